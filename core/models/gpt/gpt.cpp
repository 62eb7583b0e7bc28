#include "core/models/gpt/gpt.h"

#include "core/models/gpt/gather.h"
#include "core/nn/names.h"
#include "core/nn/recompute.h"
#include "core/weights/checkpoint.h"
#include "core/weights/load.h"

#include <torch/torch.h>

#include <algorithm>
#include <cmath>

namespace timbre::models {

GptAttentionImpl::GptAttentionImpl(const GptConfig& config, int64_t layer)
    : m_layer(layer)
    , m_heads(config.head)
    , m_dropout(config.p_dropout)
{
    const int64_t width = config.hidden_dim;
    in_proj_weight = register_parameter("in_proj_weight", torch::empty({3 * width, width}));
    in_proj_bias = register_parameter("in_proj_bias", torch::zeros({3 * width}));
    out_proj = register_module("out_proj", torch::nn::Linear(width, width));
    torch::nn::init::xavier_uniform_(in_proj_weight);
    if (config.timbre && config.timbre->alignment) {
        const auto& alignment = *config.timbre->alignment;
        if (std::ranges::find(alignment.layers, layer) != alignment.layers.end()) {
            m_aligned = alignment.heads;
        }
    }
}

/// One mask per head where the alignment heads have their own: [B or 1, 1 or H, T, S], or
/// undefined.
at::Tensor GptAttentionImpl::headsBlocked(
    const GptPass& pass, int64_t batch, int64_t queries, int64_t keys) const
{
    if (m_aligned.empty() || !pass.blocked_aligned.defined()) {
        return pass.blocked;
    }
    auto blocked = torch::zeros({batch, m_heads, queries, keys}, pass.blocked_aligned.options());
    if (pass.blocked.defined()) {
        blocked.copy_(pass.blocked.expand_as(blocked));
    }
    for (const int64_t head : m_aligned) {
        blocked.select(1, head).copy_(
            pass.blocked_aligned.squeeze(1).expand({batch, queries, keys}));
    }
    return blocked;
}

at::Tensor GptAttentionImpl::forward(const at::Tensor& x, const GptPass& pass)
{
    const int64_t batch = x.size(0), queries = x.size(1);
    const auto qkv = torch::linear(x, in_proj_weight, in_proj_bias)
                         .view({batch, queries, 3, m_heads, -1})
                         .permute({2, 0, 3, 1, 4}); // [3, B, H, T, D]
    const auto q = qkv[0];
    KvCache::Past past{qkv[1], qkv[2]};
    if (pass.cache) {
        past = pass.cache->append(m_layer, past.k, past.v); // [B, H, S, D]
    }
    const auto blocked = headsBlocked(pass, batch, queries, past.k.size(2));
    const auto seen =
        blocked.defined() ? std::optional<at::Tensor>(blocked.logical_not()) : std::nullopt;
    if (pass.attention && !m_aligned.empty()) {
        const auto heads =
            torch::tensor(m_aligned, torch::TensorOptions(torch::kLong).device(x.device()));
        auto scores =
            torch::matmul(q.index_select(1, heads), past.k.index_select(1, heads).transpose(2, 3))
            / std::sqrt(double(q.size(3)));
        if (blocked.defined()) {
            scores.masked_fill_(
                blocked.size(1) == 1 ? blocked : blocked.index_select(1, heads), -INFINITY);
        }
        pass.attention->push_back(torch::softmax(scores, -1));
    }
    const auto y = torch::scaled_dot_product_attention(
        q, past.k, past.v, seen, is_training() ? m_dropout : 0.0); // [B, H, T, D]
    return out_proj(y.transpose(1, 2).reshape({batch, queries, -1}));
}

GptLayerImpl::GptLayerImpl(const GptConfig& config, int64_t layer)
{
    const int64_t width = config.hidden_dim;
    self_attn = register_module("self_attn", GptAttention(config, layer));
    linear1 = register_module("linear1", torch::nn::Linear(width, 4 * width));
    linear2 = register_module("linear2", torch::nn::Linear(4 * width, width));
    norm1 = register_module("norm1", torch::nn::LayerNorm(torch::nn::LayerNormOptions({width})));
    norm2 = register_module("norm2", torch::nn::LayerNorm(torch::nn::LayerNormOptions({width})));
    drop = register_module("dropout", torch::nn::Dropout(config.p_dropout));
}

at::Tensor GptLayerImpl::forward(at::Tensor x, const GptPass& pass)
{
    x = norm1(x + drop(self_attn(x, pass)));
    return norm2(x + drop(linear2(drop(torch::relu(linear1(x))))));
}

GptImpl::GptImpl(const GptConfig& config)
    : config(config)
{
    const int64_t width = config.hidden_dim;
    bert_proj = register_module("bert_proj", torch::nn::Linear(config.bert_dim, width));
    text_embedding = nn::registerGroup(*this, "ar_text_embedding")
                         .register_module("word_embeddings",
                             torch::nn::Embedding(config.phoneme_vocab_size, width));
    text_alpha =
        nn::registerGroup(*this, "ar_text_position").register_parameter("alpha", torch::ones({1}));
    audio_embedding =
        nn::registerGroup(*this, "ar_audio_embedding")
            .register_module("word_embeddings", torch::nn::Embedding(config.vocab_size, width));
    audio_alpha =
        nn::registerGroup(*this, "ar_audio_position").register_parameter("alpha", torch::ones({1}));
    for (int64_t layer = 0; layer < config.n_layer; ++layer) {
        layers.emplace_back(config, layer);
    }
    nn::registerList(nn::registerGroup(*this, "h"), "layers", layers);
    ar_predict_layer = register_module("ar_predict_layer",
        torch::nn::Linear(torch::nn::LinearOptions(width, config.vocab_size).bias(false)));
    token_drop = register_module("token_dropout", torch::nn::Dropout(config.dropout));
    position_drop = register_module("position_dropout", torch::nn::Dropout(config.p_dropout));
    gatherParameters(*this);
}

at::Tensor GptImpl::addPositions(
    const at::Tensor& x, const at::Tensor& alpha, const at::Tensor& positions)
{
    return position_drop(x + alpha * sinePositions(positions, config.hidden_dim).to(x.dtype()));
}

at::Tensor GptImpl::embedPhones(const at::Tensor& phones, const at::Tensor& bert)
{
    auto x = token_drop(text_embedding(phones)); // [B, X, C]
    x = x
        + (bert.defined() ? bert_proj(bert.transpose(1, 2))
                          : bert_proj->bias); // zero features leave the bias
    return addPositions(x, text_alpha, torch::arange(phones.size(1), phones.options()));
}

at::Tensor GptImpl::embedTokens(const at::Tensor& tokens, const at::Tensor& positions)
{
    return addPositions(token_drop(audio_embedding(tokens)), audio_alpha, positions);
}

at::Tensor GptImpl::transform(at::Tensor x, const GptPass& pass)
{
    for (auto& layer : layers) {
        const bool again = recompute && !pass.attention && !pass.cache; // those two are results too
        x = again ? nn::recomputed([&layer, pass](const auto& y) { return layer(y, pass); }, x)
                  : layer(x, pass);
    }
    return x;
}

at::Tensor GptImpl::forward(
    const at::Tensor& phones, const at::Tensor& bert, const at::Tensor& tokens, const GptPass& pass)
{
    const auto positions = torch::arange(tokens.size(1), tokens.options()).expand_as(tokens);
    auto x =
        torch::cat({embedPhones(phones, bert), embedTokens(tokens, positions)}, 1); // [B, X + Y, C]
    x = transform(x, pass);
    return ar_predict_layer(x.slice(1, phones.size(1) - 1)); // [B, Y + 1, vocab]
}

at::Tensor sinePositions(const at::Tensor& positions, int64_t width)
{
    const auto options = torch::TensorOptions(torch::kFloat).device(positions.device());
    const auto rate =
        torch::exp(torch::arange(0, width, 2, options) * -(std::log(10000.0) / double(width)));
    const auto angle = positions.to(torch::kFloat).unsqueeze(-1) * rate; // [..., width / 2]
    return torch::stack({torch::sin(angle), torch::cos(angle)}, -1).flatten(-2);
}

at::Tensor prefixBlocked(int64_t phones, int64_t tokens, at::Device device)
{
    const int64_t length = phones + tokens;
    auto blocked =
        torch::ones({length, length}, torch::TensorOptions(torch::kBool).device(device)).triu(1);
    blocked.slice(0, 0, phones).slice(1, 0, phones).fill_(false);
    return blocked.view({1, 1, length, length});
}

Gpt loadGpt(const weights::Checkpoint& checkpoint)
{
    Gpt gpt(gptConfig(checkpoint));
    weights::loadInto(*gpt, checkpoint.tensors, checkpoint.path.string());
    gpt->eval();
    for (auto& parameter : gpt->parameters()) {
        parameter.set_requires_grad(false);
    }
    return gpt;
}

} // namespace timbre::models
