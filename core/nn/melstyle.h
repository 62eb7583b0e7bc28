#pragma once

#include <torch/nn/module.h>
#include <torch/nn/modules/conv.h>
#include <torch/nn/modules/dropout.h>
#include <torch/nn/modules/linear.h>
#include <torch/nn/pimpl.h>

#include <vector>

namespace timbre::nn {

struct MelStyleConfig {
    int64_t in_channels = 704; ///< bins of the spectrogram
    int64_t style_hidden = 128, style_vector_dim = 512, style_kernel_size = 5, style_head = 2;
    double p_dropout = 0.1;
};

/// A linear layer one level down in the file's names: "fc.weight".
struct StyleLinearImpl : torch::nn::Module {
    StyleLinearImpl(int64_t in, int64_t out);
    torch::Tensor forward(const torch::Tensor& x) { return fc(x); }

    torch::nn::Linear fc;
};
TORCH_MODULE(StyleLinear);

/// Gated convolution with a residual connection (arXiv:1612.08083). Keys "conv1.conv.weight", ...
struct StyleGluImpl : torch::nn::Module {
    StyleGluImpl(int64_t channels, int64_t kernel_size, double p_dropout);
    torch::Tensor forward(const torch::Tensor& x); ///< [B, C, T] -> [B, C, T]

    torch::nn::Conv1d conv;
    torch::nn::Dropout drop;
};
TORCH_MODULE(StyleGlu);

/// Self-attention with a residual connection; the scores are divided by the square root of the
/// model's width, not of the head's.
struct StyleAttentionImpl : torch::nn::Module {
    StyleAttentionImpl(int64_t channels, int64_t heads, double p_dropout);

    /// x [B, T, C], padding [B, T] true on padded frames -> [B, T, C]
    torch::Tensor forward(const torch::Tensor& x, const torch::Tensor& padding);

    torch::nn::Linear w_qs, w_ks, w_vs, fc;
    torch::nn::Dropout drop;

private:
    torch::Tensor split(const torch::Tensor& x) const;

    int64_t m_heads;
};
TORCH_MODULE(StyleAttention);

/// A spectrogram in, one vector of its speaker out (Meta-StyleSpeech, arXiv:2106.03153,
/// section 2.1).
struct MelStyleEncoderImpl : torch::nn::Module {
    explicit MelStyleEncoderImpl(const MelStyleConfig& config);

    /// x [B, in_channels, T], x_mask [B, 1, T] -> [B, style_vector_dim, 1]
    torch::Tensor forward(const torch::Tensor& x, const torch::Tensor& x_mask);

    torch::Tensor spectralFeatures(const torch::Tensor& x); ///< [B, T, in] -> [B, T, hidden]
    torch::Tensor temporalFeatures(torch::Tensor x); ///< [B, hidden, T] -> [B, hidden, T]

    std::vector<StyleLinear>
        spectral; ///< numbers 0 and 3 in the file: Mish and dropout lie between
    std::vector<StyleGlu> temporal;
    StyleAttention slf_attn;
    StyleLinear fc;
    torch::nn::Dropout drop;
};
TORCH_MODULE(MelStyleEncoder);

} // namespace timbre::nn
