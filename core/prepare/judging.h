#pragma once

#include "core/prepare/clipsound.h"
#include "core/prepare/prepare.h"

namespace timbre::prepare {

/// Measures clips of a project and grades them: the same clips with their verdicts. Voices are
/// compared among the clips with the same speaker. Progress stage "judge". Any thread. Throws
/// Error: what reading a clip throws; jobs::Cancelled.
std::vector<project::Clip> judge(const std::filesystem::path& project_folder,
    const std::vector<ProjectClip>& clips, const Tools& tools, jobs::Context& job);

/// Mends clips whose grade is repair and judges them again. Gives back those that are better for
/// it, with their repair and the new verdict; the others are better left as they are. What was said
/// about their voices stays. Progress stage "repair". Otherwise as judge().
std::vector<project::Clip> repair(const std::filesystem::path& project_folder,
    const std::vector<ProjectClip>& clips, const Tools& tools, jobs::Context& job);

/// Whether repair() can do anything for it: a grade of repair, and not mended before.
bool repairable(const project::Clip& clip);

} // namespace timbre::prepare
