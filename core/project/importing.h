#pragma once

#include "core/jobs/context.h"
#include "core/project/items.h"

#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace timbre::project {

/// Samples [begin, end) of a recording.
struct Range {
    int64_t begin = 0, end = 0;
};

struct ImportOptions {
    std::string speaker, language; ///< of sound files; a .list says its own
    /// Where to cut a recording that is too long for a clip. Mono samples -> ascending ranges.
    std::function<std::vector<Range>(std::span<const float> samples, int sampling_rate)> slice;
};

struct Imported {
    Recording recording;
    std::vector<Clip> clips; ///< their `recording` is not known yet
};

struct ImportReport {
    struct Skipped {
        std::filesystem::path path;
        std::string reason; ///< one sentence
    };
    std::vector<Imported> items;
    std::vector<Skipped>
        skipped; ///< what was asked for and is no sound; what a folder holds besides is not
};

/// Brings sound files, .list files and folders of them (any depth) into a project's folder, see
/// importAudio. A sound of up to kWholeClipSeconds becomes one clip, a longer one is sliced. Put
/// the result into the project with addTo(). Any thread; memory does not grow with the length of a
/// file. Throws Error(DiskFull, NotWritable), jobs::Cancelled; what was copied by then is left in
/// audio/.
ImportReport importFiles(const std::filesystem::path& folder,
    const std::vector<std::filesystem::path>& paths, const ImportOptions& options,
    jobs::Context& job);
inline constexpr double kWholeClipSeconds = 12.0;

/// The same for a file that lies in the project's folder already, as a take of the microphone does.
ImportReport adoptFile(const std::filesystem::path& folder, const std::filesystem::path& file,
    const ImportOptions& options, jobs::Context& job);

class Edit;
void addTo(Edit& edit, const ImportReport& report);

} // namespace timbre::project
