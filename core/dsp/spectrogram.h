// dsp - numbers about sound.
// Gives: spectrograms of the kinds the networks were trained on, the reference's resampler,
// slicing. Pure functions: same input, same output, from any thread. Device and dtype follow the
// input. Keeps out: files, Qt, models. Throws Error(InvalidArgument) for impossible arguments only.
// Units: float samples in [-1, 1], one rate per call; *_hz, *_db, *_ms say theirs.
// A frame is hop_length samples. Ranges are half open: [begin, end).

#pragma once

#include <ATen/core/Tensor.h>

namespace timbre::dsp {

struct SpectrogramOptions { // the checkpoint's field names; defaults: SoVITS at 32 kHz, 50 frames/s
    int64_t filter_length = 2048; ///< n_fft
    int64_t hop_length = 640; ///< 480 for the base model at 24 kHz
    int64_t win_length = 2048;
};

/// Magnitudes sqrt(re^2 + im^2 + 1e-8) under a periodic Hann window; both ends mirrored by
/// (filter_length - hop_length) / 2, so that n samples give n / hop_length frames. Differentiable.
/// samples [n] or [B, n], n >= 705 by default -> [B, filter_length / 2 + 1, T]
at::Tensor linearSpectrogram(const at::Tensor& samples, const SpectrogramOptions& options = {});

enum class Edge { Mirrored, Silent }; // what stands before and after the samples

/// |STFT|^2 under a periodic Hann window, frames centred on multiples of hop_length.
/// samples [n] -> [filter_length / 2 + 1, 1 + n / hop_length]
at::Tensor centredPower(
    const at::Tensor& samples, int64_t filter_length, int64_t hop_length, Edge edge);

} // namespace timbre::dsp
