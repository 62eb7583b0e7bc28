#include "tests/golden/report.h"

#include "core/models/gpt/decode.h"
#include "core/models/gpt/gpt.h"
#include "core/weights/checkpoint.h"

#include <nlohmann/json.hpp>
#include <torch/torch.h>

#include <fstream>

namespace timbre::golden {
namespace {

constexpr Tolerance kLogits{2e-4}; // the base model's README: hidden values and logits

models::GptInput inputOf(const weights::TensorMap& golden, bool with_prompt)
{
    models::GptInput input{integers(golden.at("text_ids")), {}, {}};
    if (with_prompt) {
        auto phones = integers(golden.at("prompt_ids"));
        input.text_begin = int64_t(phones.size());
        phones.insert(phones.end(), input.phones.begin(), input.phones.end());
        input.phones = phones;
        input.prompt = integers(golden.at("prompt"));
    }
    return input;
}

/// Logits and what the alignment heads look at, in one pass over given codes.
void checkPass(models::Gpt& gpt, const weights::TensorMap& golden, const models::GptInput& input,
    const std::string& name, Report& report)
{
    const auto tokens = golden.at(name + ".tokens_in").unsqueeze(0);
    const auto phones = torch::tensor(input.phones, torch::kLong).unsqueeze(0);
    std::vector<at::Tensor> attention;
    const models::GptPass pass{
        .blocked = models::prefixBlocked(phones.size(1), tokens.size(1), torch::kCPU),
        .attention = &attention};
    const auto logits = gpt->forward(phones, {}, tokens, pass);
    report.compare(
        "base-model.gpt." + name + ".logits", logits[0], golden.at(name + ".logits"), kLogits);
    const auto& layers = gpt->config.timbre->alignment->layers;
    for (size_t i = 0; i < layers.size(); ++i) {
        const auto of_codes =
            attention.at(i)[0].slice(1, phones.size(1)).slice(2, 0, phones.size(1));
        const auto key = name + ".attention.layer" + std::to_string(layers[i]);
        report.compare("base-model.gpt." + key, of_codes, golden.at(key), kLogits);
    }
}

void checkDecoding(models::Gpt& gpt, const weights::TensorMap& golden,
    const models::GptInput& input, const nlohmann::json& settings, const std::string& name,
    Report& report)
{
    models::GptDecodeOptions options;
    options.sampling = {.top_k = 1, .repetition_penalty = 1.0};
    const auto follow = models::decodeNaive(*gpt, input, options);
    report.exact("base-model.gpt." + name + ".greedy_window",
        torch::tensor(follow.tokens, torch::kLong), golden.at(name + ".greedy_window"));
    const std::vector<int64_t> reached(follow.phone_of_token.begin(), follow.phone_of_token.end());
    report.exact("base-model.gpt." + name + ".phone_of_token", torch::tensor(reached, torch::kLong),
        golden.at(name + ".phone_of_token"));

    options.sampling.repetition_penalty = 1.35;
    options.penalty_window = settings.at("penalty_window").get<int64_t>();
    options.min_tokens = settings.at("minlen").get<int64_t>();
    options.follow_alignment = false;
    const auto penalised = models::decodeNaive(*gpt, input, options);
    report.exact("base-model.gpt." + name + ".greedy_penalty1.35",
        torch::tensor(penalised.tokens, torch::kLong), golden.at(name + ".greedy_penalty1.35"));
}

} // namespace

void checkBaseGpt(const std::filesystem::path& folder, Report& report)
{
    const auto file = folder / "golden" / "gpt.safetensors";
    if (!exists(file) || !exists(folder / "gpt-base.ckpt")) {
        return;
    }
    const c10::InferenceMode guard;
    const auto golden = weights::readSafetensors(file);
    const auto settings = nlohmann::json::parse(std::ifstream(folder / "golden" / "gpt.json"));
    auto gpt = models::loadGpt(weights::readCheckpoint(folder / "gpt-base.ckpt"));
    for (const bool with_prompt : {false, true}) {
        const auto input = inputOf(golden, with_prompt);
        const std::string name = with_prompt ? "prompt" : "noprompt";
        checkPass(gpt, golden, input, name, report);
        checkDecoding(gpt, golden, input, settings, name, report);
    }
}

} // namespace timbre::golden
