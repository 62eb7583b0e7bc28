#include "core/cleaning/verdict/loudness.h"

#include "core/base/error.h"

#include <ebur128.h>

#include <algorithm>
#include <cmath>
#include <memory>

namespace timbre::cleaning {
namespace {

struct CloseMeter {
    void operator()(ebur128_state* meter) const { ebur128_destroy(&meter); }
};

double decibels(double amplitude)
{
    return 20.0 * std::log10(std::max(amplitude, 1e-10));
}

} // namespace

Loudness loudness(const audio::Audio& audio)
{
    const std::unique_ptr<ebur128_state, CloseMeter> meter(ebur128_init(unsigned(audio.channels),
        size_t(audio.sampling_rate), EBUR128_MODE_I | EBUR128_MODE_TRUE_PEAK));
    if (!meter
        || ebur128_add_frames_float(meter.get(), audio.samples.data(), size_t(audio.frames()))
            != EBUR128_SUCCESS) {
        throw Error(ErrorKind::InvalidArgument, "loudness", "This sound cannot be measured.");
    }
    Loudness result;
    double value = 0.0;
    if (ebur128_loudness_global(meter.get(), &value) == EBUR128_SUCCESS && std::isfinite(value)) {
        result.integrated_lufs = std::max(value, -70.0);
    }
    double peak = 0.0;
    for (int c = 0; c < audio.channels; ++c) {
        if (ebur128_true_peak(meter.get(), unsigned(c), &value) == EBUR128_SUCCESS) {
            peak = std::max(peak, value);
        }
    }
    result.true_peak_dbtp = decibels(peak);
    return result;
}

AcxFigures acxFigures(const audio::Audio& audio)
{
    const auto half_second = size_t(audio.sampling_rate / 2) * size_t(audio.channels);
    double squares = 0.0, block = 0.0, quietest = -1.0;
    float peak = 0.0f;
    for (size_t i = 0; i < audio.samples.size(); ++i) {
        const float x = audio.samples[i];
        squares += double(x) * double(x);
        block += double(x) * double(x);
        peak = std::max(peak, std::abs(x));
        if ((i + 1) % half_second == 0) {
            quietest = quietest < 0.0 ? block : std::min(quietest, block);
            block = 0.0;
        }
    }
    const auto count = double(std::max<size_t>(1, audio.samples.size()));
    AcxFigures figures;
    figures.rms_db = decibels(std::sqrt(squares / count));
    figures.peak_db = decibels(double(peak));
    figures.noise_floor_db =
        quietest < 0.0 ? figures.rms_db : decibels(std::sqrt(quietest / double(half_second)));
    return figures;
}

} // namespace timbre::cleaning
