#include "app/train/speakingprobe.h"

namespace timbre::app {
namespace {

constexpr uint64_t kSeed = 1; // the same draws in every epoch, so that epochs can be compared

} // namespace

SpeakingProbe::SpeakingProbe(inference::DeviceChoice device)
    : m_engine({.device = device})
    , m_transcriber({}, device)
{
}

std::vector<training::Heard> SpeakingProbe::listen(
    const training::ProbeVoice& voice, std::span<const std::string> sentences, jobs::Context& job)
{
    inference::Voice speaker{.name = "probe",
        .gpt = voice.gpt,
        .sovits = voice.sovits,
        .reference = {voice.reference_clip, voice.reference_text, voice.language},
        .aux_references = {}};
    inference::SpeakOptions options;
    options.language = text::modeFromName(voice.language);
    options.seed = kSeed;
    jobs::Context quiet = job.withoutReports();
    std::vector<training::Heard> all;
    for (const std::string& sentence : sentences) {
        job.checkpoint();
        training::Heard heard;
        m_engine.speak(
            speaker, sentence, options,
            [&](inference::Sentence&& spoken) {
                heard.sampling_rate = spoken.sampling_rate;
                heard.samples.insert(
                    heard.samples.end(), spoken.samples.begin(), spoken.samples.end());
            },
            quiet);
        heard.text =
            m_transcriber.transcribe(heard.samples, heard.sampling_rate, voice.language, quiet)
                .text;
        all.push_back(std::move(heard));
    }
    return all;
}

} // namespace timbre::app
