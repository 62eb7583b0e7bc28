#pragma once

#include <ATen/core/Tensor.h>

namespace timbre::dsp {

/// Whisper's log mel (arXiv:2212.04356, section 2.2): 16 kHz, 80 Slaney mels, n_fft 400, hop 160,
/// centred frames with mirrored ends and the last one dropped; log10 of the power with a floor of
/// 1e-10 and of the maximum - 8; (x + 4) / 4. Padding is the caller's.
/// samples [n] or [1, n], n >= 201 -> [80, n / 160]
at::Tensor whisperMel(const at::Tensor& samples);

} // namespace timbre::dsp
