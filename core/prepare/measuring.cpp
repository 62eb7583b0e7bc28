#include "core/prepare/measuring.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace timbre::prepare {

namespace {

/// As its repair leaves it, and always equally loud.
std::vector<float> comparable(std::span<const float> samples, int sampling_rate,
    const cleaning::ClipMeasures& measures, const cleaning::Cleaner& cleaner, jobs::Context& job)
{
    auto recipe = cleaning::judge(measures).repair;
    std::erase_if(recipe, [](const auto& step) { return step.effect == "loudness"; });
    const double gain_db = std::clamp(-20.0 - measures.loudness_lufs, -40.0, 40.0);
    recipe.push_back({"gain", {{"db", gain_db}}});
    const audio::Audio sound{
        .samples = {samples.begin(), samples.end()}, .channels = 1, .sampling_rate = sampling_rate};
    return cleaner.apply(recipe, sound, job).samples;
}

} // namespace

Measured measured(std::span<const float> samples, int sampling_rate, std::span<const float> voice,
    const cleaning::Cleaner& cleaner, inference::VoicePrints* prints, jobs::Context& job)
{
    Measured result{cleaning::measure(samples, sampling_rate, voice, job), {}};
    if (prints != nullptr && !samples.empty()) {
        const auto sound = comparable(samples, sampling_rate, result.measures, cleaner, job);
        auto clip = prints->clip(sound, sampling_rate);
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
