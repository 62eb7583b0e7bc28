// SoVITS as its training sees it: batches with padding, both directions of time, the adversary.

#include "core/models/sovits/discriminator.h"
#include "core/models/sovits/sovits.h"
#include "core/nn/mask.h"
#include "core/training/steps/sovitsstep.h"
#include "tests/golden/formula.h"

#include <nlohmann/json.hpp>
#include <torch/torch.h>

#include <fstream>

namespace timbre::golden {
namespace {

using namespace timbre::models;
using weights::TensorMap;

constexpr Tolerance kLatent{1e-4}, kWave{2e-4}, kLoss{0.0, 1e-4}, kGradient{1e-6, 1e-3};
constexpr Tolerance kParameter{2e-5};

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

/// The network that both golden steps start from.
weights::Checkpoint startOf(const std::filesystem::path& folder, const std::string& version)
{
    const bool v1 = version == "v1";
    auto checkpoint =
        weights::readCheckpoint(folder / "sovits" / (v1 ? "s2G488k.pth" : "sovits_v2Pro.pth"));
    const auto posterior = folder / "train" / ("enc_q_" + version + ".safetensors");
    if (std::filesystem::exists(posterior)) {
        checkpoint.tensors.merge(weights::readSafetensors(posterior));
    }
    return checkpoint;
}

void setDropoutOff(torch::nn::Module& module)
{
    for (const auto& part : module.modules()) {
        if (auto* dropout = dynamic_cast<torch::nn::DropoutImpl*>(part.get())) {
            dropout->options.p(0.0);
        }
    }
}

training::SovitsBatch batchOf(const TensorMap& golden)
{
    const auto sv = golden.find("batch.sv_emb");
    return {golden.at("batch.ssl"), golden.at("batch.spec"), golden.at("batch.spec_lengths"),
        golden.at("batch.wav"), golden.at("batch.text"), golden.at("batch.text_lengths"),
        sv == golden.end() ? at::Tensor() : sv->second};
}

/// Gradient norms in the module's order; -1 where there is no gradient.
at::Tensor norms(const torch::nn::Module& module)
{
    std::vector<double> values;
    for (const auto& parameter : module.parameters()) {
        const auto& gradient = parameter.grad();
        values.push_back(gradient.defined() ? gradient.norm().item<double>() : -1.0);
    }
    return torch::tensor(values);
}

/// Each norm within its own tolerance.
void compareNorms(
    const std::string& name, const at::Tensor& got, const at::Tensor& want, Report& report)
{
    const auto scale = want.abs().clamp_min(kGradient.absolute / kGradient.relative);
    report.compare(name, got / scale, want / scale, {kGradient.relative});
}

void checkParameters(const torch::nn::Module& module, const TensorMap& golden,
    const std::string& prefix, const std::string& last, const std::string& name, Report& report)
{
    const auto compare = [&](const std::string& key, const at::Tensor& values) {
        const auto& want = golden.at(prefix + key);
        if (isOfItsTime(want, golden.at(last + key))) {
            report.compare(name + prefix + key, values, want, kParameter);
        }
    };
    for (const auto& parameter : module.named_parameters()) {
        const auto& key = parameter.key();
        const auto values = parameter.value().detach();
        if (golden.contains(prefix + key)) {
            compare(key, values);
        } else if (golden.contains(prefix + key + ".head")) {
            const int64_t count = golden.at(prefix + key + ".head").size(0);
            compare(key + ".head", values.flatten().slice(0, 0, count));
            report.compare(name + prefix + key + ".norm", values.norm(),
                golden.at(prefix + key + ".norm"), {kParameter.absolute, 1e-5});
        }
    }
}

/// One recorded step: the adversary, then the generator against the new one.
void checkStep(training::SovitsStep& step, SovitsImpl& sovits, const torch::nn::Module& judge,
    const TensorMap& golden, const std::string& it, const std::string& last,
    const std::string& name, Report& report)
{
    const auto optional = [&](const char* key, const at::Tensor& got, Tolerance tolerance) {
        if (golden.contains(it + key)) {
            report.compare(name + it + key, got, golden.at(it + key), tolerance);
        }
    };
    const auto pass =
        step.pass(batchOf(golden), {golden.at(it + "noise_posterior"), golden.at(it + "slice_u")});
    report.exact(name + it + "ids_slice", pass.begins, golden.at(it + "ids_slice"));
    optional("y_hat", pass.made, kWave);
    optional("y_mel", pass.mel, {1e-3});
    optional("y_hat_mel", pass.made_mel, {1e-3});

    const auto adversary = step.learnAdversary(pass);
    report.compare(name + it + "losses_disc_r", at::stack(adversary.real),
        golden.at(it + "losses_disc_r"), kLoss);
    report.compare(name + it + "losses_disc_g", at::stack(adversary.fake),
        golden.at(it + "losses_disc_g"), kLoss);
    if (golden.contains(it + "grad_norms_d")) {
        compareNorms(
            name + it + "grad_norms_d", norms(judge), golden.at(it + "grad_norms_d"), report);
    }
    training::StepReport d, g;
    step.adversary().update(d);

    const auto generator = step.learnGenerator(pass);
    report.compare(name + it + "losses_gen", at::stack(generator.fooling.each),
        golden.at(it + "losses_gen"), kLoss);
    const auto losses = at::stack({adversary.sum, generator.fooling.sum, generator.features,
        generator.mel, torch::zeros({}), generator.kl, generator.total});
    const auto& want = golden.at(it + "losses_disc_gen_fm_mel_klssl_kl_total");
    compareNorms(name + it + "losses", losses, want, report);
    if (golden.contains(it + "grad_norms_g_minus1_is_none")) {
        compareNorms(name + it + "grad_norms_g", norms(sovits),
            golden.at(it + "grad_norms_g_minus1_is_none"), report);
    }
    step.generator().update(g);
    compareNorms(name + it + "grad_norm_d_g",
        torch::tensor({d.grad_norm, g.grad_norm}, torch::kFloat), golden.at(it + "grad_norm_d_g"),
        report);
    checkParameters(sovits, golden, it + "g_after.", last + "g_after.", name, report);
    checkParameters(judge, golden, it + "d_after.", last + "d_after.", name, report);
}

void checkSteps(const std::filesystem::path& folder, const std::string& version,
    const TensorMap& golden, Report& report)
{
    auto sovits = loadSovits(startOf(folder, version), false);
    setDropoutOff(*sovits);
    MultiPeriodDiscriminator judge(version);
    fillByFormula(*judge, formulaSeed(folder, "discriminator"));
    training::SovitsStep step(sovits, judge);
    step.beginEpoch(1);

    const auto& adam = dynamic_cast<training::AdamW&>(step.generator().optimizer());
    std::vector<double> rates;
    for (const char* name : {"dec.conv_pre.weight", "enc_p.text_embedding.weight",
             "enc_p.encoder_text.attn_layers.0.conv_q.weight", "enc_p.mrte.c_pre.weight"}) {
        rates.push_back(adam.learningRateOf(name));
    }
    const auto name = "train.s2_" + version + ".";
    report.compare(name + "lr_epoch1_groups", torch::tensor(rates), golden.at("lr_epoch1_groups"),
        {0.0, 1e-6});
    const auto iteration = [](int it) { return "it" + std::to_string(it) + "."; };
    int count = 0;
    while (golden.contains(iteration(count) + "slice_u")) {
        ++count;
    }
    for (int it = 0; it < count; ++it) {
        checkStep(step, *sovits, *judge, golden, iteration(it), iteration(count - 1), name, report);
    }
}

void checkSovitsTraining(
    const std::filesystem::path& folder, const std::string& version, Report& report)
{
    const auto train = folder / "train";
    if (!std::filesystem::exists(train / ("s2_" + version + ".safetensors"))) {
        return;
    }
    const auto golden = weights::readSafetensors(train / ("s2_" + version + ".safetensors"));
    std::ifstream stream(train / ("s2_" + version + "_names.json"));
    const auto names = nlohmann::json::parse(stream);
    {
        const torch::NoGradGuard no_gradients;
        auto sovits = loadSovits(startOf(folder, version), false);
        checkOrder(*sovits, names.at("g_params"), "s2_" + version, report);
        checkForward(*sovits, golden, "train.s2_" + version + ".it0.", report);
        checkAdversary(folder, version, golden, names, report);
    }
    checkSteps(folder, version, golden, report);
}

} // namespace

void checkTrainSovits(const std::filesystem::path& folder, Report& report)
{
    checkSovitsTraining(folder, "v1", report);
    checkSovitsTraining(folder, "v2Pro", report);
}

} // namespace timbre::golden
