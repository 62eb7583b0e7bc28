#include "core/cleaning/effects/effects.h"
#include "core/cleaning/reverb.h"
#include "core/cleaning/spectra.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace timbre::cleaning {
namespace {

constexpr double kLateAfter_s = 0.05; ///< what arrives sooner belongs to the sound
constexpr double kOver = 1.6; ///< taken away more than expected: power strays around its mean
constexpr float kFloor = 0.1f; ///< -20 dB: deeper sounds hollow

/// The level in dB of one band, every 10 ms.
std::vector<double> levels(std::span<const float> samples, int sampling_rate)
{
    const auto step = size_t(sampling_rate / 100);
    std::vector<double> result;
    for (size_t at = 0; at + step <= samples.size(); at += step) {
        double sum = 1e-12;
        for (const float x : samples.subspan(at, step)) {
            sum += double(x) * double(x);
        }
        result.push_back(10.0 * std::log10(sum / double(step)));
    }
    return result;
}

/// The line through values[begin, begin + count): dB per step, and how far the values stray.
struct Fall {
    double slope, deviation;
};

Fall lineThrough(const std::vector<double>& values, size_t begin, size_t count)
{
    double sum = 0.0, weighted = 0.0, spread = 0.0;
    const double middle = double(count - 1) / 2.0;
    for (size_t i = 0; i < count; ++i) {
        const double x = double(i) - middle;
        sum += values[begin + i];
        weighted += x * values[begin + i];
        spread += x * x;
    }
    const double slope = weighted / spread, mean = sum / double(count);
    double squares = 0.0;
    for (size_t i = 0; i < count; ++i) {
        const double error = values[begin + i] - mean - slope * (double(i) - middle);
        squares += error * error;
    }
    return {slope, std::sqrt(squares / double(count))};
}

/// Late reverberation of a bin is what the smoothed power was kLateAfter_s ago, faded since then
/// (Lebart et al. 2001); it is subtracted as noise would be.
class LateReverb {
public:
    LateReverb(size_t bins, double frames_per_s, double rt60_s, double strength)
        : m_delay(std::max<size_t>(1, size_t(std::lround(kLateAfter_s * frames_per_s))))
        , m_decay(float(kOver * strength * std::pow(10.0, -6.0 * kLateAfter_s / rt60_s)))
        , m_history(m_delay, std::vector<float>(bins, 0.0f))
        , m_smooth(bins, 0.0f)
        , m_gain(bins, 1.0f)
    {
    }

    void operator()(std::span<std::complex<float>> bins, int64_t frame)
    {
        auto& late = m_history[size_t(frame) % m_delay];
        for (size_t i = 0; i < bins.size(); ++i) {
            const float power = std::norm(bins[i]);
            m_smooth[i] += 0.4f * (power - m_smooth[i]);
            const float clean = 1.0f - m_decay * late[i] / (m_smooth[i] + 1e-12f);
            const float target = std::sqrt(std::max(clean, kFloor * kFloor));
            m_gain[i] += 0.6f * (target - m_gain[i]);
            late[i] = m_smooth[i];
            bins[i] *= m_gain[i];
        }
    }

private:
    size_t m_delay;
    float m_decay;
    std::vector<std::vector<float>> m_history; ///< a ring of the last m_delay frames
    std::vector<float> m_smooth, m_gain;
};

} // namespace

std::optional<double> reverberationTime(
    std::span<const float> samples, int sampling_rate, Work& work)
{
    work.at(0.0);
    constexpr size_t kSteps = 8, kLeast = 8; // 80 ms of steady fall, several times
    const auto level = levels(samples, sampling_rate);
    if (level.size() < 50) {
        return std::nullopt;
    }
    auto sorted = level;
    std::ranges::sort(sorted);
    const double floor = sorted[sorted.size() / 20], loud = sorted[sorted.size() * 9 / 10];
    std::vector<double> times;
    for (size_t at = 0; at + kSteps <= level.size(); ++at) {
        // Below the sound itself, above what is too faint to last 80 ms.
        const bool in_range = level[at] > loud - 25.0 && level[at] < loud - 8.0;
        const bool above_noise = level[at + kSteps - 1] > floor + 6.0;
        const Fall fall = lineThrough(level, at, kSteps);
        if (in_range && above_noise && fall.slope < -0.15 && fall.deviation < 2.5) {
            times.push_back(-60.0 / fall.slope / 100.0);
        }
    }
    if (times.size() < kLeast) {
        return std::nullopt;
    }
    std::ranges::sort(times);
    return times[times.size() / 10]; // slower falls are the voice's own
}

Learned learnReverb(const Sound& sound, const Values& values, Work& work)
{
    const double wanted = values("rt60_s");
    const auto heard = wanted > 0.0 ? std::optional(wanted)
                                    : reverberationTime(mean(sound), sound.sampling_rate, work);
    return {{"room.rt60_s", std::clamp(heard.value_or(0.2), 0.1, 3.0)}};
}

void removeReverb(Sound& sound, const Values& values, Work& work)
{
    const int size = spectrumSize(sound.sampling_rate) / 2;
    const double frames_per_s = 4.0 * sound.sampling_rate / size;
    for (size_t c = 0; c < sound.channels.size(); ++c) {
        Work share = work.part(double(c) / double(sound.channels.size()),
            double(c + 1) / double(sound.channels.size()));
        LateReverb late(
            size_t(size) / 2 + 1, frames_per_s, values("room.rt60_s"), values("strength"));
        changeSpectra(
            sound.channels[c], size,
            [&late](std::span<std::complex<float>> bins, int64_t frame) { late(bins, frame); },
            share);
    }
}

} // namespace timbre::cleaning
