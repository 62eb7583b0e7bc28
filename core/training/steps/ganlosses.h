#pragma once

#include "core/models/sovits/discriminator.h"

namespace timbre::training {

/// Mean squared distance of each discriminator's scores from what it should say (LS-GAN,
/// arXiv:1611.04076). Scalars; `sum` is what is minimised.
struct AdversaryLosses {
    std::vector<at::Tensor> real, fake; ///< towards 1, towards 0
    at::Tensor sum;
};
AdversaryLosses adversaryLosses(
    const std::vector<models::Judgement>& real, const std::vector<models::Judgement>& fake);

/// What the generator gets to hear: each discriminator's distance from 1, and their sum.
struct FoolingLosses {
    std::vector<at::Tensor> each;
    at::Tensor sum;
};
FoolingLosses foolingLosses(const std::vector<models::Judgement>& fake);

/// Twice the sum over layers of the mean distance of what the discriminators saw (arXiv:2010.05646,
/// equation 4). No gradient into `real`.
at::Tensor featureLoss(
    const std::vector<models::Judgement>& real, const std::vector<models::Judgement>& fake);

/// Divergence of the posterior's draw from the prior, nats per frame: summed over the channels,
/// mean over the real frames. z_p, logs_q, m_p, logs_p [B, C, T], z_mask [B, 1, T]
at::Tensor klLoss(const at::Tensor& z_p, const at::Tensor& logs_q, const at::Tensor& m_p,
    const at::Tensor& logs_p, const at::Tensor& z_mask);

/// Multi-resolution STFT loss (arXiv:1910.11480, section 2.2) over frames of 2048, 1024, 512 and
/// 256 samples, a quarter apart: mean of log distance + spectral convergence. waves [B, S]
at::Tensor stftLoss(const at::Tensor& wave, const at::Tensor& target);

/// x [B, C, T], begins [B] -> [B, C, length], row b from begins[b] on.
at::Tensor segments(const at::Tensor& x, const at::Tensor& begins, int64_t length);

/// While it lives, a module's parameters want no gradient: one passes through, none stays.
class Untouched {
public:
    explicit Untouched(const torch::nn::Module& module);
    ~Untouched();
    Untouched(const Untouched&) = delete;
    Untouched& operator=(const Untouched&) = delete;

private:
    std::vector<at::Tensor> m_parameters;
};

} // namespace timbre::training
