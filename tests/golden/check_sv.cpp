#include "tests/golden/report.h"

#include "core/dsp/fbank.h"
#include "core/models/eres2netv2.h"

#include <torch/torch.h>

namespace timbre::golden {
namespace {

constexpr Tolerance kValues{1e-5};

void checkMaps(models::Eres2NetV2& network, const weights::TensorMap& want, const std::string& clip,
    Report& report)
{
    const auto maps = network->maps(want.at(clip + ".fbank").unsqueeze(0));
    for (const auto& [name, map] :
        {std::pair{"layer1", maps.layer1}, std::pair{"layer2", maps.layer2},
            std::pair{"layer3", maps.layer3}, std::pair{"layer4", maps.layer4},
            std::pair{"layer3_ds", maps.layer3_ds}, std::pair{"fuse34", maps.fuse34}}) {
        const auto key = clip + "." + name + ".mean_t";
        if (want.contains(key)) {
            report.compare("sv." + key, map.mean(-1), want.at(key), kValues);
        }
    }
}

void checkFbank(const std::filesystem::path& folder, const weights::TensorMap& want, Report& report)
{
    const auto file = folder / "audio/resampled.safetensors";
    if (!std::filesystem::exists(file)) {
        return;
    }
    for (const auto& [name, samples] : weights::readSafetensors(file)) {
        const auto clip = name.substr(0, name.find('.'));
        if (name.ends_with(".sv16k") && want.contains(clip + ".fbank")) {
            report.compare("sv." + clip + ".fbank", dsp::kaldiFbank(samples),
                want.at(clip + ".fbank"), {1e-3});
        }
    }
}

} // namespace

void checkSpeaker(const std::filesystem::path& folder, Report& report)
{
    const auto golden = folder / "sv/golden.safetensors";
    if (!std::filesystem::exists(golden)) {
        return;
    }
    torch::InferenceMode inference;
    const auto want = weights::readSafetensors(golden);
    checkFbank(folder, want, report);
    auto network = models::loadEres2NetV2(weights::readCheckpoint(folder / "sv/eres2netv2.ckpt"));
    for (const auto& [name, fbank] : want) {
        if (!name.ends_with(".fbank")) {
            continue;
        }
        const auto clip = name.substr(0, name.find('.'));
        report.compare("sv." + clip + ".embedding", network->forward3(fbank.unsqueeze(0)),
            want.at(clip + ".embedding"), kValues);
        checkMaps(network, want, clip, report);
    }
}

} // namespace timbre::golden
