#pragma once

#include <filesystem>
#include <vector>

namespace timbre::inference {

/// A reference recording: one channel, 3 to 10 seconds with a voice in it.
struct Clip {
    std::vector<float> samples; ///< [-1, 1]
    int sampling_rate = 0; ///< Hz

    double seconds() const { return double(samples.size()) / sampling_rate; }
};

/// Reads a clip of any rate and channel count. A longer one is an Error(BadReference), or with
/// `trim` cut at its quietest place between 6 and 10 s. Too short, or silent: Error(BadReference).
/// Else what readAudio throws.
Clip readClip(const std::filesystem::path& path, bool trim);

} // namespace timbre::inference
