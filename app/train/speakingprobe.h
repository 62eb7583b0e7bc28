#pragma once

#include "core/inference/engine.h"
#include "core/inference/transcriber.h"
#include "core/training/probe.h"

namespace timbre::app {

/// Training's ear: the engine speaks, Whisper writes down what it hears. The seed is fixed.
class SpeakingProbe final : public training::Probe {
public:
    explicit SpeakingProbe(inference::DeviceChoice device);

    std::vector<training::Heard> listen(const training::ProbeVoice& voice,
        std::span<const std::string> sentences, jobs::Context& job) override;

private:
    inference::Engine m_engine;
    inference::Transcriber m_transcriber;
};

} // namespace timbre::app
