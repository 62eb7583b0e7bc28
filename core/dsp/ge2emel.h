#pragma once

#include <ATen/core/Tensor.h>

namespace timbre::dsp {

/// The voice fingerprint's input (GE2E, arXiv:1710.10467; this front end is the one its weights
/// were trained with): 16 kHz, power spectrogram of centred frames (n_fft 400, hop 160), 40 Slaney
/// mels, no logarithm. samples [n] or [1, n] -> [1 + n / 160, 40]
at::Tensor ge2eMel(const at::Tensor& samples);

/// A sound whose RMS lies below target_db (dB re full scale) is raised to it; a louder one and
/// silence stay. samples [...] -> the same shape
at::Tensor raisedToLoudness(const at::Tensor& samples, double target_db = -30.0);

} // namespace timbre::dsp
