#pragma once

#include <torch/nn/module.h>
#include <torch/nn/pimpl.h>

namespace timbre::models {

struct Nearest {
    torch::Tensor
        codes; ///< [B, N] (int64), the row with the smallest distance, the lowest one of equals
    torch::Tensor margin; ///< [B, N], how much further away (squared distance) the second best is
};

/// Vector quantisation with one codebook (arXiv:1711.00937), frozen: nothing here learns.
struct QuantizerImpl : torch::nn::Module {
    QuantizerImpl(int64_t codebook_size, int64_t dim);

    Nearest nearest(const torch::Tensor& x) const; ///< x [B, dim, N]
    torch::Tensor rows(const torch::Tensor& codes) const; ///< [B, N] -> [B, dim, N]

    torch::Tensor embed; ///< [codebook_size, dim]
};
TORCH_MODULE(Quantizer);

} // namespace timbre::models
