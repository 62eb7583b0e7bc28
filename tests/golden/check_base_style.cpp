#include "tests/golden/report.h"

#include "core/dsp/spectrogram.h"
#include "core/models/fingerprint.h"

#include <torch/torch.h>

namespace timbre::golden {

void checkBaseStyle(const std::filesystem::path& folder, Report& report)
{
    const auto golden = folder / "golden/style.safetensors",
               clips = folder / "golden/content.safetensors";
    if (!std::filesystem::exists(golden) || !std::filesystem::exists(clips)) {
        return;
    }
    torch::InferenceMode inference;
    const auto want = weights::readSafetensors(golden), clip = weights::readSafetensors(clips);
    const dsp::SpectrogramOptions at_24_khz{
        .filter_length = 2048, .hop_length = 480, .win_length = 2048};
    report.compare("base.style.spec", dsp::linearSpectrogram(clip.at("input24k"), at_24_khz)[0],
        want.at("spec"), {1e-3});
    auto fingerprint =
        models::loadFingerprint(weights::readCheckpoint(folder / "fingerprint.safetensors"));
    report.compare("base.style.fingerprint", fingerprint->embed(clip.at("input16k")),
        want.at("fingerprint"), {2e-4});
}

} // namespace timbre::golden
