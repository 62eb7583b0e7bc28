#pragma once

#include "core/jobs/context.h"
#include "core/project/importing.h"

#include <filesystem>
#include <vector>

namespace timbre::ui {

/// Cuts recordings in their pauses: by voice activity, or by energy where its network is missing.
/// One thread; the network is loaded with the first recording.
decltype(project::ImportOptions::slice) pauseCutter();

/// A clip and where its sound is.
struct ClipSound {
    project::Clip clip;
    std::filesystem::path file;
    int sampling_rate = 0;
};

/// Mono samples of a clip. Throws what audio::AudioReader throws.
std::vector<float> samplesOf(const ClipSound& sound);

/// The clips with what was measured about each and the verdict that follows. Any thread. Throws
/// Error, jobs::Cancelled.
std::vector<project::Clip> judged(const std::vector<ClipSound>& sounds, jobs::Context& job);

} // namespace timbre::ui
