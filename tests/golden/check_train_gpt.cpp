// The GPT's training: one pass, the loss with a preference, the loop with its optimiser.

#include "tests/golden/report.h"

#include "core/training/steps/gptstep.h"

#include <torch/torch.h>

namespace timbre::golden {
namespace {

using namespace timbre::training;
using weights::TensorMap;

constexpr Tolerance kGptHidden{2e-5}, kGptLoss{0.0, 1e-4}, kGptGradient{1e-7, 1e-3},
    kGptParameter{2e-5};

GptBatch batchOf(const TensorMap& golden, const std::string& name)
{
    const auto& g = golden;
    return {g.at(name + ".phoneme_ids"), g.at(name + ".phoneme_ids_len"),
        g.at(name + ".semantic_ids"), g.at(name + ".semantic_ids_len"),
        g.at(name + ".bert_feature"), {}};
}

/// Norms under "<prefix>.<parameter>".
void checkNorms(const models::Gpt& gpt, const TensorMap& golden, const std::string& prefix,
    const std::string& name, Report& report)
{
    for (const auto& [parameter, tensor] : trainableParameters(*gpt)) {
        const auto want = golden.find(prefix + "." + parameter);
        if (want != golden.end()) {
            report.compare(
                name + prefix + "." + parameter, tensor.grad().norm(), want->second, kGptGradient);
        }
    }
}

/// The key third of in_proj_bias has no true gradient: what it gets is rounding noise.
at::Tensor withoutKeys(const std::string& parameter, const at::Tensor& values)
{
    if (!parameter.ends_with("in_proj_bias")) {
        return values;
    }
    const int64_t width = values.size(0) / 3;
    return torch::cat({values.slice(0, 0, width), values.slice(0, 2 * width)});
}

void checkParameters(const models::Gpt& gpt, const TensorMap& golden, const std::string& prefix,
    const std::string& last, const std::string& name, Report& report)
{
    const auto compare = [&](const std::string& suffix, const at::Tensor& values,
                             const std::string& parameter) {
        const auto& want = golden.at(prefix + suffix);
        if (isOfItsTime(want, golden.at(last + suffix))) {
            report.compare(name + prefix + suffix, withoutKeys(parameter, values),
                withoutKeys(parameter, want), kGptParameter);
        }
    };
    for (const auto& [parameter, tensor] : trainableParameters(*gpt)) {
        const auto key = "." + parameter;
        const auto values = tensor.detach();
        if (golden.contains(prefix + key)) {
            compare(key, values, parameter);
        } else if (golden.contains(prefix + key + ".head")) {
            const int64_t count = golden.at(prefix + key + ".head").size(0);
            compare(key + ".head", values.flatten().slice(0, 0, count), {});
            report.compare(name + prefix + key + ".norm", values.norm(),
                golden.at(prefix + key + ".norm"), {kGptParameter.absolute, 1e-5});
        }
    }
}

void checkPass(const weights::Checkpoint& checkpoint, const TensorMap& golden,
    const std::string& name, Report& report)
{
    auto gpt = trainableGpt(checkpoint, 0.0);
    const auto batch = batchOf(golden, "batch0");
    const auto fed = teacherForcing(gpt, batch, true);
    report.compare(name + "b0.xy_pos", fed.x, golden.at("b0.xy_pos"), kGptHidden);
    report.exact(name + "b0.attn_blocked", fed.blocked.squeeze(1).to(torch::kLong),
        golden.at("b0.attn_blocked"));
    report.compare(name + "b0.hidden", gpt->transform(fed.x, {.blocked = fed.blocked}),
        golden.at("b0.hidden"), kGptHidden);
    const auto prediction = predict(gpt, batch, true);
    report.exact(name + "b0.targets", prediction.targets, golden.at("b0.targets"));
    report.compare(name + "b0.logits", prediction.logits, golden.at("b0.logits"), kGptHidden);

    nn::Random random(0);
    const auto losses = gptLosses(gpt, batch, referenceGptStep().loss, random);
    report.compare(name + "b0.loss", losses.total, golden.at("b0.loss"), kGptLoss);
    report.compare(name + "b0.top3_acc", torch::tensor(losses.top3_accuracy),
        golden.at("b0.top3_acc"), {1e-6});
    losses.total.backward();
    checkNorms(gpt, golden, "b0.grad_norm", name, report);
}

void checkPreference(const weights::Checkpoint& checkpoint, const TensorMap& golden,
    const std::string& name, Report& report)
{
    auto gpt = trainableGpt(checkpoint, 0.0);
    const auto batch = batchOf(golden, "batch0");
    auto rejected = batch;
    rejected.tokens = golden.at("dpo.reject_y");
    rejected.token_lens = golden.at("dpo.reject_y_lens");
    auto options = referenceGptStep().loss;
    options.dpo = true;
    nn::Random random(0);
    const auto losses = gptLosses(gpt, batch, options, random, &rejected);
    report.compare(name + "dpo.loss", losses.total, golden.at("dpo.loss"), kGptLoss);
    report.compare(name + "dpo.top3_acc", torch::tensor(losses.top3_accuracy),
        golden.at("dpo.top3_acc"), {1e-6});
    losses.total.backward();
    checkNorms(gpt, golden, "dpo.grad_norm", name, report);
}

void checkLoop(const weights::Checkpoint& checkpoint, const TensorMap& golden,
    const std::string& name, Report& report)
{
    auto gpt = trainableGpt(checkpoint, 0.0);
    auto options = referenceGptStep();
    GptStep step(gpt, options);
    const auto& losses = golden.at("loop.losses");
    const std::string snapshot = "loop.params_after_step";
    const auto last = snapshot + std::to_string(golden.at("loop.lr_used").size(0) - 1);
    std::vector<double> ours, accuracies, rates;
    for (int64_t i = 0; i < losses.size(0); ++i) {
        const auto batch = batchOf(golden, i % 2 == 0 ? "batch0" : "batch1");
        const auto result = step.run(batch, i);
        const auto count = double(batch.tokens.size(0) * (batch.tokens.size(1) + 1));
        ours.push_back(result.losses.at(0).second * count);
        accuracies.push_back(result.losses.at(2).second);
        if (result.updated) {
            const auto update = std::to_string(rates.size());
            if (golden.contains(snapshot + update + ".bert_proj.bias")) {
                checkParameters(gpt, golden, snapshot + update, last, name, report);
            }
            rates.push_back(result.lr);
        }
    }
    report.compare(name + "loop.losses", torch::tensor(ours), losses, kGptLoss);
    report.compare(
        name + "loop.top3_acc", torch::tensor(accuracies), golden.at("loop.top3_acc"), {1e-6});
    for (const char* key : {"loop.lr_used", "loop.get_last_lr"}) {
        report.compare(name + key, torch::tensor(rates), golden.at(key), {1e-9});
    }
}

/// The gradients that the first update of the loop sees: five batches added up.
void checkAccumulation(const weights::Checkpoint& checkpoint, const TensorMap& golden,
    const std::string& name, Report& report)
{
    auto gpt = trainableGpt(checkpoint, 0.0);
    nn::Random random(0);
    for (int i = 0; i < 5; ++i) {
        const auto batch = batchOf(golden, i % 2 == 0 ? "batch0" : "batch1");
        gptLosses(gpt, batch, referenceGptStep().loss, random).total.backward();
    }
    checkNorms(gpt, golden, "loop.accum_grad_norm_step0", name, report);
}

void checkGptTraining(
    const std::filesystem::path& folder, const std::string& version, Report& report)
{
    const auto file = folder / "train" / ("s1_" + version + ".safetensors");
    if (!exists(file)) {
        return;
    }
    const auto golden = weights::readSafetensors(file);
    const auto checkpoint = weights::readCheckpoint(folder / "gpt" / ("gpt_" + version + ".ckpt"));
    const auto name = "train.s1_" + version + ".";
    checkPass(checkpoint, golden, name, report);
    checkPreference(checkpoint, golden, name, report);
    checkAccumulation(checkpoint, golden, name, report);
    checkLoop(checkpoint, golden, name, report);
}

int64_t countNumbered(const TensorMap& golden, const std::string& prefix, const std::string& suffix)
{
    int64_t count = 0;
    while (golden.contains(prefix + std::to_string(count) + suffix)) {
        ++count;
    }
    return count;
}

void checkScaledAdam(const std::filesystem::path& folder, Report& report)
{
    const auto file = folder / "train" / "scaled_adam.safetensors";
    if (!exists(file)) {
        return;
    }
    const auto golden = weights::readSafetensors(file);
    std::vector<Parameter> parameters;
    for (int64_t i = 0; i < countNumbered(golden, "init.", ""); ++i) {
        const auto name = std::to_string(i);
        parameters.push_back({name, golden.at("init." + name).clone().set_requires_grad(true)});
    }
    // The recipe stands in the golden folder's README.
    ScaledAdam optimizer(
        parameters, {.lr = 0.03, .clipping_update_period = 4, .strict_compatibility = true});
    const int64_t steps = countNumbered(golden, "grad.", ".0");
    const auto last = "param." + std::to_string(steps - 1) + ".";
    for (int64_t step = 0; step < steps; ++step) {
        const auto number = std::to_string(step) + ".";
        if (step == 10) {
            optimizer.setLearningRate(0.002);
        }
        for (auto& parameter : parameters) {
            parameter.tensor.mutable_grad() = golden.at("grad." + number + parameter.name).clone();
        }
        optimizer.step();
        for (const auto& parameter : parameters) {
            const auto key = "param." + number + parameter.name;
            if (isOfItsTime(
                    golden.at("init." + parameter.name), golden.at(last + parameter.name))) {
                report.compare(
                    "train.scaled_adam." + key, parameter.tensor, golden.at(key), {2e-6, 2e-6});
            }
        }
    }
}

} // namespace

void checkTrainGpt(const std::filesystem::path& folder, Report& report)
{
    checkScaledAdam(folder, report);
    checkGptTraining(folder, "v1", report);
    checkGptTraining(folder, "v2", report);
}

} // namespace timbre::golden
