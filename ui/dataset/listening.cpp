#include "ui/dataset/listening.h"

#include "core/audio/audioreader.h"
#include "core/base/error.h"
#include "core/cleaning/verdict/verdict.h"
#include "core/cleaning/voice/activity.h"
#include "core/cleaning/voice/slicing.h"
#include "core/dsp/slicer.h"

#include <memory>

namespace timbre::ui {
namespace {

std::unique_ptr<cleaning::VoiceActivity> voiceActivity()
try {
    return std::make_unique<cleaning::VoiceActivity>();
} catch (const Error&) {
    return nullptr; // not installed: the energy tells pauses too
}

std::vector<project::Range> cutByEnergy(std::span<const float> samples, int sampling_rate)
{
    std::vector<project::Range> ranges;
    for (const dsp::Slice& piece : dsp::slice(samples, sampling_rate)) {
        ranges.push_back({piece.begin, piece.end});
    }
    return ranges;
}

project::Verdict verdictOf(const cleaning::ClipMeasures& measures)
{
    const cleaning::Verdict verdict = cleaning::judge(measures);
    return {project::gradeFromName(cleaning::name(verdict.grade)), verdict.reason(),
        cleaning::asValues(measures)};
}

} // namespace

decltype(project::ImportOptions::slice) pauseCutter()
{
    auto activity = std::make_shared<std::unique_ptr<cleaning::VoiceActivity>>();
    auto tried = std::make_shared<bool>(false);
    return [activity, tried](std::span<const float> samples, int sampling_rate) {
        if (!std::exchange(*tried, true)) {
            *activity = voiceActivity();
        }
        if (!*activity) {
            return cutByEnergy(samples, sampling_rate);
        }
        jobs::Context nobody;
        const auto curve = (*activity)->curve(samples, sampling_rate, nobody);
        std::vector<project::Range> ranges;
        for (const auto& piece :
            cleaning::sliceByVoice(curve, int64_t(samples.size()), sampling_rate)) {
            ranges.push_back({piece.begin, piece.end});
        }
        return ranges;
    };
}

std::vector<float> samplesOf(const ClipSound& sound)
{
    audio::AudioReader reader(sound.file);
    std::vector<float> samples(size_t(sound.clip.end - sound.clip.begin));
    samples.resize(size_t(reader.readMean(sound.clip.begin, samples)));
    return samples;
}

std::vector<project::Clip> judged(const std::vector<ClipSound>& sounds, jobs::Context& job)
{
    const cleaning::VoiceActivity activity;
    std::vector<project::Clip> clips;
    for (size_t i = 0; i < sounds.size(); ++i) {
        job.checkpoint();
        job.progress(
            {double(i) / double(sounds.size()), "judge", int64_t(i), int64_t(sounds.size())});
        const auto samples = samplesOf(sounds[i]);
        jobs::Context nobody; // a clip takes some milliseconds
        const auto curve = activity.curve(samples, sounds[i].sampling_rate, nobody);
        project::Clip clip = sounds[i].clip;
        clip.verdict =
            verdictOf(cleaning::measure(samples, sounds[i].sampling_rate, curve.values, nobody));
        clips.push_back(std::move(clip));
    }
    return clips;
}

} // namespace timbre::ui
