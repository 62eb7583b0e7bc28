#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <vector>

namespace timbre::inference {

/// Voices as points on the unit sphere, by the base model's fingerprint network (GE2E). For telling
/// whether clips are of one speaker: see core/cleaning/verdict/voiceset.h. One caller at a time.
class VoicePrints {
public:
    /// By default the network that ships. Throws what reading it throws.
    explicit VoicePrints(std::filesystem::path network = {});
    ~VoicePrints();

    /// Mono samples of any rate -> 256 numbers of length 1 (of length 0 for silence).
    std::vector<float> of(std::span<const float> samples, int sampling_rate);

    struct Clip {
        std::vector<float> whole; ///< as of()
        std::vector<std::vector<float>> parts; ///< of windows of 1.6 s, one every 0.8 s
    };
    /// Both at the price of one.
    Clip clip(std::span<const float> samples, int sampling_rate);

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace timbre::inference
