// audio/: files in, the three resampled forms, spectrograms, and the front end of training.

#include "core/audio/audiofile.h"
#include "core/audio/pcm16.h"
#include "core/audio/resample.h"
#include "core/dsp/mel.h"
#include "core/dsp/sincresample.h"
#include "core/weights/checkpoint.h"
#include "tests/golden/report.h"

#include <torch/torch.h>

#include <span>

namespace timbre::golden {
namespace {

constexpr Tolerance kSinc{1e-5}, kSoxr{1e-4}, kSpec{1e-3}, kLogMel{1e-4};
// HuBERT's training amplitude is about 1145: libsoxr's 1e-4 is relative to the largest value.
constexpr Tolerance kSoxrAtTrainingLevel{0.0, 1e-4};

at::Tensor tensorOf(const std::vector<float>& values)
{
    return torch::tensor(values);
}

std::span<const float> samplesOf(const at::Tensor& tensor) // float32 of a file: contiguous
{
    return {tensor.const_data_ptr<float>(), size_t(tensor.numel())};
}

/// The X of every tensor "X<ending>".
std::vector<std::string> clipsOf(const weights::TensorMap& tensors, std::string_view ending)
{
    std::vector<std::string> clips;
    for (const auto& [name, tensor] : tensors) {
        if (name.ends_with(ending)) {
            clips.push_back(name.substr(0, name.size() - ending.size()));
        }
    }
    return clips;
}

void checkResampled(const std::filesystem::path& folder, Report& report)
{
    const auto want = weights::readSafetensors(folder / "resampled.safetensors");
    for (const auto& clip : clipsOf(want, ".ref32k")) {
        const auto audio = audio::readAudio(folder / (clip + ".wav"));
        const auto mono = audio::channelMean(audio);
        const auto ref32k = dsp::sincResample(tensorOf(mono), audio.sampling_rate, 32000);
        report.compare("audio." + clip + ".ref32k", ref32k, want.at(clip + ".ref32k"), kSinc);
        report.compare("audio." + clip + ".sv16k",
            dsp::sincResample(want.at(clip + ".ref32k"), 32000, 16000), want.at(clip + ".sv16k"),
            kSinc);
        report.compare("audio." + clip + ".hubert16k",
            tensorOf(audio::resampleHq(mono, audio.sampling_rate, 16000)),
            want.at(clip + ".hubert16k"), kSoxr);
    }
}

void checkSpectrograms(const std::filesystem::path& folder, Report& report)
{
    const auto samples = weights::readSafetensors(folder / "resampled.safetensors");
    const auto want = weights::readSafetensors(folder / "spec.safetensors");
    for (const auto& clip : clipsOf(want, ".spec")) {
        report.compare("audio." + clip + ".spec",
            dsp::linearSpectrogram(samples.at(clip + ".ref32k"))[0], want.at(clip + ".spec"),
            kSpec);
    }
}

void checkTrainingMel(const weights::TensorMap& want, Report& report)
{
    const auto& samples = want.at("mel_in");
    report.compare("audio.mel_basis", dsp::melBasis({}), want.at("mel_basis"), {1e-6});
    report.compare(
        "audio.mel_in_spec", dsp::linearSpectrogram(samples), want.at("mel_in_spec"), kSpec);
    report.compare("audio.spec_to_mel", dsp::specToMel(want.at("mel_in_spec")),
        want.at("spec_to_mel"), kLogMel);
    report.compare(
        "audio.mel_spectrogram", dsp::melSpectrogram(samples), want.at("mel_spectrogram"), kLogMel);
}

void checkPreparation(const weights::TensorMap& want, Report& report)
{
    for (const auto& clip : clipsOf(want, ".ffmpeg32k")) {
        const auto samples = samplesOf(want.at(clip + ".ffmpeg32k"));
        const auto wave =
            audio::toPcm16(audio::mixedWithPeakNormalised(samples, 0.95, 0.5, 32768.0), 1.0f);
        report.exact("audio." + clip + ".wav32k_int16", torch::tensor(wave, torch::kShort),
            want.at(clip + ".wav32k_int16"));
        const auto loud = audio::mixedWithPeakNormalised(samples, 0.95, 0.5, 1145.14);
        report.compare("audio." + clip + ".hubert_in16k",
            tensorOf(audio::resampleHq(loud, 32000, 16000)), want.at(clip + ".hubert_in16k"),
            kSoxrAtTrainingLevel);
    }
}

} // namespace

void checkAudio(const std::filesystem::path& folder, Report& report)
{
    const auto audio = folder / "audio";
    if (std::filesystem::exists(audio / "resampled.safetensors")) {
        checkResampled(audio, report);
    }
    if (std::filesystem::exists(audio / "spec.safetensors")) {
        checkSpectrograms(audio, report);
    }
    if (std::filesystem::exists(audio / "train_frontend.safetensors")) {
        const auto frontend = weights::readSafetensors(audio / "train_frontend.safetensors");
        checkTrainingMel(frontend, report);
        checkPreparation(frontend, report);
    }
}

} // namespace timbre::golden
