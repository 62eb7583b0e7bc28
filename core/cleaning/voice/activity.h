#pragma once

#include "core/audio/audioreader.h"
#include "core/jobs/context.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace timbre::cleaning {

class VoiceNet;

/// How likely somebody speaks, every kStep_s: values[i] is of [i, i + 1) * kStep_s. Computed once
/// per recording; cutting (sliceByVoice) and measuring take it as often as they like.
struct VoiceCurve {
    static constexpr double kStep_s = 0.032;
    std::vector<float> values; ///< 0..1

    /// The part of it that belongs to [begin_s, end_s).
    std::span<const float> part(double begin_s, double end_s) const;
};

/// Voice activity by Silero VAD. Any thread; calls may overlap.
class VoiceActivity {
public:
    /// By default the network that packaging installs. Errors: NotFound, and those of reading it.
    explicit VoiceActivity(std::optional<std::filesystem::path> weights = std::nullopt);
    ~VoiceActivity();

    /// Mono samples of any rate. Progress stage "voice"; throws jobs::Cancelled.
    VoiceCurve curve(std::span<const float> samples, int sampling_rate, jobs::Context& job) const;

    /// A whole file, at flat memory.
    VoiceCurve curve(audio::AudioReader& reader, jobs::Context& job) const;

private:
    std::unique_ptr<VoiceNet> m_net;
};

} // namespace timbre::cleaning
