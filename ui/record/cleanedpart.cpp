#include "ui/record/cleanedpart.h"

#include "core/cleaning/verdict/loudness.h"

#include <algorithm>
#include <cmath>

namespace timbre::ui {
namespace {

constexpr double kSilence_lufs = -70.0, kMostGain_db = 30.0;

float matchingGain(const audio::Audio& before, const audio::Audio& after)
{
    const double wanted = cleaning::loudness(before).integrated_lufs;
    const double got = cleaning::loudness(after).integrated_lufs;
    if (wanted <= kSilence_lufs || got <= kSilence_lufs) { // also parts under 400 ms
        return 1.0f;
    }
    return float(std::pow(10.0, std::clamp(wanted - got, -kMostGain_db, kMostGain_db) / 20.0));
}

cleaning::Recipe keepingLength(const cleaning::Recipe& recipe)
{
    cleaning::Recipe kept;
    std::copy_if(recipe.begin(), recipe.end(), std::back_inserter(kept),
        [](const auto& step) { return !cleaning::describe(step.effect).changes_length; });
    return kept;
}

} // namespace

void CleanedPart::replaceIn(std::span<float> into, qint64 first) const
{
    const auto length = qint64(samples.size());
    const qint64 from = std::max(first, begin);
    const qint64 to = std::min(first + qint64(into.size()), begin + length);
    for (qint64 frame = from; frame < to; ++frame) {
        into[size_t(frame - first)] =
            std::clamp(samples[size_t(frame - begin)] * gain, -1.0f, 1.0f);
    }
}

CleanedPart cleanPart(const cleaning::Cleaner& cleaner, const cleaning::Recipe& recipe,
    const std::filesystem::path& sound, qint64 begin, qint64 end, jobs::Context& job)
{
    audio::AudioReader reader(sound);
    const auto steps = keepingLength(recipe);
    double context_s = 0.0;
    for (const auto& step : steps) {
        context_s += cleaning::describe(step.effect).context_s;
    }
    const auto context = int64_t(context_s * reader.samplingRate());
    const int64_t first = std::max<int64_t>(0, begin - context);
    audio::Audio around{
        .samples = {}, .channels = reader.channels(), .sampling_rate = reader.samplingRate()};
    around.samples.resize(size_t(end + context - first) * size_t(around.channels));
    around.samples.resize(size_t(reader.read(first, around.samples)) * size_t(around.channels));
    const cleaning::Range part{begin - first, std::min<int64_t>(end - first, around.frames())};
    const auto after = cleaner.preview(steps, around, part, job);
    audio::Audio before{.samples = {around.samples.begin() + part.begin * around.channels,
                            around.samples.begin() + part.end * around.channels},
        .channels = around.channels,
        .sampling_rate = around.sampling_rate};
    return {begin, audio::channelMean(after), matchingGain(before, after)};
}

void cleanFile(const cleaning::Cleaner& cleaner, const cleaning::Recipe& recipe,
    const std::filesystem::path& sound, const std::filesystem::path& target, jobs::Context& job)
{
    const auto recording = audio::readAudio(sound);
    const auto learned = cleaner.learn(recipe, recording, job);
    const auto cleaned = cleaner.apply(learned, recording, job);
    audio::writeAudio(target, cleaned.samples, cleaned.sampling_rate, audio::SampleFormat::Wav24,
        cleaned.channels);
}

} // namespace timbre::ui
