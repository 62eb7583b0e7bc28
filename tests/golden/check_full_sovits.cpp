#include "core/models/sovits/sovits.h"
#include "tests/golden/formula.h"

#include <torch/torch.h>

namespace timbre::golden {
namespace {

using namespace timbre::models;
using weights::TensorMap;

constexpr Tolerance kFullLatent{0.0, 1e-5}, kFullWave{2e-4};

void checkCodes(Sovits& sovits, const TensorMap& golden, const std::string& name, Report& report)
{
    const auto found = sovits->nearest(golden.at("ssl"));
    const auto sure = found.margin[0] >= 0.005;
    report.compare(name + "vq.ssl_proj", sovits->projected(golden.at("ssl")),
        golden.at("vq.ssl_proj"), kFullLatent);
    report.exact(name + "vq.codes", found.codes[0].masked_select(sure),
        golden.at("vq.codes").flatten().masked_select(sure));
}

void checkSpeed(Sovits& sovits, const TensorMap& golden, const std::string& key, double speed,
    const std::string& name, Report& report)
{
    const auto sv = golden.find("sv_emb_in");
    const auto ge =
        sovits->ge(golden.at("ref_spec"), sv == golden.end() ? at::Tensor() : sv->second);
    const auto& noise = golden.at(key + "noise");
    const auto prior = sovits->encode(golden.at("codes"), golden.at("text"), ge, speed);
    const auto z_p = sovits->sampled(prior, 0.5, noise);
    const std::pair<const char*, at::Tensor> latents[] = {{"ge", ge}, {"y", prior.y},
        {"m_p", prior.m_p}, {"logs_p", prior.logs_p}, {"z_p", z_p},
        {"z", sovits->latent(z_p, prior, ge)}};
    for (const auto& [part, tensor] : latents) {
        report.compare(name + key + part, tensor, golden.at(key + part), kFullLatent);
    }
    const auto wave = sovits->decode(
        golden.at("codes"), golden.at("text"), ge, {.speed = speed, .draws = {.noise = noise}});
    report.compare(name + key + "wave", wave.flatten(), golden.at(key + "wave"), kFullWave);
}

} // namespace

void checkFullSovits(const std::filesystem::path& folder, Report& report)
{
    if (!std::filesystem::exists(folder / "fullsize")) {
        return;
    }
    const torch::InferenceMode inference;
    for (const std::string version : {"v1", "v2", "v2Pro", "v2ProPlus"}) {
        Sovits sovits(fullSizeSovits(version));
        checkManifest(folder, "sovits_" + version, *sovits, report);
        const auto file = folder / "fullsize" / ("sovits_" + version + ".safetensors");
        if (!std::filesystem::exists(file)) {
            continue;
        }
        fillByFormula(*sovits, formulaSeed(folder, "fullsize"));
        sovits->eval();
        nn::foldWeightNorm(*sovits);
        const auto golden = weights::readSafetensors(file);
        const std::string name = "fullsize.sovits_" + version + ".";
        checkCodes(sovits, golden, name, report);
        checkSpeed(sovits, golden, "s1.", 1.0, name, report);
        checkSpeed(sovits, golden, "s1.25.", 1.25, name, report);
    }
}

} // namespace timbre::golden
