#include "core/nn/melstyle.h"

#include "core/nn/names.h"

#include <torch/torch.h>

#include <cmath>
#include <limits>

namespace timbre::nn {

StyleLinearImpl::StyleLinearImpl(int64_t in, int64_t out)
    : fc(in, out)
{
    register_module("fc", fc);
}

StyleGluImpl::StyleGluImpl(int64_t channels, int64_t kernel_size, double p_dropout)
    : conv(torch::nn::Conv1dOptions(channels, 2 * channels, kernel_size).padding(kernel_size / 2))
    , drop(p_dropout)
{
    registerGroup(*this, "conv1").register_module("conv", conv);
    register_module("drop", drop);
}

torch::Tensor StyleGluImpl::forward(const torch::Tensor& x)
{
    return x + drop(at::glu(conv(x), 1));
}

StyleAttentionImpl::StyleAttentionImpl(int64_t channels, int64_t heads, double p_dropout)
    : w_qs(channels, channels)
    , w_ks(channels, channels)
    , w_vs(channels, channels)
    , fc(channels, channels)
    , drop(p_dropout)
    , m_heads(heads)
{
    register_module("w_qs", w_qs);
    register_module("w_ks", w_ks);
    register_module("w_vs", w_vs);
    register_module("fc", fc);
    register_module("drop", drop);
}

torch::Tensor StyleAttentionImpl::split(const torch::Tensor& x) const
{
    return x.view({x.size(0), x.size(1), m_heads, x.size(2) / m_heads}).transpose(1, 2);
}

torch::Tensor StyleAttentionImpl::forward(const torch::Tensor& x, const torch::Tensor& padding)
{
    const auto query = split(w_qs(x)), key = split(w_ks(x)),
               value = split(w_vs(x)); // [B, heads, T, width]
    auto scores = at::matmul(query, key.transpose(2, 3)) / std::sqrt(double(x.size(2)));
    const auto hidden = padding.unsqueeze(1).unsqueeze(1); // [B, 1, 1, T]
    scores = scores.masked_fill(hidden, -std::numeric_limits<double>::infinity());
    const auto y = at::matmul(drop(at::softmax(scores, -1)), value);
    return drop(fc(y.transpose(1, 2).reshape_as(x))) + x;
}

MelStyleEncoderImpl::MelStyleEncoderImpl(const MelStyleConfig& c)
    : slf_attn(c.style_hidden, c.style_head, c.p_dropout)
    , fc(c.style_hidden, c.style_vector_dim)
    , drop(c.p_dropout)
{
    spectral.emplace_back(c.in_channels, c.style_hidden);
    spectral.emplace_back(c.style_hidden, c.style_hidden);
    auto& group = registerGroup(*this, "spectral");
    group.register_module("0", spectral[0]);
    group.register_module("3", spectral[1]);
    for (int i = 0; i < 2; ++i) {
        temporal.emplace_back(c.style_hidden, c.style_kernel_size, c.p_dropout);
    }
    registerList(*this, "temporal", temporal);
    register_module("slf_attn", slf_attn);
    register_module("fc", fc);
    register_module("drop", drop);
}

torch::Tensor MelStyleEncoderImpl::spectralFeatures(const torch::Tensor& x)
{
    return drop(at::mish(spectral[1](drop(at::mish(spectral[0](x))))));
}

torch::Tensor MelStyleEncoderImpl::temporalFeatures(torch::Tensor x)
{
    for (auto& layer : temporal) {
        x = layer(x);
    }
    return x;
}

torch::Tensor MelStyleEncoderImpl::forward(const torch::Tensor& x, const torch::Tensor& x_mask)
{
    const auto padding = (x_mask == 0).squeeze(1); // [B, T]
    const auto outside = padding.unsqueeze(2); // [B, T, 1]
    auto y = spectralFeatures(x.transpose(1, 2)); // [B, T, hidden]
    y = temporalFeatures(y.transpose(1, 2)).transpose(1, 2);
    y = fc(slf_attn(y.masked_fill(outside, 0), padding)).masked_fill(outside, 0); // [B, T, style]
    const auto frames = x_mask.sum(2); // [B, 1]
    return (y / frames.unsqueeze(2)).sum(1).unsqueeze(2);
}

} // namespace timbre::nn
