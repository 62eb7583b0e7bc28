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

    /// The same of parts of 1.6 s, without overlap; the last may be as short as 0.8 s. A sound
    /// under 2.4 s is one part.
    std::vector<std::vector<float>> parts(std::span<const float> samples, int sampling_rate);

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace timbre::inference
