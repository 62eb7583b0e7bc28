#pragma once

#include "core/base/error.h"

#include <c10/util/Exception.h>

#include <new>

namespace timbre::inference {

/// Runs a call into torch and turns what torch throws into Error: the door of this room.
template <class Call>
auto translated(Call call)
{
    try {
        return call();
    } catch (const c10::OutOfMemoryError&) {
        throw Error(ErrorKind::OutOfMemory, {},
            "The GPU has not enough memory. Use --device cpu, or close other programs.");
    } catch (const std::bad_alloc&) {
        throw Error(ErrorKind::OutOfMemory, {},
            "There is not enough memory. Close other programs and try again.");
    } catch (const c10::Error& error) {
        throw Error(ErrorKind::Internal, {},
            std::string("A network failed: ") + error.what_without_backtrace());
    }
}

} // namespace timbre::inference
