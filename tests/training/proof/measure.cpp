// Measures voices on sentences that none of them was trained with: word error rate as Whisper base
// hears it, cosine of the voice fingerprint with held-out recordings of the speaker.
//
//     measure SENTENCES RECORDINGS SEEDS VOICE...
//
// SENTENCES: a text file; RECORDINGS: a folder of WAV files; VOICE: NAME, FOLDER, or base=CLIP. One
// line per voice on stdout: name, error rate, similarity, number of words, and between which two
// values its error rate lies above the first voice's in 95 of 100 random draws of the sentences.

#include "core/audio/audiofile.h"
#include "core/audio/resample.h"
#include "core/base/paths.h"
#include "core/inference/engine.h"
#include "core/inference/transcriber.h"
#include "core/models/fingerprint.h"
#include "core/models/open.h"
#include "core/training/errorrate.h"

#include <torch/torch.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <random>

using namespace timbre;

namespace {

std::vector<std::string> linesOf(const std::filesystem::path& file)
{
    std::ifstream stream(file);
    std::vector<std::string> lines;
    for (std::string line; std::getline(stream, line);) {
        lines.push_back(line);
    }
    return lines;
}

inference::Voice voiceNamed(const std::string& name)
{
    if (name.starts_with("base=")) {
        auto voice = inference::baseVoice();
        voice.reference.path = name.substr(5);
        return voice;
    }
    return inference::findVoice(name);
}

struct Interval {
    double low = 0.0, high = 0.0;
};

/// How much more is misread in `ours` than in `theirs`, sentence by sentence the same text and
/// seed: the middle 95 % of bootstrap resamples (Efron 1979).
Interval difference(
    const std::vector<training::ErrorCount>& ours, const std::vector<training::ErrorCount>& theirs)
{
    constexpr int kDraws = 2000;
    std::mt19937 random(1);
    std::uniform_int_distribution<size_t> any(0, ours.size() - 1);
    std::vector<double> rates;
    for (int draw = 0; draw < kDraws; ++draw) {
        training::ErrorCount a, b;
        for (size_t i = 0; i < ours.size(); ++i) {
            const size_t at = any(random);
            a += ours[at];
            b += theirs[at];
        }
        rates.push_back(a.rate() - b.rate());
    }
    std::ranges::sort(rates);
    return {rates[kDraws / 40], rates[kDraws - 1 - kDraws / 40]};
}

class Judge {
public:
    explicit Judge(const std::filesystem::path& recordings)
        : m_fingerprint(models::open(
            paths::resource("base-model/fingerprint.safetensors"), models::loadFingerprint))
    {
        std::vector<at::Tensor> prints;
        for (const auto& entry : std::filesystem::directory_iterator(recordings)) {
            if (entry.path().extension() == ".wav") {
                const auto sound = audio::readAudio(entry.path());
                prints.push_back(print(audio::channelMean(sound), sound.sampling_rate));
            }
        }
        const auto mean = torch::stack(prints).mean(0);
        m_target = mean / mean.norm();
    }

    void judge(const std::string& name, const std::vector<std::string>& sentences, int seeds)
    {
        const auto voice = voiceNamed(name);
        training::ErrorCount errors;
        std::vector<training::ErrorCount> each;
        double similarity = 0.0;
        for (int seed = 1; seed <= seeds; ++seed) {
            for (const auto& sentence : sentences) {
                std::vector<float> samples;
                int rate = 0;
                inference::SpeakOptions options;
                options.language = text::Mode::En;
                options.seed = uint64_t(seed);
                m_engine.speak(
                    voice, sentence, options,
                    [&](inference::Sentence&& spoken) {
                        rate = spoken.sampling_rate;
                        samples.insert(samples.end(), spoken.samples.begin(), spoken.samples.end());
                    },
                    m_job);
                const auto heard = m_transcriber.transcribe(samples, rate, "en", m_job);
                each.push_back(training::countErrors(sentence, heard.text, "en"));
                errors += each.back();
                similarity += print(samples, rate).dot(m_target).item<double>();
            }
        }
        if (m_first.empty()) {
            m_first = each;
        }
        const auto more = difference(each, m_first);
        std::printf("%s\t%.4f\t%.4f\t%lld\t%.4f\t%.4f\n", name.c_str(), errors.rate(),
            similarity / double(each.size()), static_cast<long long>(errors.units), more.low,
            more.high);
        std::fflush(stdout);
    }

private:
    at::Tensor print(const std::vector<float>& samples, int rate)
    {
        const torch::NoGradGuard guard;
        return m_fingerprint->embed(torch::tensor(audio::resampleHq(samples, rate, 16000)));
    }

    models::Fingerprint m_fingerprint;
    at::Tensor m_target;
    inference::Engine m_engine{{.device = inference::DeviceChoice::Cpu}};
    inference::Transcriber m_transcriber;
    jobs::Context m_job;
    std::vector<training::ErrorCount> m_first; // of the voice judged first
};

} // namespace

int main(int argc, char** argv)
{
    if (argc < 5) {
        std::fputs("usage: measure SENTENCES RECORDINGS SEEDS VOICE...\n", stderr);
        return 2;
    }
    try {
        Judge judge(argv[2]);
        const auto sentences = linesOf(argv[1]);
        for (int i = 4; i < argc; ++i) {
            judge.judge(argv[i], sentences, std::atoi(argv[3]));
        }
        return 0;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "measure: %s\n", error.what());
        return 1;
    }
}
