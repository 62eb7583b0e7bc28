#include "core/cleaning/cleaner.h"

#include "core/base/error.h"
#include "core/base/paths.h"
#include "core/cleaning/chain/wholesound.h"
#include "core/cleaning/deepfilter.h"
#include "core/cleaning/effects/table.h"

#include <algorithm>

namespace timbre::cleaning {
namespace {

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
    return apply(recipe, recording, 0, job);
}

audio::Audio Cleaner::apply(
    const Recipe& recipe, const audio::Audio& recording, int64_t begin, jobs::Context& job) const
{
    requireUsable(recording);
    const Recipe steps = enabledSteps(recipe);
    Sound sound = separated(recording);
    sound.begin = begin;
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

void Cleaner::clean(const Recipe& recipe, const SoundSource& source,
    const std::filesystem::path& spool, const std::function<void(std::span<const float>)>& write,
    jobs::Context& job) const
{
    const auto sample = excerpts(source, job);
    requireUsable(sample);
    Recipe head = enabledSteps(recipe);
    for (Step& step : head) { // the loudness is learned from all of it, on the way; a spot has its
        // place, which the pieces that are learned from do not keep
        step.enabled = step.effect != "loudness" && step.effect != "spot";
    }
    Recipe steps = learn(head, sample, job);
    for (size_t i = 0; i < steps.size(); ++i) {
        steps[i].enabled = true;
        if (hasLearned(head[i])) {
            steps[i] = head[i];
            steps[i].enabled = true;
        }
    }
    cleanWhole(steps, source, m_denoiser.get(), spool, write, job);
}

std::unique_ptr<Chain> Cleaner::chain(const Recipe& recipe, SoundSource source, int64_t begin) const
{
    return std::make_unique<Chain>(
        recipe, std::move(source), begin, m_denoiser.get(), DeepFilter::Memory::OfOthers);
}

Recipe Cleaner::learnRoughly(
    const Recipe& recipe, const audio::Audio& recording, jobs::Context& job) const
{
    requireUsable(recording);
    Recipe steps = enabledSteps(recipe);
    const Sound sound = separated(recording);
    for (Step& step : steps) {
        if (step.effect == "denoise" && !m_denoiser) {
            step = gateFor(step);
        }
        if (step.effect != "denoise" && !hasLearned(step)) {
            learnInto(step, sound, Work(job, "learn", 0.0, 1.0));
        }
    }
    return steps;
}

audio::Audio Cleaner::preview(
    const Recipe& recipe, const audio::Audio& recording, Range part, jobs::Context& job) const
{
    requireUsable(recording);
    const Recipe steps = enabledSteps(recipe);
    part = clamped(part, recording.frames());
    double context_s = 0.0, reach_s = 0.0;
    bool same_length = true;
    for (const Step& step : steps) {
        context_s += describe(step.effect).context_s;
        reach_s += after_s(step.effect);
        same_length = same_length && !describe(step.effect).changes_length;
    }
    // Where the length changes, there is no telling which samples the context became.
    const auto context = same_length ? int64_t(context_s * recording.sampling_rate) : 0;
    const int64_t begin = std::max<int64_t>(0, part.begin - context) / kGrid * kGrid;
    const auto after = int64_t(reach_s * recording.sampling_rate);
    const Range wide{
        same_length ? begin : part.begin, std::min(recording.frames(), part.end + after)};
    auto sound = apply(steps, cutOut(recording, wide), wide.begin, job);
    return same_length ? cutOut(sound, {part.begin - wide.begin, part.end - wide.begin}) : sound;
}

} // namespace timbre::cleaning
