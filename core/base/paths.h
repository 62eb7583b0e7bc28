#pragma once

#include <filesystem>
#include <optional>
#include <string_view>

namespace timbre::paths {

/// A file or folder that ships with the program, e.g. resource("base-model"). Looked for beside the
/// program: share/timbre of an installation, resources/ and .deps/ of a source tree.
/// TIMBRE_RESOURCES overrides. Throws Error(NotFound) that tells how to get it.
std::filesystem::path resource(std::string_view name);

/// The same, when absence is normal.
std::optional<std::filesystem::path> findResource(std::string_view name);

/// The creator's own data (imported models, voices): TIMBRE_DATA, else $XDG_DATA_HOME/timbre, else
/// ~/.local/share/timbre. Not created here.
std::filesystem::path userData();

} // namespace timbre::paths
