#include "core/training/steps/gptbatch.h"

#include "core/training/steps/rows.h"

#include <torch/torch.h>

#include <algorithm>

namespace timbre::training {
namespace {

/// Row `b` of `target` begins with `source`.
void fillRow(const at::Tensor& target, int64_t b, const at::Tensor& source)
{
    target[b].narrow(-1, 0, source.size(-1)).copy_(source);
}

at::Tensor filledWith(std::initializer_list<int64_t> shape, int64_t value)
{
    return torch::full(shape, value, torch::kLong);
}

at::Tensor spoiled(const at::Tensor& row, nn::Random& random)
{
    const auto draws = random.uniform({3});
    const auto place = [&](int64_t i) {
        return int64_t(draws[i].item<double>() * double(row.size(0)));
    };
    const int64_t begin = std::min(place(0), place(1)), end = std::max(place(0), place(1));
    const bool twice = draws[2].item<float>() < 0.5f;
    return torch::cat({row.slice(0, 0, twice ? end : begin), row.slice(0, twice ? begin : end)});
}

} // namespace

GptBatch GptBatch::to(at::Device device) const
{
    return {moved(phones, device), moved(phone_lens, device), moved(tokens, device),
        moved(token_lens, device), moved(bert, device), moved(phone_of_token, device)};
}

GptBatch collate(std::span<const GptExample> examples, int64_t eos)
{
    const auto count = int64_t(examples.size());
    int64_t x_len = 0, y_len = 0, bert_dim = 0;
    bool aligned = false;
    for (const auto& example : examples) {
        x_len = std::max(x_len, example.phones.size(0));
        y_len = std::max(y_len, example.tokens.size(0));
        bert_dim = example.bert.defined() ? example.bert.size(0) : bert_dim;
        aligned = aligned || example.phone_of_token.defined();
    }
    GptBatch batch{filledWith({count, x_len}, 0), filledWith({count}, 0),
        filledWith({count, y_len}, eos), filledWith({count}, 0), {}, {}};
    if (bert_dim > 0) {
        batch.bert = torch::zeros({count, bert_dim, x_len});
    }
    if (aligned) {
        batch.phone_of_token = filledWith({count, y_len}, -1);
    }
    for (int64_t b = 0; b < count; ++b) {
        const GptExample& example = examples[size_t(b)];
        batch.phone_lens[b] = example.phones.size(0);
        batch.token_lens[b] = example.tokens.size(0);
        fillRow(batch.phones, b, example.phones);
        fillRow(batch.tokens, b, example.tokens);
        if (example.bert.defined()) {
            fillRow(batch.bert, b, example.bert);
        }
        if (example.phone_of_token.defined()) {
            fillRow(batch.phone_of_token, b, example.phone_of_token);
        }
    }
    return batch;
}

GptBatch withRejectedTokens(
    const GptBatch& batch, nn::Random& random, int64_t eos, bool strict_compatibility)
{
    const int64_t count = batch.tokens.size(0);
    std::vector<at::Tensor> rows;
    int64_t longest = 1;
    for (int64_t b = 0; b < count; ++b) {
        const int64_t length =
            strict_compatibility ? batch.tokens.size(1) : batch.token_lens[b].item<int64_t>();
        rows.push_back(spoiled(batch.tokens[b].slice(0, 0, length), random));
        longest = std::max(longest, rows.back().size(0));
    }
    GptBatch rejected = batch;
    rejected.tokens = torch::full({count, longest}, eos, batch.tokens.options());
    rejected.token_lens = torch::zeros_like(batch.token_lens);
    rejected.phone_of_token = at::Tensor();
    for (int64_t b = 0; b < count; ++b) {
        fillRow(rejected.tokens, b, rows[size_t(b)]);
        rejected.token_lens[b] = rows[size_t(b)].size(0);
    }
    return rejected;
}

} // namespace timbre::training
