#include "core/prepare/measuring.h"

#include <utility>
#include <vector>

namespace timbre::prepare {

Measured measured(std::span<const float> samples, int sampling_rate, std::span<const float> voice,
    inference::VoicePrints* prints, jobs::Context& job)
{
    Measured result{cleaning::measure(samples, sampling_rate, voice, job), {}};
    if (prints != nullptr && !samples.empty()) {
        auto clip = prints->clip(samples, sampling_rate);
        result.print = std::move(clip.whole);
        result.measures.inner_distance = cleaning::innerDistance(clip.parts);
    }
    return result;
}

void compareVoices(std::span<Measured* const> set)
{
    std::vector<cleaning::VoicePrint> prints;
    for (const Measured* clip : set) {
        if (!clip->print.empty()) {
            prints.push_back(clip->print);
        }
    }
    if (prints.size() < 3) {
        return;
    }
    const auto centre = cleaning::voiceCentre(prints);
    for (Measured* clip : set) {
        if (!clip->print.empty()) {
            clip->measures.speaker_distance = cleaning::voiceDistance(clip->print, centre);
        }
    }
}

bool better(const cleaning::Verdict& now, const cleaning::Verdict& before)
{
    return std::pair(now.grade, now.reasons.size())
        < std::pair(before.grade, before.reasons.size());
}

} // namespace timbre::prepare
