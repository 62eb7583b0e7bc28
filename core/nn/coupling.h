#pragma once

#include "core/nn/wavenet.h"

#include <torch/nn/modules/conv.h>

namespace timbre::nn {

/// Shifts one half of the channels by what a WaveNet makes of the other (RealNVP, arXiv:1605.08803;
/// "mean only" as in VITS, so its Jacobian is 1).
struct CouplingLayerImpl : torch::nn::Module {
    CouplingLayerImpl(int64_t channels, const WaveNetConfig& config);

    /// x [B, C, T] -> [B, C, T]; `reverse` undoes the forward direction.
    torch::Tensor forward(const torch::Tensor& x, const torch::Tensor& x_mask,
        const torch::Tensor& g, bool reverse = false);

    torch::nn::Conv1d pre;
    WaveNet enc;
    torch::nn::Conv1d post;
};
TORCH_MODULE(CouplingLayer);

/// Coupling layers, each followed by a flip of the channels' order. The flips take every second
/// number, so the layers are flows.0, flows.2, ...
struct CouplingFlowImpl : torch::nn::Module {
    CouplingFlowImpl(int64_t channels, int64_t n_flows, const WaveNetConfig& config);

    torch::Tensor forward(
        torch::Tensor x, const torch::Tensor& x_mask, const torch::Tensor& g, bool reverse = false);

    std::vector<CouplingLayer> flows;
};
TORCH_MODULE(CouplingFlow);

} // namespace timbre::nn
