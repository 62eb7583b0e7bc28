#include "core/audio/resample.h"

#include "core/base/error.h"

#include <soxr.h>

#include <cstdint>

namespace timbre::audio {

std::vector<float> resampleHq(std::span<const float> samples, int from, int to)
{
    if (from < 1 || to < 1) {
        throw Error(
            ErrorKind::InvalidArgument, "sampling rate", "A sampling rate must be positive.");
    }
    if (from == to || samples.empty()) {
        return {samples.begin(), samples.end()};
    }
    const auto length =
        size_t((uint64_t(samples.size()) * uint64_t(to) + uint64_t(from) - 1) / uint64_t(from));
    std::vector<float> result(length, 0.0f);
    const auto type = soxr_io_spec(SOXR_FLOAT32_I, SOXR_FLOAT32_I);
    const auto quality = soxr_quality_spec(SOXR_HQ, 0);
    const auto runtime = soxr_runtime_spec(1);
    size_t done = 0;
    const soxr_error_t error = soxr_oneshot(double(from), double(to), 1, samples.data(),
        samples.size(), nullptr, result.data(), result.size(), &done, &type, &quality, &runtime);
    if (error != nullptr) {
        throw Error(ErrorKind::InvalidArgument, "sampling rate",
            std::string("Resampling failed: ") + error);
    }
    return result;
}

} // namespace timbre::audio
