#pragma once

#include "core/nn/random.h"

namespace timbre::training {

/// A smooth random equaliser: gains of up to about +-9 dB over `bins` frequencies from 0 to half
/// the rate, waves of half an octave and more. Each row is flat with probability 1 - share.
/// -> [count, bins], factors
at::Tensor randomGains(nn::Random& random, int64_t count, int64_t bins, double share);

/// waves [B, S], gains [B, bins] -> [B, S]; zero phase.
at::Tensor equalised(const at::Tensor& waves, const at::Tensor& gains);

} // namespace timbre::training
