#include "core/training/listener.h"

#include "core/audio/audiofile.h"
#include "core/audio/resample.h"
#include "core/base/error.h"
#include "core/models/open.h"
#include "core/training/errorrate.h"

#include <torch/torch.h>

#include <cstdio>

namespace fs = std::filesystem;

namespace timbre::training {
Listener::Listener(Probe& probe, const Preparation& set, const ModelFiles& files, fs::path sounds)
    : m_probe(probe)
    , m_set(set)
    , m_sounds(std::move(sounds))
{
    if (files.fingerprint.empty()) {
        throw Error(ErrorKind::MissingModel, "The voice fingerprint",
            "It ships with the program, but is not there. Install the program again.");
    }
    m_fingerprint = models::open(files.fingerprint, models::loadFingerprint);
    std::vector<at::Tensor> prints;
    for (const auto& clip : set.held_out) {
        const auto sound = audio::readAudio(clip);
        prints.push_back(fingerprintOf(audio::channelMean(sound), sound.sampling_rate));
    }
    const auto mean = torch::stack(prints).mean(0);
    m_target = mean / mean.norm().clamp_min(1e-9);
}

at::Tensor Listener::fingerprintOf(const std::vector<float>& samples, int rate)
{
    const torch::NoGradGuard no_gradients;
    return m_fingerprint->embed(torch::tensor(audio::resampleHq(samples, rate, 16000)));
}

Measured Listener::listen(const std::string& stage, int64_t epoch, const fs::path& gpt,
    const fs::path& sovits, jobs::Context& job)
{
    const auto& sentences = testSentences(m_set.language);
    const auto& reference = m_set.reference;
    const auto heard = m_probe.listen(
        {gpt, sovits, reference.clip, reference.text, reference.language}, sentences, job);
    fs::create_directories(m_sounds);
    Measured measured{.stage = stage, .epoch = epoch, .sounds = {}};
    ErrorCount errors;
    for (size_t i = 0; i < heard.size(); ++i) {
        errors += countErrors(sentences[i], heard[i].text, m_set.language);
        measured.similarity +=
            fingerprintOf(heard[i].samples, heard[i].sampling_rate).dot(m_target).item<double>()
            / double(heard.size());
    }
    for (size_t i = 0; i < audibleSentences(m_set.language).size(); ++i) {
        measured.sounds.push_back(kept(heard[i], stage, epoch, i + 1));
    }
    measured.error_rate = errors.rate();
    measured.words = errors.units;
    return measured;
}

fs::path Listener::kept(const Heard& heard, const std::string& stage, int64_t epoch, size_t number)
{
    char name[64];
    std::snprintf(name, sizeof name, "%s-%03lld-%zu.wav", stage.c_str(),
        static_cast<long long>(epoch), number);
    audio::writeAudio(
        m_sounds / name, heard.samples, heard.sampling_rate, audio::SampleFormat::Wav16);
    return m_sounds / name;
}

} // namespace timbre::training
