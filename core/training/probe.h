#pragma once

#include "core/jobs/context.h"

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace timbre::training {

/// A voice in training, as something that speaks needs it.
struct ProbeVoice {
    std::filesystem::path gpt, sovits, reference_clip;
    std::string reference_text, language; ///< "en", "zh", ...
};

/// A test sentence spoken, and what a listener understood.
struct Heard {
    std::vector<float> samples;
    int sampling_rate = 0;
    std::string text; ///< what was heard
};

/// Speaks test sentences and writes down what is heard. Training may not know inference: the
/// program implements this on its engine and transcriber. The same voice must give the same sound.
class Probe {
public:
    virtual ~Probe() = default;

    /// One entry per sentence, in order. May throw Error and jobs::Cancelled.
    virtual std::vector<Heard> listen(
        const ProbeVoice& voice, std::span<const std::string> sentences, jobs::Context& job) = 0;
};

} // namespace timbre::training
