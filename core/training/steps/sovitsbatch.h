#pragma once

#include "core/dsp/spectrogram.h"
#include "core/models/sovits/config.h"

#include <span>

namespace timbre::training {

/// One clip as SoVITS learns from it.
struct SovitsExample {
    at::Tensor ssl; ///< [ssl_dim, about T] content features, 50 frames/s
    at::Tensor wave; ///< [n] at the network's rate
    at::Tensor phones; ///< [P] int64
    at::Tensor sv = {}; ///< [sv_dim]; versions with a speaker vector only
};

/// Clips side by side, the longest first, filled up with zeros at their ends; T is even and leaves
/// at least one frame of filling, as in the reference.
struct SovitsBatch {
    at::Tensor ssl, spec; ///< [B, ssl_dim, T], [B, bins, T]
    at::Tensor spec_lens; ///< [B]
    at::Tensor wave; ///< [B, 1, samples]
    at::Tensor text, text_lens; ///< [B, P], [B]
    at::Tensor sv; ///< [B, sv_dim] or undefined

    SovitsBatch to(at::Device device) const;
};

/// Of the spectrograms that a network takes.
dsp::SpectrogramOptions spectrogramOptions(const models::SovitsConfig& config);

/// Computes the spectrograms. A clip needs at least one frame of samples.
SovitsBatch collate(
    std::span<const SovitsExample> examples, const dsp::SpectrogramOptions& options = {});

} // namespace timbre::training
