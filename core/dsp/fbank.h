#pragma once

#include <ATen/core/Tensor.h>

namespace timbre::dsp {

/// Kaldi's log mel filter bank as the speaker network ERes2NetV2 takes it: 16 kHz, 80 bands from
/// 20 Hz to 8 kHz, 25 ms every 10 ms without partial frames, no dither, samples in [-1, 1] (not
/// scaled to 16 bit), no mean subtraction.
/// samples [n] or [1, n], n >= 400 -> [1 + (n - 400) / 160, 80]
at::Tensor kaldiFbank(const at::Tensor& samples);

} // namespace timbre::dsp
