#pragma once

#include "core/inference/device.h"
#include "core/jobs/context.h"

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace timbre::inference {

struct TranscribedWord {
    std::string text;
    double confidence = 0.0; ///< 0 to 1
};

struct Transcription {
    std::string text, language; ///< language as Whisper has it: "en", "zh", ...
    std::vector<TranscribedWord> words;
};

/// Writes down what is said, with Whisper. One caller at a time.
class Transcriber {
public:
    /// `folder` holds a CTranslate2 Whisper; by default the one that packaging installs.
    /// Throws Error(MissingModel) when there is none, and what reading it throws.
    explicit Transcriber(
        std::filesystem::path folder = {}, DeviceChoice device = DeviceChoice::Auto);
    ~Transcriber();

    /// Mono samples of any length and rate. language: "en", ... or "auto".
    Transcription transcribe(std::span<const float> samples, int sampling_rate,
        const std::string& language, jobs::Context& job);

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace timbre::inference
