#pragma once

#include "core/models/sovits/config.h"
#include "core/nn/resblock.h"

#include <torch/nn/modules/conv.h>

#include <vector>

namespace timbre::models {

/// HiFi-GAN's generator (arXiv:2010.05646, section 2.2): latent frames in, samples out.
struct HifiganImpl : torch::nn::Module {
    explicit HifiganImpl(const SovitsConfig& config);

    /// x [B, inter, T], ge [B, gin, 1] -> [B, 1, T * hop_length] in [-1, 1]
    torch::Tensor forward(torch::Tensor x, const torch::Tensor& ge);

    /// The same to rounding with memory that does not grow with T, in pieces of chunk_frames frames
    /// that overlap by context() frames on each side. For inference.
    torch::Tensor inChunks(const torch::Tensor& x, const torch::Tensor& ge, int64_t chunk_frames);

    /// Frames to the left and to the right that can reach a sample.
    int64_t context() const;

    torch::nn::Conv1d conv_pre;
    std::vector<nn::NormedConvTranspose1d> ups;
    std::vector<nn::ResBlock1> resblocks; ///< ups.size() groups of resblock_kernel_sizes.size()
    torch::nn::Conv1d conv_post, cond;
    bool recompute = false; ///< training: stages are computed again on the way back

private:
    torch::Tensor stage(torch::Tensor x, size_t index);

    SovitsConfig m_config;
};
TORCH_MODULE(Hifigan);

} // namespace timbre::models
