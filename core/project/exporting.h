#pragma once

#include "core/jobs/context.h"
#include "core/project/items.h"

#include <filesystem>
#include <functional>
#include <vector>

namespace timbre::project {

/// A clip as it shall be heard: one channel, the recording's own rate (prepare/clipsound.h).
using Render = std::function<std::vector<float>(const Recording&, const Clip&)>;

struct ExportReport {
    std::filesystem::path list;
    int clips = 0;
    double seconds = 0.0;
};

/// Writes each clip as a 16 bit mono WAV of the given rate to `target`/clips, and
/// `target`/NAME.list for training. Dropped clips and those without a text are left out. Any
/// thread. Throws Error(InvalidArgument) when none is left, NotWritable, DiskFull; jobs::Cancelled.
ExportReport exportClips(const std::vector<Recording>& recordings, const std::vector<Clip>& clips,
    const std::filesystem::path& target, const std::string& name, int sampling_rate,
    const Render& render, jobs::Context& job);

} // namespace timbre::project
