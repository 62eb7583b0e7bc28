#pragma once

#include "core/cleaning/cleaner.h"
#include "core/jobs/context.h"
#include "core/project/items.h"

#include <filesystem>
#include <vector>

namespace timbre::prepare {

/// A clip of a project and what it is a piece of.
struct ProjectClip {
    project::Clip clip;
    project::Recording recording;
};

/// The clip as it shall be heard: its piece of the recording with its repair, one channel, the
/// recording's rate. Repaired sound is kept in the project's folder "cache", which may be deleted
/// at any time. Any thread. Throws what audio::AudioReader and Cleaner throw; jobs::Cancelled.
std::vector<float> clipSound(const std::filesystem::path& project_folder, const ProjectClip& clip,
    const cleaning::Cleaner& cleaner, jobs::Context& job);

project::Recipe asProjectRecipe(const cleaning::Recipe& recipe);
cleaning::Recipe asCleaningRecipe(const project::Recipe& recipe);

} // namespace timbre::prepare
