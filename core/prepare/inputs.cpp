#include "core/prepare/inputs.h"

#include "core/base/error.h"

#include <algorithm>
#include <array>
#include <string>

namespace fs = std::filesystem;

namespace timbre::prepare {
namespace {

bool soundName(const fs::path& path)
{
    constexpr std::array kEndings{".wav", ".flac", ".mp3", ".ogg", ".opus", ".oga", ".aif", ".aiff",
        ".au", ".caf", ".w64", ".m4a", ".aac", ".m4b", ".wma", ".ape", ".wv", ".amr", ".mp4",
        ".mkv", ".mov", ".webm", ".avi", ".ts", ".flv", ".m4v", ".mka", ".ac3"};
    std::string ending = path.extension().string();
    std::ranges::transform(
        ending, ending.begin(), [](unsigned char c) { return char(std::tolower(c)); });
    return std::ranges::find(kEndings, ending) != kEndings.end();
}

bool hidden(const fs::path& path)
{
    return path.filename().string().starts_with('.');
}

void addFolder(const fs::path& folder, const fs::path& except, std::vector<fs::path>& files)
{
    std::error_code ignored;
    const auto options = fs::directory_options::skip_permission_denied;
    for (auto it = fs::recursive_directory_iterator(folder, options, ignored);
         it != fs::recursive_directory_iterator(); it.increment(ignored)) {
        if (it->is_directory(ignored)
            && (hidden(it->path()) || fs::equivalent(it->path(), except, ignored))) {
            it.disable_recursion_pending();
        } else if (it->is_regular_file(ignored) && soundName(it->path()) && !hidden(it->path())) {
            files.push_back(it->path());
        }
    }
}

} // namespace

std::vector<fs::path> soundFiles(const std::vector<fs::path>& inputs, const fs::path& except)
{
    std::vector<fs::path> files;
    for (const fs::path& input : inputs) {
        std::error_code failure;
        if (!fs::exists(input, failure)) {
            throw Error(ErrorKind::NotFound, input.string(), "There is no such file or folder.");
        }
        if (fs::is_directory(input, failure)) {
            std::vector<fs::path> found;
            addFolder(input, except, found);
            std::ranges::sort(found);
            files.insert(files.end(), found.begin(), found.end());
        } else {
            files.push_back(input); // a person chose it, whatever its name
        }
    }
    return files;
}

} // namespace timbre::prepare
