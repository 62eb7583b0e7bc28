#pragma once

#include "core/base/error.h"
#include "core/training/memory.h"

#include <ATen/Context.h>

namespace timbre::training {

/// Small numbers that the processor cannot handle quickly count as zero meanwhile: they make
/// training several times slower.
class FlushedDenormals {
public:
    FlushedDenormals() { at::globalContext().setFlushDenormal(true); }
    ~FlushedDenormals() { at::globalContext().setFlushDenormal(false); }
};

/// What torch throws, as Errors with a way out.
template <class Call>
auto translated(Call call)
{
    try {
        return call();
    } catch (const Error&) {
        throw;
    } catch (const std::exception& error) {
        if (isOutOfMemory(error)) {
            throw Error(ErrorKind::OutOfMemory, {},
                "There is not enough memory. Close other programs, or use shorter clips.");
        }
        const auto* torch_error = dynamic_cast<const c10::Error*>(&error);
        if (!torch_error) {
            throw;
        }
        const std::string text = torch_error->what_without_backtrace();
        if (text.find("CUDA") != std::string::npos) {
            throw Error(ErrorKind::Device, "GPU",
                "The GPU stopped answering. Everything up to the last checkpoint is kept: go on "
                "with --resume, or on the processor with --device cpu.");
        }
        throw Error(ErrorKind::Internal, {}, "Training failed: " + text);
    }
}

} // namespace timbre::training
