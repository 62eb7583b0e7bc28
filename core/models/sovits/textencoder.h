#pragma once

#include "core/models/sovits/config.h"
#include "core/nn/relativeencoder.h"

#include <torch/nn/modules/embedding.h>

namespace timbre::models {

/// Mixes text and speaker into the content ("multi-reference timbre encoder").
struct MrteImpl : torch::nn::Module {
    explicit MrteImpl(const SovitsConfig& config);

    /// ssl [B, C, T], text [B, C, P], masks [B, 1, *], ge [B, mrte_hidden, 1] -> [B, C, T]
    torch::Tensor forward(const torch::Tensor& ssl, const torch::Tensor& ssl_mask,
        const torch::Tensor& text, const torch::Tensor& text_mask, const torch::Tensor& ge);

    nn::RelativeAttention cross_attention;
    torch::nn::Conv1d c_pre, text_pre, c_post;
};
TORCH_MODULE(Mrte);

/// What the prior encoder knows of the latent, frame by frame.
struct Prior {
    torch::Tensor y; ///< [B, hidden, T], content and text mixed
    torch::Tensor m_p, logs_p; ///< [B, inter, T], mean and logarithm of the deviation
    torch::Tensor y_mask; ///< [B, 1, T]
};

/// The prior encoder: codes, phones and speaker in, distribution of the latent out.
struct TextEncoderImpl : torch::nn::Module {
    explicit TextEncoderImpl(const SovitsConfig& config);

    /// quantized [B, ssl_dim, T] at latent rate, text [B, P] (ids), ge [B, mrte_hidden, 1] -> y [B,
    /// hidden, T]
    torch::Tensor content(const torch::Tensor& quantized, const torch::Tensor& y_mask,
        const torch::Tensor& text, const torch::Tensor& text_mask, const torch::Tensor& ge);
    /// Stretches y to int(T / speed) + 1 frames unless speed is exactly 1, as the reference does.
    Prior prior(torch::Tensor y, torch::Tensor y_mask, double speed);

    torch::nn::Conv1d ssl_proj;
    nn::RelativeEncoder encoder_ssl, encoder_text;
    torch::nn::Embedding text_embedding;
    Mrte mrte;
    nn::RelativeEncoder encoder2;
    torch::nn::Conv1d proj;
};
TORCH_MODULE(TextEncoder);

} // namespace timbre::models
