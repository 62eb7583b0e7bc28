#include "tests/golden/formula.h"

#include "core/models/hubert.h"
#include "core/weights/checkpoint.h"

#include <torch/torch.h>

namespace timbre::golden {

void checkFullHubert(const std::filesystem::path& folder, Report& report)
{
    const auto golden = folder / "fullsize/hubert_base.safetensors";
    if (!std::filesystem::exists(golden)) {
        return;
    }
    torch::InferenceMode inference;
    const auto want = weights::readSafetensors(golden);
    models::Hubert hubert;
    checkManifest(folder, "hubert_base", *hubert, report);
    fillByFormula(*hubert, formulaSeed(folder, "fullsize"));
    hubert->foldWeightNorm();
    hubert->eval();

    const auto samples = want.at("wav16k").view({1, -1});
    const auto states = hubert->hiddenStates(samples);
    constexpr Tolerance kHidden{5e-5};
    // Recorded from the first block's input, in spite of its name.
    report.compare("fullsize.hubert.conv_features_std", states.front().std().view({1}),
        want.at("conv_features_std"), kHidden);
    report.compare(
        "fullsize.hubert.hidden_states.0", states.front()[0], want.at("hidden_states.0"), kHidden);
    report.compare("fullsize.hubert.last_hidden_state", states.back()[0],
        want.at("last_hidden_state"), kHidden);
}

} // namespace timbre::golden
