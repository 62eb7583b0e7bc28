#include "tests/golden/formula.h"

#include "core/dsp/fbank.h"
#include "core/models/eres2netv2.h"

#include <torch/torch.h>

namespace timbre::golden {

void checkFullEres2net(const std::filesystem::path& folder, Report& report)
{
    const auto golden = folder / "fullsize/eres2netv2.safetensors";
    if (!std::filesystem::exists(golden)) {
        return;
    }
    torch::InferenceMode inference;
    const auto want = weights::readSafetensors(golden);
    models::Eres2NetV2 network;
    checkManifest(folder, "eres2netv2", *network, report);
    fillByFormula(*network, formulaSeed(folder, "fullsize"));
    network->eval();
    network->fold();

    report.compare(
        "fullsize.eres2netv2.fbank", dsp::kaldiFbank(want.at("wav16k")), want.at("fbank"), {1e-3});
    report.compare("fullsize.eres2netv2.embedding",
        network->forward3(want.at("fbank").unsqueeze(0)), want.at("embedding"),
        {2e-3}); // values up to 63
}

} // namespace timbre::golden
