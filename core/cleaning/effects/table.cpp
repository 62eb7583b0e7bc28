#include "core/cleaning/effects/table.h"

#include <algorithm>

namespace timbre::cleaning {
namespace {

using Change = void (*)(Sound&, const Values&, Work&);
using Learn = Learned (*)(const Sound&, const Values&, Work&);

struct Effect {
    Change change;
    Learn learn = nullptr;
};

/// "denoise" is the Cleaner's own; as an entry here it is the gate that stands in for it.
const std::map<std::string, Effect, std::less<>>& table()
{
    static const std::map<std::string, Effect, std::less<>> all{
        {"spot", {softenSpot}},
        {"declip", {removeClipping, learnClipping}},
        {"declick", {removeClicks}},
        {"hum", {removeHum, learnHum}},
        {"high-pass", {highPass}},
        {"gate", {spectralGate, learnNoisePrint}},
        {"dereverb", {removeReverb, learnReverb}},
        {"de-ess", {softenSibilants}},
        {"gain", {gain}},
        {"trim", {trimSilence}},
        {"stretch", {stretch}},
        {"loudness", {toLoudness, learnLoudness}},
    };
    return all;
}

} // namespace

double after_s(std::string_view effect)
{
    return effect == "high-pass" || effect == "hum" || effect == "gain" ? 0.0
        : effect == "loudness"                                          ? 0.01
                                                                        : 0.1;
}

void keepParameters(Step& step)
{
    std::erase_if(
        step.values, [](const auto& value) { return value.first.find('.') != std::string::npos; });
}

bool hasLearned(const Step& step)
{
    return std::ranges::any_of(
        step.values, [](const auto& value) { return value.first.find('.') != std::string::npos; });
}

Step gateFor(const Step& denoise)
{
    const Values values("denoise", denoise.values);
    Step gate{.effect = "gate", .values = denoise.values};
    gate.values.erase("amount");
    gate.values.erase("limit_db");
    gate.values["reduction_db"] = std::min(18.0, values("limit_db")) * values("amount");
    return gate;
}

void learnInto(Step& step, const Sound& sound, Work work)
{
    keepParameters(step);
    const Learn learn = table().at(step.effect).learn;
    if (learn == nullptr || sound.frames() == 0) {
        return;
    }
    auto learned = learn(sound, Values(step.effect, step.values), work);
    learned["learned."] = 1.0; // also where nothing was found, so that it is not sought again
    step.values.merge(learned);
}

void applyTable(Step step, Sound& sound, Work work)
{
    if (table().at(step.effect).learn != nullptr && !hasLearned(step)) {
        learnInto(step, sound, work.part(0.0, 0.5));
        work = work.part(0.5, 1.0);
    }
    table().at(step.effect).change(sound, Values(step.effect, step.values), work);
}

} // namespace timbre::cleaning
