#include "core/models/sovits/textencoder.h"

#include <torch/torch.h>

namespace timbre::models {
namespace {

torch::nn::Conv1d pointwise(int64_t in, int64_t out)
{
    return torch::nn::Conv1d(torch::nn::Conv1dOptions(in, out, 1));
}

nn::RelativeEncoderConfig encoderConfig(const SovitsConfig& c, int64_t n_layers)
{
    return {.hidden_channels = c.hidden_channels,
        .filter_channels = c.filter_channels,
        .n_heads = c.n_heads,
        .n_layers = n_layers,
        .kernel_size = c.kernel_size,
        .p_dropout = c.p_dropout};
}

} // namespace

MrteImpl::MrteImpl(const SovitsConfig& c)
    : cross_attention(nn::AttentionConfig{.channels = c.mrte_hidden, .n_heads = c.mrte_heads})
    , c_pre(pointwise(c.hidden_channels, c.mrte_hidden))
    , text_pre(pointwise(c.hidden_channels, c.mrte_hidden))
    , c_post(pointwise(c.mrte_hidden, c.hidden_channels))
{
    register_module("cross_attention", cross_attention);
    register_module("c_pre", c_pre);
    register_module("text_pre", text_pre);
    register_module("c_post", c_post);
}

torch::Tensor MrteImpl::forward(const torch::Tensor& ssl, const torch::Tensor& ssl_mask,
    const torch::Tensor& text, const torch::Tensor& text_mask, const torch::Tensor& ge)
{
    const auto mask = text_mask.unsqueeze(2) * ssl_mask.unsqueeze(3); // [B, 1, T, P]
    const auto content = c_pre(ssl * ssl_mask); // [B, mrte, T]
    const auto phones = text_pre(text * text_mask); // [B, mrte, P]
    const auto attended = cross_attention(content * ssl_mask, phones * text_mask, mask);
    return c_post((attended + content + ge) * ssl_mask);
}

TextEncoderImpl::TextEncoderImpl(const SovitsConfig& c)
    : ssl_proj(pointwise(c.ssl_dim, c.hidden_channels))
    , encoder_ssl(encoderConfig(c, c.n_layers / 2))
    , encoder_text(encoderConfig(c, c.n_layers))
    , text_embedding(c.n_phones, c.hidden_channels)
    , mrte(c)
    , encoder2(encoderConfig(c, c.n_layers / 2))
    , proj(pointwise(c.hidden_channels, 2 * c.inter_channels))
{
    register_module("ssl_proj", ssl_proj);
    register_module("encoder_ssl", encoder_ssl);
    register_module("encoder_text", encoder_text);
    register_module("text_embedding", text_embedding);
    register_module("mrte", mrte);
    register_module("encoder2", encoder2);
    register_module("proj", proj);
}

torch::Tensor TextEncoderImpl::content(const torch::Tensor& quantized, const torch::Tensor& y_mask,
    const torch::Tensor& text, const torch::Tensor& text_mask, const torch::Tensor& ge)
{
    auto y = ssl_proj(quantized * y_mask) * y_mask; // [B, hidden, T]
    y = encoder_ssl(y, y_mask);
    auto phones = text_embedding(text).transpose(1, 2); // [B, hidden, P]
    phones = encoder_text(phones * text_mask, text_mask);
    y = mrte(y, y_mask, phones, text_mask, ge);
    return encoder2(y * y_mask, y_mask);
}

Prior TextEncoderImpl::prior(torch::Tensor y, torch::Tensor y_mask, double speed)
{
    if (speed != 1.0) {
        const int64_t frames = int64_t(double(y.size(2)) / speed) + 1;
        y = at::upsample_linear1d(y, frames, false);
        y_mask = at::upsample_nearest1d(y_mask, frames);
    }
    const auto stats = (proj(y) * y_mask).chunk(2, 1); // [B, inter, T] each
    return {y, stats[0], stats[1], y_mask};
}

} // namespace timbre::models
