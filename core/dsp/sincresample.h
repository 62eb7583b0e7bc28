#pragma once

#include <ATen/core/Tensor.h>

namespace timbre::dsp {

/// The reference's resampler: sinc under a Hann window (torchaudio's sinc_interp_hann,
/// lowpass_filter_width 6, rolloff 0.99). Any pair of positive rates; the cost per sample does not
/// depend on how awkward the pair is. CPU, no gradient.
/// samples [n] or [B, n] -> the same shape with ceil(n * to / from) samples
at::Tensor sincResample(const at::Tensor& samples, int64_t from, int64_t to);

} // namespace timbre::dsp
