#pragma once

#include "core/nn/weightnorm.h"

#include <torch/nn/modules/dropout.h>

#include <vector>

namespace timbre::nn {

struct WaveNetConfig {
    int64_t hidden_channels = 192, kernel_size = 5, dilation_rate = 1, n_layers = 4;
    int64_t gin_channels = 512; ///< width of the conditioning vector
    double p_dropout = 0.0;
};

/// Gated convolutions with skip connections (WaveNet, arXiv:1609.03499; as in Glow-TTS not causal).
struct WaveNetImpl : torch::nn::Module {
    explicit WaveNetImpl(const WaveNetConfig& config);

    /// x [B, C, T], x_mask [B, 1, T], g [B, gin, 1] or [B, gin, T] -> [B, C, T]
    torch::Tensor forward(torch::Tensor x, const torch::Tensor& x_mask, const torch::Tensor& g);

    std::vector<NormedConv1d> in_layers, res_skip_layers;
    NormedConv1d cond_layer;
    torch::nn::Dropout drop;

private:
    int64_t m_channels;
};
TORCH_MODULE(WaveNet);

} // namespace timbre::nn
