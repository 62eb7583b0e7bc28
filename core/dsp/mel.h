#pragma once

#include "core/dsp/spectrogram.h"

#include <optional>

namespace timbre::dsp {

struct MelOptions { // the checkpoint's field names; defaults: SoVITS
    int64_t sampling_rate = 32000, filter_length = 2048, n_mel_channels = 128;
    double mel_fmin = 0.0; ///< Hz
    std::optional<double> mel_fmax = std::nullopt; ///< Hz; half the sampling rate when absent
};

/// Slaney's mel triangles (linear to 1 kHz, logarithmic above) of unit area: librosa's htk=False.
/// -> [n_mel_channels, filter_length / 2 + 1], float32 on the CPU
at::Tensor melBasis(const MelOptions& options);

/// ln(max(basis x spec, 1e-5)). Differentiable.
/// spec [B, bins, T] of linearSpectrogram -> [B, n_mel_channels, T]
at::Tensor specToMel(const at::Tensor& spec, const MelOptions& options = {});

/// Training's mel: specToMel of linearSpectrogram. Differentiable.
/// samples [n] or [B, n] -> [B, n_mel_channels, T]
at::Tensor melSpectrogram(const at::Tensor& samples, const SpectrogramOptions& spectrogram = {},
    const MelOptions& mel = {});

} // namespace timbre::dsp
