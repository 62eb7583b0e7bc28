#pragma once

#include "core/models/sovits/config.h"
#include "core/nn/wavenet.h"

#include <torch/nn/modules/conv.h>

namespace timbre::models {

struct Posterior {
    torch::Tensor z, m_q, logs_q; ///< [B, inter, T]
};

/// The latent of a recording, for training: its spectrogram in, a distribution and a draw out.
struct PosteriorEncoderImpl : torch::nn::Module {
    explicit PosteriorEncoderImpl(const SovitsConfig& config);

    /// spec [B, bins, T], mask [B, 1, T], ge [B, gin, 1] (no gradient flows into it), noise [B,
    /// inter, T]
    Posterior forward(const torch::Tensor& spec, const torch::Tensor& mask, const torch::Tensor& ge,
        const torch::Tensor& noise);

    torch::nn::Conv1d pre;
    nn::WaveNet enc;
    torch::nn::Conv1d proj;
};
TORCH_MODULE(PosteriorEncoder);

} // namespace timbre::models
