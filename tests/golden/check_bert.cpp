#include "tests/golden/report.h"

#include "core/base/error.h"
#include "core/models/bert.h"

#include <nlohmann/json.hpp>
#include <torch/torch.h>

#include <fstream>

namespace timbre::golden {
namespace {

constexpr Tolerance kBertHidden{2e-5}; // float32, other summation order

void checkStates(
    models::Bert& bert, const weights::TensorMap& want, const std::string& text, Report& report)
{
    const auto states = bert->hiddenStates(want.at(text + ".input_ids").unsqueeze(0));
    for (size_t i = 0; i < states.size(); ++i) {
        const auto key = text + ".hidden_states." + std::to_string(i);
        if (want.contains(key)) {
            report.compare("bert." + key, states[i][0], want.at(key), kBertHidden);
        }
    }
}

void checkFeature(models::BertFeatures& features, const weights::TensorMap& want,
    const std::string& key, const std::string& text, Report& report)
{
    const auto counts = want.at(key + ".word2ph");
    const std::vector<int64_t> word2ph(
        counts.data_ptr<int64_t>(), counts.data_ptr<int64_t>() + counts.numel());
    report.compare("bert." + key + ".phone_feature", features.phoneFeature(text, word2ph),
        want.at(key + ".phone_feature"), kBertHidden);
}

} // namespace

void checkBert(const std::filesystem::path& folder, Report& report)
{
    const auto golden = folder / "bert/golden.safetensors";
    if (!std::filesystem::exists(golden)) {
        return;
    }
    torch::InferenceMode inference;
    const auto want = weights::readSafetensors(golden);
    const models::BertTokenizer tokenizer(folder / "bert/vocab.txt");
    const auto checkpoint = weights::readCheckpoint(folder / "bert");
    auto bert = models::loadBert(checkpoint, models::bertConfigFrom(checkpoint).num_hidden_layers);
    models::BertFeatures features(folder / "bert");

    std::ifstream file(folder / "bert/texts.json");
    const auto texts = nlohmann::json::parse(file);
    for (const auto& [key, text] : texts.items()) {
        const auto sentence = text.get<std::string>();
        report.exact("bert." + key + ".input_ids",
            torch::tensor(tokenizer.ids(sentence), torch::kInt64), want.at(key + ".input_ids"));
        checkStates(bert, want, key, report);
        if (want.contains(key + ".phone_feature")) {
            checkFeature(features, want, key, sentence, report);
        }
    }
}

} // namespace timbre::golden
