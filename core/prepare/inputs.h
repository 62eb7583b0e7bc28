#pragma once

#include <filesystem>
#include <vector>

namespace timbre::prepare {

/// The files named, and those of the folders named whose names end as those of sounds and videos
/// do, at any depth, sorted. What is hidden, or lies below `except`, is left out.
/// Error(NotFound) for a name that does not exist.
std::vector<std::filesystem::path> soundFiles(
    const std::vector<std::filesystem::path>& inputs, const std::filesystem::path& except);

} // namespace timbre::prepare
