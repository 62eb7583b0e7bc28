#include "tests/golden/report.h"

#include "core/models/gpt/decode.h"
#include "core/models/gpt/gpt.h"
#include "core/weights/checkpoint.h"

#include <torch/torch.h>

namespace timbre::golden {
namespace {

using models::GptDecodeOptions;
using models::GptInput;
using weights::TensorMap;

constexpr Tolerance kGptHidden{2e-5}; // the README's for hidden values and logits

at::Tensor tensorOf(const std::vector<int64_t>& values)
{
    return torch::tensor(values, torch::kLong);
}

GptInput inputOf(const TensorMap& golden, bool with_prompt)
{
    GptInput input{integers(golden.at("phoneme_ids")), golden.at("bert")[0], {}};
    if (with_prompt) {
        input.prompt = integers(golden.at("prompt"));
    }
    return input;
}

/// [top_k, top_p, temperature, repetition penalty, early_stop_num]
GptDecodeOptions optionsOf(const at::Tensor& params)
{
    const auto value = [&](int64_t i) { return params[i].item<double>(); };
    GptDecodeOptions options;
    options.sampling = {int64_t(value(0)), value(1), value(2), value(3)};
    options.early_stop_num = int64_t(value(4));
    return options;
}

std::span<const float> span(const at::Tensor& row)
{
    return {row.const_data_ptr<float>(), size_t(row.numel())};
}

/// The full pass, as in training: prefix and teacher-forced codes.
void checkNetwork(
    models::Gpt& gpt, const TensorMap& golden, const std::string& name, Report& report)
{
    const auto phones = golden.at("phoneme_ids"), prompt = golden.at("prompt");
    const int64_t x_len = phones.size(1), y_len = prompt.size(1);
    const auto embedded =
        torch::cat({gpt->embedPhones(phones, golden.at("bert")),
                       gpt->embedTokens(prompt, torch::arange(y_len).unsqueeze(0))},
            1);
    report.compare(name + "xy_pos", embedded, golden.at("xy_pos"), kGptHidden);
    const auto blocked = models::prefixBlocked(x_len, y_len, torch::kCPU);
    report.exact(name + "attn_mask", blocked.squeeze().to(torch::kLong),
        golden.at("attn_mask_true_is_blocked"));

    models::KvCache cache(gpt->config.n_layer);
    const auto hidden = gpt->transform(embedded, {.blocked = blocked, .cache = &cache});
    report.compare(name + "prefix_hidden", hidden, golden.at("prefix_hidden"), kGptHidden);
    const auto nothing = torch::empty({1, gpt->config.head, 0, gpt->config.headDim()});
    const auto flat = [](const at::Tensor& heads) { return heads.transpose(1, 2).flatten(2); };
    report.compare(name + "k_cache.0", flat(cache.append(0, nothing, nothing).k),
        golden.at("k_cache.0"), kGptHidden);
    report.compare(name + "v_cache.last",
        flat(cache.append(gpt->config.n_layer - 1, nothing, nothing).v), golden.at("v_cache.last"),
        kGptHidden);

    const auto tokens = torch::cat({prompt, golden.at("teacher_tokens")}, 1);
    const auto logits = gpt->forward(phones, golden.at("bert"), tokens,
        {.blocked = models::prefixBlocked(x_len, tokens.size(1), torch::kCPU)});
    report.compare(name + "teacher_logits (full pass)", logits.slice(1, y_len),
        golden.at("teacher_logits"), kGptHidden);
}

/// Token by token through a session.
void checkSession(
    models::GptSession& session, const TensorMap& golden, const std::string& name, Report& report)
{
    const auto input = inputOf(golden, true);
    session.start({&input, 1});
    std::vector<at::Tensor> logits;
    const auto keep = [&] {
        logits.push_back(
            torch::from_blob(session.logits(0).data(), int64_t(session.logits(0).size())).clone());
    };
    keep();
    for (const int64_t token : integers(golden.at("teacher_tokens"))) {
        session.step({&token, 1});
        keep();
    }
    report.compare(
        name, torch::stack(logits).unsqueeze(0), golden.at("teacher_logits"), kGptHidden);
}

/// One recorded decoding: "loop.<case>".
void checkLoop(models::Gpt& gpt, const TensorMap& golden, const std::string& loop,
    const std::string& name, Report& report)
{
    const bool ref_free = loop.ends_with("ref_free");
    const auto input = inputOf(golden, !ref_free);
    auto options = optionsOf(golden.at(loop + ".params"));
    if (golden.contains(loop + ".q")) {
        options.draws = [q = golden.at(loop + ".q")](
                            int64_t step, int64_t) { return span(q[step]); };
    }
    const auto y = golden.at(loop + ".y").flatten();
    const auto idx = golden.at(loop + ".idx").item<int64_t>();

    const auto ours = models::decodeNaive(*gpt, input, options);
    report.exact(
        name + loop + ".y", tensorOf(ours.tokens), y.slice(0, int64_t(input.prompt.size())));
    options.strict_compatibility = true;
    const auto strict = models::decodeNaive(*gpt, input, options);
    report.exact(name + loop + " strict", tensorOf(strict.tokens),
        idx > 0 ? y.slice(0, y.size(0) - idx) : y);
}

/// The batched loop: "batch.<case>", three sentences after the same prompt.
void checkBatch(models::Gpt& gpt, const TensorMap& golden, const std::string& batch,
    const std::string& name, Report& report)
{
    std::vector<GptInput> inputs;
    for (int i = 0; golden.contains("batch.phoneme_ids." + std::to_string(i)); ++i) {
        const auto number = std::to_string(i);
        inputs.push_back({integers(golden.at("batch.phoneme_ids." + number)),
            golden.at("batch.bert." + number), integers(golden.at("prompt"))});
    }
    auto options = optionsOf(golden.at(batch + ".params"));
    options.strict_compatibility = true;
    if (golden.contains(batch + ".q.0")) {
        options.draws = [&](int64_t step, int64_t row) {
            return span(golden.at(batch + ".q." + std::to_string(step))[row]);
        };
    }
    const auto results = models::decodeBatched(*gpt, inputs, options);
    std::vector<int64_t> counts;
    for (size_t i = 0; i < results.size(); ++i) {
        const auto y = golden.at(batch + ".y." + std::to_string(i));
        counts.push_back(int64_t(results[i].tokens.size()));
        report.exact(name + batch + ".y." + std::to_string(i), tensorOf(results[i].tokens),
            y.slice(0, int64_t(inputs[i].prompt.size())));
    }
    report.exact(name + batch + ".idx", tensorOf(counts), golden.at(batch + ".idx"));
}

void checkStream(models::Gpt& gpt, const TensorMap& golden, const std::string& name, Report& report)
{
    auto options = optionsOf(golden.at("loop.greedy_rep.params"));
    int chunk = 0;
    const auto compare = [&](std::span<const int64_t> tokens, bool) {
        const auto key = "stream.chunk." + std::to_string(chunk++);
        const auto want = golden.contains(key) ? golden.at(key) : torch::empty({0}, torch::kLong);
        report.exact(name + key, tensorOf({tokens.begin(), tokens.end()}), want);
    };
    models::decodeStreaming(*gpt, inputOf(golden, true), options, {}, compare);
}

void checkVersion(const std::filesystem::path& folder, const std::string& version, Report& report)
{
    const auto file = folder / ("gpt_" + version + ".ckpt"),
               golden_file = folder / ("golden_" + version + ".safetensors");
    if (!exists(file) || !exists(golden_file)) {
        return;
    }
    const std::string name = "gpt." + version + ".";
    const auto golden = weights::readSafetensors(golden_file);
    auto gpt = models::loadGpt(weights::readCheckpoint(file));
    checkNetwork(gpt, golden, name, report);
    checkSession(*models::makeTensorSession(*gpt), golden,
        name + "teacher_logits (LibTorch session)", report);
    if (const auto session = models::makeKernelSession(*gpt)) {
        checkSession(*session, golden, name + "teacher_logits (kernel session)", report);
    }
    for (const auto& [key, value] : golden) {
        if (!key.ends_with(".params")) {
            continue;
        }
        const auto which = key.substr(0, key.size() - std::string(".params").size());
        if (which.starts_with("batch.")) {
            checkBatch(gpt, golden, which, name, report);
        } else if (!which.ends_with("eos_row_zero")) {
            checkLoop(gpt, golden, which, name, report);
        }
    }
    checkStream(gpt, golden, name, report);
    if (golden.contains("loop.limit1500_eos_row_zero.y")) { // last: it changes the network
        gpt->ar_predict_layer->weight[gpt->config.eos()].zero_();
        checkLoop(gpt, golden, "loop.limit1500_eos_row_zero", name, report);
    }
}

void checkSampling(const std::filesystem::path& file, Report& report)
{
    const auto golden = weights::readSafetensors(file);
    const auto cases = golden.at("cases_topk_topp_temp_rep"),
               previous = golden.at("previous_tokens");
    for (int64_t i = 0; i < cases.size(0); ++i) {
        const auto value = [&](int64_t column) { return cases[i][column].item<double>(); };
        models::Sampler sampler({int64_t(value(0)), value(1), value(2), value(3)});
        auto logits = golden.at("logits").clone();
        const auto probs = torch::empty_like(logits);
        auto chosen = torch::empty({logits.size(0)}, torch::kLong);
        for (int64_t row = 0; row < logits.size(0); ++row) {
            const std::span<float> scores(
                logits[row].mutable_data_ptr<float>(), size_t(logits.size(1)));
            const auto p = sampler.probabilities(scores, integers(previous[row]));
            std::ranges::copy(p, probs[row].mutable_data_ptr<float>());
            chosen[row] = models::Sampler::draw(p, span(golden.at("q")[row]));
        }
        const std::string number = std::to_string(i);
        report.compare("gpt.sampling.logits_after_inplace." + number, logits,
            golden.at("logits_after_inplace." + number), {1e-6});
        report.compare("gpt.sampling.probs." + number, probs, golden.at("probs." + number), {1e-6});
        report.exact(
            "gpt.sampling.argmax_p_over_q." + number, chosen, golden.at("argmax_p_over_q")[i]);
    }
}

} // namespace

void checkGpt(const std::filesystem::path& folder, Report& report)
{
    const c10::InferenceMode guard;
    for (const char* version : {"v1", "v2"}) {
        checkVersion(folder / "gpt", version, report);
    }
    if (exists(folder / "gpt" / "sampling.safetensors")) {
        checkSampling(folder / "gpt" / "sampling.safetensors", report);
    }
}

} // namespace timbre::golden
