#include "tests/golden/formula.h"
#include "tests/golden/report.h"

#include "core/models/gpt/decode.h"
#include "core/models/gpt/gpt.h"
#include "core/weights/checkpoint.h"

#include <torch/torch.h>

namespace timbre::golden {
namespace {

constexpr Tolerance kFullSize{5e-5}; // the README's for the full-size GPT

/// The manifest's names start with "model.", and the formula depends on the names.
struct Outer : torch::nn::Module {
    explicit Outer(const models::GptConfig& config)
        : gpt(register_module("model", models::Gpt(config)))
    {
        eval();
        for (auto& parameter : parameters()) {
            parameter.set_requires_grad(false);
        }
    }
    models::Gpt gpt;
};

void checkSteps(models::GptSession& session, const weights::TensorMap& golden,
    const std::string& name, Report& report)
{
    const models::GptInput input{
        integers(golden.at("phoneme_ids")), golden.at("bert")[0], integers(golden.at("prompt"))};
    const auto y = integers(golden.at("greedy_rep.y"));
    session.start({&input, 1});
    std::vector<at::Tensor> logits;
    for (size_t step = 0; step < size_t(golden.at("step_logits").size(0)); ++step) {
        if (step > 0) {
            session.step({&y[input.prompt.size() + step - 1], 1});
        }
        const auto row = session.logits(0);
        logits.push_back(torch::from_blob(row.data(), int64_t(row.size())).clone());
    }
    report.compare(name, torch::stack(logits), golden.at("step_logits"), kFullSize);
}

} // namespace

void checkFullGpt(const std::filesystem::path& folder, Report& report)
{
    const auto file = folder / "fullsize" / "gpt_v2.safetensors";
    if (!exists(file)) {
        return;
    }
    const c10::InferenceMode guard;
    checkManifest(folder, "gpt_v1", Outer({.phoneme_vocab_size = 512}), report);
    Outer outer(models::GptConfig{});
    checkManifest(folder, "gpt_v2", outer, report);
    fillByFormula(outer, formulaSeed(folder, "fullsize"));

    const auto golden = weights::readSafetensors(file);
    const auto phones = golden.at("phoneme_ids"), prompt = golden.at("prompt");
    const auto y = golden.at("greedy_rep.y");
    const int64_t steps = golden.at("step_hidden").size(0);
    const auto tokens = y.slice(0, 0, prompt.size(1) + steps - 1).unsqueeze(0);
    const auto embedded =
        torch::cat({outer.gpt->embedPhones(phones, golden.at("bert")),
                       outer.gpt->embedTokens(tokens, torch::arange(tokens.size(1)).unsqueeze(0))},
            1);
    const auto hidden = outer.gpt->transform(
        embedded, {.blocked = models::prefixBlocked(phones.size(1), tokens.size(1), torch::kCPU)});
    report.compare("fullsize.gpt.step_hidden (full pass)",
        hidden[0].slice(0, hidden.size(1) - steps), golden.at("step_hidden"), kFullSize);
    checkSteps(*models::makeTensorSession(*outer.gpt), golden,
        "fullsize.gpt.step_logits (LibTorch session)", report);
    if (const auto session = models::makeKernelSession(*outer.gpt)) {
        checkSteps(*session, golden, "fullsize.gpt.step_logits (kernel session)", report);
    }

    const models::GptInput input{integers(phones), golden.at("bert")[0], integers(prompt)};
    models::GptDecodeOptions options;
    options.sampling = {.top_k = 1, .repetition_penalty = 1.35};
    options.max_tokens = steps;
    const auto result = models::decodeNaive(*outer.gpt, input, options);
    report.exact("fullsize.gpt.greedy_rep.y", torch::tensor(result.tokens, torch::kLong),
        y.slice(0, prompt.size(1)));
}

} // namespace timbre::golden
