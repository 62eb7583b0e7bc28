// SoVITS as its training sees it: batches with padding, both directions of time, the adversary.

#include "core/models/sovits/discriminator.h"
#include "core/models/sovits/sovits.h"
#include "core/nn/mask.h"
#include "tests/golden/formula.h"

#include <nlohmann/json.hpp>
#include <torch/torch.h>

#include <fstream>

namespace timbre::golden {
namespace {

using namespace timbre::models;
using weights::TensorMap;

constexpr Tolerance kLatent{1e-4}, kWave{2e-4};

void checkOrder(const torch::nn::Module& module, const nlohmann::json& names,
    const std::string& what, Report& report)
{
    std::vector<std::string> own;
    for (const auto& parameter : module.named_parameters()) {
        own.push_back(parameter.key());
    }
    report.claim(
        "train." + what + ".parameter_order", own == names.get<std::vector<std::string>>());
}

/// Forward pass of the reference's first training step, dropout off.
void checkForward(
    SovitsImpl& sovits, const TensorMap& golden, const std::string& name, Report& report)
{
    const auto& spec = golden.at("batch.spec");
    const auto& text = golden.at("batch.text");
    const auto mask =
        nn::sequenceMask(golden.at("batch.spec_lengths"), spec.size(2), spec.options());
    const auto text_mask =
        nn::sequenceMask(golden.at("batch.text_lengths"), text.size(1), spec.options());
    const auto sv = golden.find("batch.sv_emb");
    const auto ge = sovits.ge(spec, sv == golden.end() ? at::Tensor() : sv->second, mask);
    const auto quantized = sovits.quantized(sovits.nearest(golden.at("batch.ssl")).codes);
    const auto y = sovits.enc_p->content(quantized, mask, text, text_mask, sovits.geForMrte(ge));
    const auto prior = sovits.enc_p->prior(y, mask, 1.0);
    const auto posterior = sovits.enc_q(spec, mask, ge, golden.at("it0.noise_posterior"));
    const auto z_p = sovits.flow(posterior.z, mask, ge);
    const std::pair<const char*, at::Tensor> latents[] = {{"quantized", quantized},
        {"m_p", prior.m_p}, {"logs_p", prior.logs_p}, {"m_q", posterior.m_q},
        {"logs_q", posterior.logs_q}, {"z", posterior.z}, {"z_p", z_p}};
    for (const auto& [part, tensor] : latents) {
        report.compare(name + part, tensor, golden.at(std::string("it0.") + part), kLatent);
    }
    const auto& begins = golden.at("it0.ids_slice");
    const auto& want = golden.at("it0.y_hat");
    const int64_t frames = want.size(2) / sovits.config.hop_length;
    std::vector<at::Tensor> pieces;
    for (int64_t i = 0; i < begins.size(0); ++i) {
        pieces.push_back(posterior.z[i].narrow(1, begins[i].item<int64_t>(), frames));
    }
    report.compare(name + "y_hat", sovits.dec(at::stack(pieces), ge), want, kWave);
}

void checkAdversary(const std::filesystem::path& folder, const std::string& version,
    const TensorMap& golden, const nlohmann::json& names, Report& report)
{
    MultiPeriodDiscriminator adversary(version);
    const std::string name = "train.s2_" + version + ".disc.";
    checkManifest(
        folder, version == "v2Pro" ? "mpd_v2Pro_v2ProPlus" : "mpd_v1_v2", *adversary, report);
    checkOrder(*adversary, names.at("d_params"), "s2_" + version + ".disc", report);
    fillByFormula(*adversary, formulaSeed(folder, "discriminator"));
    const auto real = adversary(golden.at("disc.y")), fake = adversary(golden.at("disc.y_hat"));
    for (size_t i = 0; i < real.size(); ++i) {
        const auto number = std::to_string(i);
        report.compare(name + "score_real." + number, real[i].score,
            golden.at("disc.score_real." + number), kLatent);
        report.compare(name + "score_fake." + number, fake[i].score,
            golden.at("disc.score_fake." + number), kLatent);
        for (size_t layer = 0; layer < real[i].features.size(); ++layer) {
            const auto key = "fmap_real." + number + "." + std::to_string(layer) + ".";
            const auto feature = real[i].features[layer].flatten();
            const auto& head = golden.at("disc." + key + "head");
            const auto stats = at::stack({feature.mean(), feature.abs().mean(), feature.std()});
            report.compare(name + key + "head", feature.narrow(0, 0, head.size(0)), head, kLatent);
            report.compare(
                name + key + "stats", stats, golden.at("disc." + key + "stats"), kLatent);
        }
    }
}

void checkVersion(const std::filesystem::path& folder, const std::string& version,
    const std::string& file, Report& report)
{
    const auto train = folder / "train";
    if (!std::filesystem::exists(train / ("s2_" + version + ".safetensors"))) {
        return;
    }
    const auto golden = weights::readSafetensors(train / ("s2_" + version + ".safetensors"));
    std::ifstream stream(train / ("s2_" + version + "_names.json"));
    const auto names = nlohmann::json::parse(stream);
    auto checkpoint = weights::readCheckpoint(folder / "sovits" / file);
    const auto posterior = train / ("enc_q_" + version + ".safetensors");
    if (std::filesystem::exists(posterior)) {
        checkpoint.tensors.merge(weights::readSafetensors(posterior));
    }
    auto sovits = loadSovits(checkpoint, false);
    checkOrder(*sovits, names.at("g_params"), "s2_" + version, report);
    checkForward(*sovits, golden, "train.s2_" + version + ".it0.", report);
    checkAdversary(folder, version, golden, names, report);
}

} // namespace

void checkTrainSovits(const std::filesystem::path& folder, Report& report)
{
    const torch::InferenceMode inference;
    checkVersion(folder, "v1", "s2G488k.pth", report);
    checkVersion(folder, "v2Pro", "sovits_v2Pro.pth", report);
}

} // namespace timbre::golden
