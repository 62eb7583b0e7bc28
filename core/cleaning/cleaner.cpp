#include "core/cleaning/cleaner.h"

#include "core/base/error.h"
#include "core/base/paths.h"
#include "core/cleaning/deepfilter.h"
#include "core/cleaning/effects/effects.h"

#include <algorithm>

namespace timbre::cleaning {
namespace {

constexpr int64_t kGrid = 4096; ///< parts begin on it, so that spectra see the frames of the whole

constexpr double kAfter_s = 0.1; ///< of context behind a part per effect: a frame of a spectrum

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

/// The gate that stands in for the neural denoiser, as strong as that was to be.
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

void applyStep(const Step& step, Sound& sound, DeepFilter* denoiser, Work work)
{
    work.at(0.0);
    if (sound.frames() == 0) {
        return;
    }
    if (step.effect != "denoise") {
        applyTable(step, sound, work);
    } else if (denoiser != nullptr) {
        const Values values(step.effect, step.values);
        denoiser->clean(sound, values("amount"), values("limit_db"), work);
    } else {
        applyTable(gateFor(step), sound, work);
    }
}

Recipe enabledSteps(const Recipe& recipe)
{
    requireValid(recipe);
    Recipe enabled;
    std::ranges::copy_if(recipe, std::back_inserter(enabled), &Step::enabled);
    return enabled;
}

void requireUsable(const audio::Audio& recording)
{
    if (recording.sampling_rate < 8000 || recording.sampling_rate > 384000
        || recording.channels < 1) {
        throw Error(ErrorKind::InvalidArgument, std::to_string(recording.sampling_rate) + " Hz",
            "Sounds from 8 kHz to 384 kHz can be cleaned.");
    }
}

audio::Audio cutOut(const audio::Audio& recording, Range part)
{
    const auto channels = int64_t(recording.channels);
    return {.samples = {recording.samples.begin() + part.begin * channels,
                recording.samples.begin() + part.end * channels},
        .channels = recording.channels,
        .sampling_rate = recording.sampling_rate};
}

Range clamped(Range part, int64_t frames)
{
    const int64_t begin = std::clamp<int64_t>(part.begin, 0, frames);
    return {begin, std::clamp<int64_t>(part.end, begin, frames)};
}

} // namespace

Cleaner::Cleaner(std::optional<std::filesystem::path> denoiser)
{
    if (!denoiser) {
        denoiser = paths::findResource("deepfilternet");
    }
    if (denoiser) {
        m_denoiser = DeepFilter::open(*denoiser);
    }
}

Cleaner::~Cleaner() = default;

bool Cleaner::hasNeuralDenoiser() const
{
    return m_denoiser != nullptr;
}

void Cleaner::warmUp() const
{
    if (m_denoiser) {
        m_denoiser->warmUp();
    }
}

Recipe Cleaner::learn(const Recipe& recipe, const audio::Audio& recording, jobs::Context& job) const
{
    requireValid(recipe);
    requireUsable(recording);
    Recipe result = recipe;
    const auto learns = [](const Step& step) {
        return step.enabled && describe(step.effect).learns;
    };
    const auto last = std::find_if(result.rbegin(), result.rend(), learns).base();
    Sound sound = separated(recording);
    const auto count = double(last - result.begin());
    for (auto step = result.begin(); step != last; ++step) {
        const double begin = double(step - result.begin()) / count;
        const Work share(job, "learn", begin, begin + 1.0 / count);
        if (!step->enabled) {
            continue;
        }
        if (step->effect == "denoise") { // learned for the day the library is missing
            Step gate = gateFor(*step);
            learnInto(gate, sound, share.part(0.0, 0.2));
            keepParameters(*step);
            gate.values.erase("reduction_db");
            step->values.merge(gate.values);
        } else {
            learnInto(*step, sound, share.part(0.0, 0.2));
        }
        if (step + 1 != last) { // those that come learn from what this one leaves
            applyStep(*step, sound, m_denoiser.get(), share.part(0.2, 1.0));
        }
    }
    return result;
}

Step Cleaner::learnNoise(
    const Step& gate, const audio::Audio& recording, Range silence, jobs::Context& job) const
{
    requireValid({gate});
    requireUsable(recording);
    Step step = gate;
    const auto part = cutOut(recording, clamped(silence, recording.frames()));
    learnInto(step, separated(part), Work(job, "learn", 0.0, 1.0));
    return step;
}

audio::Audio Cleaner::apply(
    const Recipe& recipe, const audio::Audio& recording, jobs::Context& job) const
{
    requireUsable(recording);
    const Recipe steps = enabledSteps(recipe);
    Sound sound = separated(recording);
    for (size_t i = 0; i < steps.size(); ++i) {
        const auto count = double(steps.size());
        applyStep(steps[i], sound, m_denoiser.get(),
            Work(job, steps[i].effect, double(i) / count, double(i + 1) / count));
    }
    auto result = interleaved(sound);
    result.replaced = recording.replaced;
    result.truncated = recording.truncated;
    return result;
}

audio::Audio Cleaner::preview(
    const Recipe& recipe, const audio::Audio& recording, Range part, jobs::Context& job) const
{
    requireUsable(recording);
    const Recipe steps = enabledSteps(recipe);
    part = clamped(part, recording.frames());
    double context_s = 0.0;
    bool same_length = true;
    for (const Step& step : steps) {
        context_s += describe(step.effect).context_s;
        same_length = same_length && !describe(step.effect).changes_length;
    }
    // Where the length changes, there is no telling which samples the context became.
    const auto context = same_length ? int64_t(context_s * recording.sampling_rate) : 0;
    const int64_t begin = std::max<int64_t>(0, part.begin - context) / kGrid * kGrid;
    const auto after =
        std::min(context, int64_t(kAfter_s * double(steps.size()) * recording.sampling_rate));
    const Range wide{
        same_length ? begin : part.begin, std::min(recording.frames(), part.end + after)};
    auto sound = apply(steps, cutOut(recording, wide), job);
    return same_length ? cutOut(sound, {part.begin - wide.begin, part.end - wide.begin}) : sound;
}

} // namespace timbre::cleaning
