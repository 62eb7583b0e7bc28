#include "tests/golden/formula.h"

#include "core/models/bert.h"

#include <torch/torch.h>

namespace timbre::golden {

/// Names and shapes only: of the blocks, which are all alike, the first.
void checkFullBert(const std::filesystem::path& folder, Report& report)
{
    if (!std::filesystem::exists(folder / "fullsize/state_dict_manifest.json")) {
        return;
    }
    const models::BertConfig config;
    std::vector<std::string> left_out = {"cls."};
    for (int64_t i = 1; i < config.num_hidden_layers; ++i) {
        left_out.push_back("bert.encoder.layer." + std::to_string(i) + ".");
    }
    torch::nn::Module masked_lm;
    masked_lm.register_module("bert", models::Bert(config, 1));
    checkManifest(folder, "bert_large_masked_lm", masked_lm, report, left_out);
}

} // namespace timbre::golden
