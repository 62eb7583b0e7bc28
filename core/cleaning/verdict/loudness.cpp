#include "core/cleaning/verdict/loudness.h"

#include "core/base/error.h"

#include <ebur128.h>

#include <algorithm>
#include <cmath>

namespace timbre::cleaning {
namespace {

double decibels(double amplitude)
{
    return 20.0 * std::log10(std::max(amplitude, 1e-10));
}

} // namespace

struct LoudnessMeter::State {
    ebur128_state* meter = nullptr;
    ~State()
    {
        if (meter != nullptr) {
            ebur128_destroy(&meter);
        }
    }
};

LoudnessMeter::LoudnessMeter(int channels, int sampling_rate)
    : m_channels(channels)
    , m_state(std::make_unique<State>())
{
    m_state->meter = ebur128_init(
        unsigned(channels), size_t(sampling_rate), EBUR128_MODE_I | EBUR128_MODE_TRUE_PEAK);
    if (m_state->meter == nullptr) {
        throw Error(ErrorKind::InvalidArgument, "loudness", "This sound cannot be measured.");
    }
}

LoudnessMeter::~LoudnessMeter() = default;

void LoudnessMeter::add(std::span<const float> samples)
{
    if (ebur128_add_frames_float(
            m_state->meter, samples.data(), samples.size() / size_t(m_channels))
        != EBUR128_SUCCESS) {
        throw Error(ErrorKind::OutOfMemory, "loudness", "This sound cannot be measured.");
    }
}

Loudness LoudnessMeter::loudness() const
{
    Loudness result;
    double value = 0.0;
    if (ebur128_loudness_global(m_state->meter, &value) == EBUR128_SUCCESS
        && std::isfinite(value)) {
        result.integrated_lufs = std::max(value, -70.0);
    }
    double peak = 0.0;
    for (int c = 0; c < m_channels; ++c) {
        if (ebur128_true_peak(m_state->meter, unsigned(c), &value) == EBUR128_SUCCESS) {
            peak = std::max(peak, value);
        }
    }
    result.true_peak_dbtp = decibels(peak);
    return result;
}

Loudness loudness(const audio::Audio& audio)
{
    LoudnessMeter meter(audio.channels, audio.sampling_rate);
    meter.add(audio.samples);
    return meter.loudness();
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
