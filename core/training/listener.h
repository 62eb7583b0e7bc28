#pragma once

#include "core/models/fingerprint.h"
#include "core/training/preparation.h"
#include "core/training/probe.h"

namespace timbre::training {

/// Measures a voice in training by ear: speaks the test sentences through the probe, keeps the
/// first three sounds, counts what was misread and compares the voice with the recordings held out.
class Listener {
public:
    /// Throws Error(MissingModel) when the voice fingerprint is not there.
    Listener(Probe& probe, const Preparation& set, const ModelFiles& files,
        std::filesystem::path sounds);

    Measured listen(const std::string& stage, int64_t epoch, const std::filesystem::path& gpt,
        const std::filesystem::path& sovits, jobs::Context& job);

private:
    std::filesystem::path kept(
        const Heard& heard, const std::string& stage, int64_t epoch, size_t number);
    at::Tensor fingerprintOf(const std::vector<float>& samples, int rate);

    Probe& m_probe;
    const Preparation& m_set;
    const std::filesystem::path m_sounds;
    models::Fingerprint m_fingerprint{nullptr};
    at::Tensor m_target; // [256], of the recordings held out
};

} // namespace timbre::training
