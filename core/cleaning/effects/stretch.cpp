#include "core/cleaning/effects/effects.h"

#include <rubberband/RubberBandStretcher.h>

#include <algorithm>
#include <cmath>

namespace timbre::cleaning {
namespace {

using RubberBand::RubberBandStretcher;
constexpr size_t kBlock = 8192;

/// Calls `give(pointers, count, last)` for every block of the sound.
template <typename Give>
void forEachBlock(const Sound& sound, Work work, const Give& give)
{
    std::vector<const float*> pointers(sound.channels.size());
    for (size_t at = 0; at < sound.frames(); at += kBlock) {
        work.at(double(at) / double(sound.frames()));
        const size_t count = std::min(kBlock, sound.frames() - at);
        for (size_t c = 0; c < pointers.size(); ++c) {
            pointers[c] = sound.channels[c].data() + at;
        }
        give(pointers.data(), count, at + count == sound.frames());
    }
}

void take(RubberBandStretcher& stretcher, Sound& result)
{
    for (int ready = stretcher.available(); ready > 0; ready = stretcher.available()) {
        std::vector<float*> pointers;
        for (auto& channel : result.channels) {
            channel.resize(channel.size() + size_t(ready));
            pointers.push_back(channel.data() + channel.size() - size_t(ready));
        }
        const size_t got = stretcher.retrieve(pointers.data(), size_t(ready));
        for (auto& channel : result.channels) {
            channel.resize(channel.size() - size_t(ready) + got);
        }
        if (got == 0) {
            return;
        }
    }
}

} // namespace

void stretch(Sound& sound, const Values& values, Work& work)
{
    const double tempo = values("tempo"), pitch = values("pitch");
    if ((tempo == 1.0 && pitch == 0.0) || sound.frames() == 0) {
        return;
    }
    RubberBandStretcher stretcher(size_t(sound.sampling_rate), sound.channels.size(),
        RubberBandStretcher::OptionProcessOffline | RubberBandStretcher::OptionEngineFiner
            | RubberBandStretcher::OptionFormantPreserved
            | RubberBandStretcher::OptionChannelsTogether
            | RubberBandStretcher::OptionThreadingNever,
        1.0 / tempo, std::pow(2.0, pitch / 12.0));
    stretcher.setDebugLevel(0);
    stretcher.setExpectedInputDuration(sound.frames());
    stretcher.setMaxProcessSize(kBlock);
    forEachBlock(
        sound, work.part(0.0, 0.3), [&](const float* const* pointers, size_t count, bool last) {
            stretcher.study(pointers, count, last);
        });
    Sound result{.channels = {}, .sampling_rate = sound.sampling_rate};
    result.channels.resize(sound.channels.size());
    forEachBlock(
        sound, work.part(0.3, 1.0), [&](const float* const* pointers, size_t count, bool last) {
            stretcher.process(pointers, count, last);
            take(stretcher, result);
        });
    take(stretcher, result);
    sound = std::move(result);
}

} // namespace timbre::cleaning
