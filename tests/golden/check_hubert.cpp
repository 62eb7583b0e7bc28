#include "tests/golden/report.h"

#include "core/models/hubert.h"
#include "core/weights/checkpoint.h"

#include <torch/torch.h>

namespace timbre::golden {
namespace {

constexpr Tolerance kHubertHidden{2e-5}; // float32, other summation order

void checkClip(
    models::Hubert& hubert, const weights::TensorMap& want, const std::string& clip, Report& report)
{
    const auto samples = want.at(clip + ".input16k_with_silence").unsqueeze(0);
    const auto name = "hubert." + clip;
    report.compare(name + ".last_hidden_state", hubert(samples)[0],
        want.at(clip + ".last_hidden_state"), kHubertHidden);
    if (want.contains(clip + ".conv_features")) {
        report.compare(name + ".conv_features", hubert->convFeatures(samples)[0],
            want.at(clip + ".conv_features"), kHubertHidden);
    }
    const auto states = hubert->hiddenStates(samples);
    for (size_t i = 0; i < states.size(); ++i) {
        const auto key = ".hidden_states." + std::to_string(i);
        if (want.contains(clip + key)) {
            report.compare(name + key, states[i][0], want.at(clip + key), kHubertHidden);
        }
    }
}

} // namespace

void checkHubert(const std::filesystem::path& folder, Report& report)
{
    const auto golden = folder / "hubert/golden.safetensors";
    if (!std::filesystem::exists(golden)) {
        return;
    }
    torch::InferenceMode inference;
    const auto want = weights::readSafetensors(golden);
    auto hubert = models::loadHubert(weights::readCheckpoint(folder / "hubert"));
    for (const auto& [name, tensor] : want) {
        if (name.ends_with(".input16k_with_silence")) {
            checkClip(hubert, want, name.substr(0, name.find('.')), report);
        }
    }
}

} // namespace timbre::golden
