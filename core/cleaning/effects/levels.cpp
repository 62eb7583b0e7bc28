#include "core/cleaning/effects/effects.h"
#include "core/cleaning/limiter.h"
#include "core/cleaning/verdict/loudness.h"

#include <algorithm>
#include <cmath>

namespace timbre::cleaning {
namespace {

void amplify(Sound& sound, double db)
{
    const auto factor = float(std::pow(10.0, db / 20.0));
    for (auto& channel : sound.channels) {
        std::ranges::for_each(channel, [factor](float& x) { x *= factor; });
    }
}

constexpr double kMostGain_db = 40.0; ///< beyond it there was hardly a sound

} // namespace

Learned learnLoudness(const Sound& sound, const Values& values, Work& work)
{
    const double target = values("lufs");
    double gain_db = 0.0;
    double missing = target - loudness(interleaved(sound)).integrated_lufs;
    for (int round = 0; round < 3; ++round) { // the limiter takes a little; it is given back
        gain_db = std::clamp(gain_db + missing, -60.0, kMostGain_db);
        Sound trial = sound;
        amplify(trial, gain_db);
        Work share = work.part(round / 3.0, (round + 1) / 3.0);
        limitTruePeak(trial, values("peak_dbtp"), share);
        const double now = loudness(interleaved(trial)).integrated_lufs;
        missing = now > -70.0 ? target - now : 0.0;
        if (std::abs(missing) < 0.05) {
            break;
        }
    }
    return {{"loudness.gain_db", gain_db}};
}

void toLoudness(Sound& sound, const Values& values, Work& work)
{
    amplify(sound, values("loudness.gain_db"));
    limitTruePeak(sound, values("peak_dbtp"), work);
}

void trimSilence(Sound& sound, const Values& values, Work& work)
{
    work.at(0.0);
    const auto samples = mean(sound);
    const auto step = size_t(std::max(1, sound.sampling_rate / 100));
    const double limit = std::pow(10.0, values("threshold_db") / 10.0);
    size_t first = samples.size(), last = 0;
    for (size_t at = 0; at < samples.size(); at += step) {
        const size_t end = std::min(samples.size(), at + step);
        double squares = 0.0;
        for (size_t i = at; i < end; ++i) {
            squares += double(samples[i]) * double(samples[i]);
        }
        if (squares / double(end - at) >= limit) {
            first = std::min(first, at);
            last = end;
        }
    }
    if (first >= last) {
        return; // silence alone: what to keep is not for an effect to say
    }
    const auto keep = size_t(values("keep_ms") / 1000.0 * sound.sampling_rate);
    const size_t begin = first > keep ? first - keep : 0;
    const size_t end = std::min(samples.size(), last + keep);
    for (auto& channel : sound.channels) {
        channel = {channel.begin() + long(begin), channel.begin() + long(end)};
    }
}

} // namespace timbre::cleaning
