#include "tests/golden/report.h"

#include "core/models/contentencoder.h"

#include <torch/torch.h>

namespace timbre::golden {

void checkBaseContent(const std::filesystem::path& folder, Report& report)
{
    const auto golden = folder / "golden/content.safetensors";
    if (!std::filesystem::exists(golden)) {
        return;
    }
    torch::InferenceMode inference;
    constexpr Tolerance kHidden{2e-4};
    const auto want = weights::readSafetensors(golden);
    auto encoder =
        models::loadContentEncoder(weights::readCheckpoint(folder / "content-encoder.safetensors"));
    const auto& clip = want.at("input16k");
    report.compare("base.content.log_mel", encoder->logMel(clip)[0], want.at("log_mel"), {1e-4});
    report.compare("base.content.encoder_layer2", encoder->hidden(clip)[0],
        want.at("encoder_layer2"), kHidden);
    report.compare("base.content.content", encoder(clip)[0], want.at("content"), kHidden);
}

} // namespace timbre::golden
