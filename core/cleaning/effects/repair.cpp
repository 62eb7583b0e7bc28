#include "core/cleaning/effects/effects.h"
#include "core/cleaning/interpolate.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace timbre::cleaning {
namespace {

constexpr double kContext_s = 0.01; ///< on either side of a hole
constexpr double kLongestHole_s = 0.004; ///< a model of a voice knows no more

constexpr double kNeverClipped = 1e9; ///< a level that nothing reaches

struct Hole {
    size_t begin, end;
};

/// Runs of samples that are all marked; those nearer than `join` become one.
std::vector<Hole> holesOf(const std::vector<bool>& marked, size_t join)
{
    std::vector<Hole> holes;
    for (size_t i = 0; i < marked.size(); ++i) {
        if (!marked[i]) {
            continue;
        }
        if (!holes.empty() && i <= holes.back().end + join) {
            holes.back().end = i + 1;
        } else {
            holes.push_back({i, i + 1});
        }
    }
    return holes;
}

void fill(std::vector<float>& samples, const Hole& hole, const std::vector<bool>& marked,
    int sampling_rate)
{
    const auto context = size_t(kContext_s * sampling_rate);
    const size_t begin = hole.begin > context ? hole.begin - context : 0;
    const size_t end = std::min(samples.size(), hole.end + context);
    std::vector<size_t> missing;
    for (size_t i = hole.begin; i < hole.end; ++i) {
        if (marked[i]) {
            missing.push_back(i - begin);
        }
    }
    interpolate(std::span(samples).subspan(begin, end - begin), missing, sampling_rate / 1500 + 8);
}

/// Runs of three or more samples within 1 % of the clipping level.
std::vector<bool> clippedSamples(std::span<const float> samples, float level)
{
    std::vector<bool> marked(samples.size(), false);
    for (size_t i = 0; i < samples.size();) {
        size_t end = i;
        while (end < samples.size() && std::abs(samples[end]) >= 0.99f * level
            && std::signbit(samples[end]) == std::signbit(samples[i])) {
            ++end;
        }
        if (end - i >= 3) {
            std::fill(marked.begin() + long(i), marked.begin() + long(end), true);
        }
        i = std::max(end, i + 1);
    }
    return marked;
}

/// How often three or more samples in a row lie within 0.1 % of the peak.
size_t flatTops(std::span<const float> samples, float peak)
{
    size_t tops = 0, run = 0;
    for (const float x : samples) {
        run = std::abs(x) >= 0.999f * peak ? run + 1 : 0;
        tops += run == 3 ? 1 : 0;
    }
    return tops;
}

void declip(std::vector<float>& samples, float level, int sampling_rate, Work work)
{
    const auto marked = clippedSamples(samples, level);
    const auto holes = holesOf(marked, size_t(sampling_rate / 2000));
    for (size_t h = 0; h < holes.size(); ++h) {
        work.at(double(h) / double(holes.size()));
        if (double(holes[h].end - holes[h].begin) > 2.5 * kLongestHole_s * sampling_rate) {
            continue;
        }
        const std::vector<float> before(
            samples.begin() + long(holes[h].begin), samples.begin() + long(holes[h].end));
        fill(samples, holes[h], marked, sampling_rate);
        for (size_t i = 0; i < before.size(); ++i) { // the true wave lay beyond the level
            float& x = samples[holes[h].begin + i];
            if (marked[holes[h].begin + i]) {
                x = std::copysign(std::clamp(std::abs(x), level, 3.0f * level), before[i]);
            }
        }
    }
}

/// A click is far from what its neighbours lead to expect: second differences, which a voice
/// bends slowly, against their median nearby.
std::vector<bool> clicks(std::span<const float> samples, int sampling_rate, double sensitivity)
{
    const auto window = size_t(sampling_rate / 50);
    const auto widest = size_t(sampling_rate / 1000);
    const auto factor = float(40.0 * std::pow(0.15, sensitivity)); // 40 .. 6 medians
    std::vector<float> bend(samples.size(), 0.0f);
    for (size_t i = 2; i + 2 < samples.size(); ++i) {
        bend[i] = std::abs(samples[i - 2] - 4.0f * samples[i - 1] + 6.0f * samples[i]
            - 4.0f * samples[i + 1] + samples[i + 2]);
    }
    std::vector<bool> marked(samples.size(), false);
    std::vector<float> sorted;
    for (size_t at = 0; at < samples.size(); at += window) {
        const size_t end = std::min(samples.size(), at + window);
        const size_t from = at > window / 2 ? at - window / 2 : 0;
        const size_t to = std::min(samples.size(), end + window / 2);
        sorted.assign(bend.begin() + long(from), bend.begin() + long(to));
        // The 90th of 100, not the middle: the pulses of a low voice are part of the normal.
        const auto usual = sorted.begin() + long(sorted.size() * 9 / 10);
        std::ranges::nth_element(sorted, usual);
        const float limit = std::max(*usual, 1e-4f) * factor / 3.0f;
        for (size_t i = at; i < end; ++i) {
            marked[i] = bend[i] > limit;
        }
    }
    for (const Hole& hole : holesOf(marked, widest / 4)) {
        const bool click = hole.end - hole.begin <= widest;
        const size_t from = hole.begin > 2 ? hole.begin - 2 : 0;
        const size_t to = std::min(marked.size(), hole.end + 2);
        std::fill(marked.begin() + long(from), marked.begin() + long(to), click);
    }
    return marked;
}

} // namespace

Learned learnClipping(const Sound& sound, const Values& values, Work& work)
{
    work.at(0.0);
    if (values("level") > 0.0) {
        return {{"clip.level", values("level")}};
    }
    float peak = 0.0f;
    for (const auto& channel : sound.channels) {
        for (const float x : channel) {
            peak = std::max(peak, std::abs(x));
        }
    }
    size_t tops = 0;
    for (const auto& channel : sound.channels) {
        tops += flatTops(channel, peak);
    }
    // A voice reaches its peak once; what is flat there again and again was cut off.
    return {{"clip.level", peak > 0.1f && tops >= 4 ? double(peak) : kNeverClipped}};
}

void removeClipping(Sound& sound, const Values& values, Work& work)
{
    const double share = 1.0 / double(sound.channels.size());
    for (size_t c = 0; c < sound.channels.size(); ++c) {
        declip(sound.channels[c], float(values("clip.level")), sound.sampling_rate,
            work.part(double(c) * share, double(c + 1) * share));
    }
}

void removeClicks(Sound& sound, const Values& values, Work& work)
{
    const double sensitivity = values("sensitivity");
    for (auto& channel : sound.channels) {
        work.at(0.0);
        const auto marked = clicks(channel, sound.sampling_rate, sensitivity);
        const auto holes = holesOf(marked, 0);
        for (size_t h = 0; h < holes.size(); ++h) {
            work.at(double(h) / double(holes.size()));
            fill(channel, holes[h], marked, sound.sampling_rate);
        }
    }
}

} // namespace timbre::cleaning
