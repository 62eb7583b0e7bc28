#include "core/base/paths.h"

#include "core/base/error.h"

#include <array>
#include <cstdlib>

namespace fs = std::filesystem;

namespace timbre::paths {

static fs::path programFolder()
{
    std::error_code ignored;
    return fs::read_symlink("/proc/self/exe", ignored).parent_path();
}

std::optional<fs::path> findResource(std::string_view name)
{
    std::error_code ignored;
    if (const char* chosen = std::getenv("TIMBRE_RESOURCES")) {
        if (auto path = fs::path(chosen) / name; fs::exists(path, ignored))
            return path;
    }
    constexpr std::array kFolders{"share/timbre", "resources", ".deps"};
    for (auto folder = programFolder(); !folder.empty(); folder = folder.parent_path()) {
        for (const char* place : kFolders) {
            if (auto path = folder / place / name; fs::exists(path, ignored))
                return path;
        }
        if (folder == folder.root_path())
            break;
    }
    return std::nullopt;
}

fs::path resource(std::string_view name)
{
    if (auto path = findResource(name))
        return *path;
    throw Error(ErrorKind::NotFound, std::string(name),
        "This part of the program is missing. Run packaging/setup again, or set TIMBRE_RESOURCES "
        "to its folder.");
}

fs::path userData()
{
    if (const char* chosen = std::getenv("TIMBRE_DATA"))
        return chosen;
    if (const char* data_home = std::getenv("XDG_DATA_HOME"); data_home && *data_home)
        return fs::path(data_home) / "timbre";
    const char* home = std::getenv("HOME");
    return fs::path(home ? home : "/") / ".local/share/timbre";
}

} // namespace timbre::paths
