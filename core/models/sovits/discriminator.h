#pragma once

#include "core/nn/weightnorm.h"

#include <string_view>
#include <vector>

namespace timbre::models {

/// What one discriminator says of a wave.
struct Judgement {
    torch::Tensor score; ///< [B, N], towards 1 for a recording, towards 0 for a synthesis
    std::vector<torch::Tensor> features; ///< what each layer saw, the last one included
};

/// Looks at the wave as it is (MelGAN's, arXiv:1910.06711, at one scale).
struct ScaleDiscriminatorImpl : torch::nn::Module {
    explicit ScaleDiscriminatorImpl(int64_t slimness = 1);

    Judgement forward(torch::Tensor x); ///< [B, 1, S]

    std::vector<nn::NormedConv1d> convs;
    nn::NormedConv1d conv_post;
};
TORCH_MODULE(ScaleDiscriminator);

/// Looks at the samples that lie `period` apart (HiFi-GAN, arXiv:2010.05646, section 2.3).
struct PeriodDiscriminatorImpl : torch::nn::Module {
    explicit PeriodDiscriminatorImpl(int64_t period, int64_t slimness = 1);

    Judgement forward(torch::Tensor x); ///< [B, 1, S]

    std::vector<nn::NormedRowConv2d> convs;
    nn::NormedRowConv2d conv_post;

private:
    int64_t m_period;
};
TORCH_MODULE(PeriodDiscriminator);

/// The adversary of the generator's training. Key "discriminators.0" is the scale's, the periods
/// follow.
struct MultiPeriodDiscriminatorImpl : torch::nn::Module {
    /// Two periods more for v2Pro and v2ProPlus. slimness divides the widths (1, 2, 4 or 8): about
    /// its square less to compute, for training on a CPU.
    explicit MultiPeriodDiscriminatorImpl(std::string_view version = "v2", int64_t slimness = 1);

    std::vector<Judgement> forward(const torch::Tensor& wave); ///< [B, 1, S], one judgement each

    ScaleDiscriminator scale = nullptr;
    std::vector<PeriodDiscriminator> periods;
};
TORCH_MODULE(MultiPeriodDiscriminator);

} // namespace timbre::models
