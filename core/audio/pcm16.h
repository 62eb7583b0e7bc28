#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace timbre::audio {

/// x * scale cut to an integer towards zero, as numpy's astype in the reference. Its cast wraps
/// around at full scale; ours clips to [-32768, 32767], and NaN gives 0.
std::vector<int16_t> toPcm16(std::span<const float> samples, float scale = 32768.0f);

/// The loudness rule of the reference's data preparation, in its float32 order of operations:
/// x / max|x| * (peak * share * scale) + (1 - share) * scale * x. Silence stays silence.
/// Slices: peak 0.9, share 0.25, scale 1. Training: 0.95, 0.5; 32768 for waves, 1145.14 for HuBERT.
std::vector<float> mixedWithPeakNormalised(
    std::span<const float> samples, double peak, double share, double scale = 1.0);

} // namespace timbre::audio
