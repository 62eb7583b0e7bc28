#pragma once

#include <span>
#include <vector>

namespace timbre::audio {

/// libsoxr at its quality "HQ", the resampler librosa uses, for one channel.
/// -> ceil(n * to / from) samples; where libsoxr gives one less, the last is 0, as in librosa.
std::vector<float> resampleHq(std::span<const float> samples, int from, int to);

} // namespace timbre::audio
