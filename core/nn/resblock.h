#pragma once

#include "core/nn/weightnorm.h"

#include <vector>

namespace timbre::nn {

/// Leaky ReLU's slope inside HiFi-GAN's generator and discriminators.
constexpr double kLeakySlope = 0.1;

/// Pairs of convolutions, the first of each pair dilated, each pair with a residual connection
/// (HiFi-GAN, arXiv:2010.05646, appendix A.1, resblock "1").
struct ResBlock1Impl : torch::nn::Module {
    ResBlock1Impl(int64_t channels, int64_t kernel_size, const std::vector<int64_t>& dilations);

    torch::Tensor forward(torch::Tensor x); ///< [B, C, T] -> [B, C, T], or both [B, C, 1, T]

    std::vector<NormedConv1d> convs1, convs2;
};
TORCH_MODULE(ResBlock1);

} // namespace timbre::nn
