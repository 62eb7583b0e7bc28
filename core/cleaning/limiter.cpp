#include "core/cleaning/limiter.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <deque>
#include <numbers>

namespace timbre::cleaning {
namespace {

constexpr double kReach_s = 0.005;
constexpr int kPhases = 4, kTaps = 24; ///< per phase

using Phase = std::array<float, kTaps>;

/// The sound between its samples: a sinc under a Blackman window, at 1/4, 2/4 and 3/4.
std::array<Phase, kPhases - 1> betweens()
{
    std::array<Phase, kPhases - 1> phases{};
    for (int p = 0; p < kPhases - 1; ++p) {
        for (int t = 0; t < kTaps; ++t) {
            const double x = double(t - kTaps / 2 + 1) - double(p + 1) / kPhases;
            const double w = std::numbers::pi * x / (kTaps / 2);
            const double window = 0.42 + 0.5 * std::cos(w) + 0.08 * std::cos(2.0 * w);
            phases[size_t(p)][size_t(t)] =
                float(window * std::sin(std::numbers::pi * x) / (std::numbers::pi * x));
        }
    }
    return phases;
}

/// At each sample the largest value from it to the next one, between them included.
void addTruePeaks(std::span<const float> samples, std::vector<float>& peaks, Work& work)
{
    static const auto phases = betweens();
    for (size_t i = 0; i < samples.size(); ++i) {
        if (i % (1 << 16) == 0) {
            work.at(double(i) / double(samples.size()));
        }
        float peak = std::abs(samples[i]);
        const bool inside = i + 1 >= kTaps / 2 && i + kTaps / 2 < samples.size();
        if (inside) {
            const float* first = samples.data() + i + 1 - kTaps / 2;
            for (const Phase& phase : phases) {
                float sum = 0.0f;
                for (int t = 0; t < kTaps; ++t) {
                    sum += phase[size_t(t)] * first[t];
                }
                peak = std::max(peak, std::abs(sum));
            }
        }
        peaks[i] = std::max(peaks[i], peak);
    }
}

/// gain[i] = the smallest of wanted[i - reach, i + reach], in one pass.
std::vector<float> smallestAround(const std::vector<float>& wanted, size_t reach)
{
    std::vector<float> result(wanted.size());
    std::deque<size_t> candidates; // ascending values
    size_t next = 0;
    for (size_t i = 0; i < wanted.size(); ++i) {
        for (; next < wanted.size() && next <= i + reach; ++next) {
            while (!candidates.empty() && wanted[candidates.back()] >= wanted[next]) {
                candidates.pop_back();
            }
            candidates.push_back(next);
        }
        while (candidates.front() + reach < i) {
            candidates.pop_front();
        }
        result[i] = wanted[candidates.front()];
    }
    return result;
}

/// The mean over [i - reach, i + reach]: of a minimum over the same reach it never exceeds what
/// was wanted at i.
std::vector<float> meanAround(const std::vector<float>& values, size_t reach)
{
    std::vector<double> sums(values.size() + 1, 0.0);
    for (size_t i = 0; i < values.size(); ++i) {
        sums[i + 1] = sums[i] + double(values[i]);
    }
    std::vector<float> result(values.size());
    for (size_t i = 0; i < values.size(); ++i) {
        const size_t begin = i > reach ? i - reach : 0,
                     end = std::min(values.size(), i + reach + 1);
        result[i] = float((sums[end] - sums[begin]) / double(end - begin));
    }
    return result;
}

} // namespace

void limitTruePeak(Sound& sound, double ceiling_dbtp, Work& work)
{
    // 0.1 dB for what four-fold oversampling and the moving gain itself can hide.
    const auto ceiling = float(std::pow(10.0, (ceiling_dbtp - 0.1) / 20.0));
    std::vector<float> peaks(sound.frames(), 0.0f);
    for (const auto& channel : sound.channels) {
        addTruePeaks(channel, peaks, work);
    }
    if (std::ranges::all_of(peaks, [ceiling](float peak) { return peak <= ceiling; })) {
        return;
    }
    std::ranges::transform(peaks, peaks.begin(),
        [ceiling](float peak) { return peak > ceiling ? ceiling / peak : 1.0f; });
    const auto reach = size_t(kReach_s * sound.sampling_rate);
    const auto gain = meanAround(smallestAround(peaks, reach + 1), reach);
    for (auto& channel : sound.channels) {
        for (size_t i = 0; i < channel.size(); ++i) {
            channel[i] *= gain[i];
        }
    }
}

} // namespace timbre::cleaning
