#include "core/nn/relativeencoder.h"

#include "core/nn/names.h"

#include <torch/torch.h>

#include <algorithm>
#include <cmath>

namespace timbre::nn {
namespace {

torch::nn::Conv1d conv(int64_t in, int64_t out, int64_t kernel_size)
{
    return torch::nn::Conv1d(torch::nn::Conv1dOptions(in, out, kernel_size));
}

/// Keeps the length, for even kernels too.
torch::Tensor padded(const torch::Tensor& x, int64_t kernel_size)
{
    return kernel_size == 1 ? x : at::constant_pad_nd(x, {(kernel_size - 1) / 2, kernel_size / 2});
}

} // namespace

ChannelNormImpl::ChannelNormImpl(int64_t channels)
    : gamma(register_parameter("gamma", torch::ones({channels})))
    , beta(register_parameter("beta", torch::zeros({channels})))
{
}

torch::Tensor ChannelNormImpl::forward(const torch::Tensor& x)
{
    return at::layer_norm(x.transpose(1, 2), gamma.sizes(), gamma, beta, 1e-5).transpose(1, 2);
}

RelativeAttentionImpl::RelativeAttentionImpl(const AttentionConfig& config)
    : conv_q(conv(config.channels, config.channels, 1))
    , conv_k(conv(config.channels, config.channels, 1))
    , conv_v(conv(config.channels, config.channels, 1))
    , conv_o(conv(config.channels, config.channels, 1))
    , drop(config.p_dropout)
    , m_heads(config.n_heads)
    , m_window(config.window_size)
{
    if (m_window > 0) {
        const int64_t width = config.channels / m_heads;
        const auto start = [&] {
            return torch::randn({1, 2 * m_window + 1, width}) / std::sqrt(double(width));
        };
        emb_rel_k = register_parameter("emb_rel_k", start());
        emb_rel_v = register_parameter("emb_rel_v", start());
    }
    register_module("conv_q", conv_q);
    register_module("conv_k", conv_k);
    register_module("conv_v", conv_v);
    register_module("conv_o", conv_o);
    register_module("drop", drop);
}

torch::Tensor RelativeAttentionImpl::forward(
    const torch::Tensor& x, const torch::Tensor& c, const torch::Tensor& mask)
{
    auto query = split(conv_q(x)); // [B, heads, T, width]
    query = query / std::sqrt(double(query.size(3)));
    auto scores = at::matmul(query, split(conv_k(c)).transpose(2, 3)); // [B, heads, T, S]
    if (m_window > 0) {
        addNearKeys(scores, query);
    }
    scores = scores.masked_fill(mask == 0, -1e4);
    const auto weights = drop(at::softmax(scores, -1));
    auto y = at::matmul(weights, split(conv_v(c))); // [B, heads, T, width]
    if (m_window > 0) {
        y = y + nearValues(weights);
    }
    return conv_o(y.transpose(2, 3).reshape_as(x)); // [B, C, T]
}

torch::Tensor RelativeAttentionImpl::split(const torch::Tensor& x) const
{
    return x.view({x.size(0), m_heads, x.size(1) / m_heads, x.size(2)}).transpose(2, 3);
}

/// A distance of d frames is the d-th diagonal of the scores.
void RelativeAttentionImpl::addNearKeys(torch::Tensor& scores, const torch::Tensor& query) const
{
    const int64_t frames = scores.size(2), reach = std::min(m_window, frames - 1);
    const auto near = at::matmul(query, emb_rel_k.transpose(1, 2)); // [B, heads, T, 2 * window + 1]
    for (int64_t d = -reach; d <= reach; ++d) {
        const auto rows = near.select(3, d + m_window);
        scores.diagonal(d, 2, 3).add_(
            rows.slice(2, std::max<int64_t>(0, -d), frames - std::max<int64_t>(0, d)));
    }
}

torch::Tensor RelativeAttentionImpl::nearValues(const torch::Tensor& weights) const
{
    const int64_t frames = weights.size(2), reach = std::min(m_window, frames - 1);
    std::vector<torch::Tensor> near; // the weights at one distance, zero where that lies outside
    for (int64_t d = -reach; d <= reach; ++d) {
        const auto diagonal = weights.diagonal(d, 2, 3);
        near.push_back(
            at::constant_pad_nd(diagonal, {std::max<int64_t>(0, -d), std::max<int64_t>(0, d)}));
    }
    const auto values = emb_rel_v.narrow(1, m_window - reach, 2 * reach + 1);
    return at::matmul(at::stack(near, -1), values); // [B, heads, T, width]
}

FfnImpl::FfnImpl(const FfnConfig& config)
    : conv_1(conv(config.hidden_channels, config.filter_channels, config.kernel_size))
    , conv_2(conv(config.filter_channels, config.hidden_channels, config.kernel_size))
    , drop(config.p_dropout)
{
    register_module("conv_1", conv_1);
    register_module("conv_2", conv_2);
    register_module("drop", drop);
}

torch::Tensor FfnImpl::forward(torch::Tensor x, const torch::Tensor& x_mask)
{
    const int64_t kernel_size = conv_1->weight.size(2);
    x = torch::relu(conv_1(padded(x * x_mask, kernel_size))); // [B, filter, T]
    x = conv_2(padded(drop(x) * x_mask, kernel_size)); // [B, C, T]
    return x * x_mask; // padding stays silent for the next block
}

RelativeEncoderImpl::RelativeEncoderImpl(const RelativeEncoderConfig& c)
    : drop(c.p_dropout)
{
    for (int64_t layer = 0; layer < c.n_layers; ++layer) {
        attn_layers.emplace_back(
            AttentionConfig{c.hidden_channels, c.n_heads, c.window_size, c.p_dropout});
        norm_layers_1.emplace_back(c.hidden_channels);
        ffn_layers.emplace_back(
            FfnConfig{c.hidden_channels, c.filter_channels, c.kernel_size, c.p_dropout});
        norm_layers_2.emplace_back(c.hidden_channels);
    }
    register_module("drop", drop);
    registerList(*this, "attn_layers", attn_layers);
    registerList(*this, "norm_layers_1", norm_layers_1);
    registerList(*this, "ffn_layers", ffn_layers);
    registerList(*this, "norm_layers_2", norm_layers_2);
}

torch::Tensor RelativeEncoderImpl::forward(torch::Tensor x, const torch::Tensor& x_mask)
{
    const auto attn_mask = x_mask.unsqueeze(2) * x_mask.unsqueeze(3); // [B, 1, T, T]
    x = x * x_mask;
    for (size_t layer = 0; layer < attn_layers.size(); ++layer) {
        x = norm_layers_1[layer](x + drop(attn_layers[layer](x, x, attn_mask)));
        x = norm_layers_2[layer](x + drop(ffn_layers[layer](x, x_mask)));
    }
    return x * x_mask;
}

} // namespace timbre::nn
