#include "core/project/importing.h"

#include "core/audio/audioreader.h"
#include "core/base/error.h"
#include "core/dataset/listfile.h"
#include "core/project/project.h"

#include <algorithm>
#include <array>
#include <optional>

namespace fs = std::filesystem;

namespace timbre::project {
namespace {

constexpr double kChunkSeconds = 600.0; // sliced at a time

struct Source {
    fs::path path;
    std::optional<dataset::ListRow> entry; // text and speaker, when it stands in a .list
};

std::string lowerExtension(const fs::path& path)
{
    std::string extension = path.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(),
        [](unsigned char c) { return char(std::tolower(c)); });
    return extension;
}

bool looksLikeSound(const fs::path& path)
{
    constexpr std::array kKnown{".wav", ".flac", ".ogg", ".opus", ".mp3", ".m4a", ".aac", ".aif",
        ".aiff", ".caf", ".mp4", ".mkv", ".mov", ".webm", ".wma"};
    return std::find(kKnown.begin(), kKnown.end(), lowerExtension(path)) != kKnown.end();
}

void collectList(const fs::path& list, std::vector<Source>& sources, ImportReport& report)
{
    const auto file = dataset::readList(list);
    for (const int row : file.broken)
        report.skipped.push_back(
            {list, "Row " + std::to_string(row) + " is not path|speaker|language|text."});
    for (const auto& row : file.rows) {
        if (const auto sound = dataset::findClip(row, list))
            sources.push_back({sound->path, row});
        else
            report.skipped.push_back({row.path, "The list names this sound, but it is not there."});
    }
}

void collect(const fs::path& path, std::vector<Source>& sources, ImportReport& report)
{
    if (!fs::is_directory(path)) {
        if (lowerExtension(path) == ".list")
            collectList(path, sources, report);
        else
            sources.push_back({path, std::nullopt});
        return;
    }
    std::vector<fs::path> lists, sounds;
    for (const auto& entry :
        fs::recursive_directory_iterator(path, fs::directory_options::skip_permission_denied)) {
        if (lowerExtension(entry.path()) == ".list")
            lists.push_back(entry.path());
        else if (entry.is_regular_file() && looksLikeSound(entry.path()))
            sounds.push_back(entry.path());
    }
    std::sort(sounds.begin(), sounds.end());
    for (const fs::path& list : lists)
        collectList(list, sources, report);
    for (const fs::path& sound : sounds) { // a list has its text, so it goes first
        const bool listed = std::any_of(sources.begin(), sources.end(),
            [&](const Source& source) { return source.path == sound; });
        if (!listed)
            sources.push_back({sound, std::nullopt});
    }
}

/// Chunk by chunk; the last piece of a chunk is cut again with the next one, as its end was the
/// chunk's and not a pause.
std::vector<Range> sliced(const fs::path& file, const Recording& recording,
    const ImportOptions& options, jobs::Context& job)
{
    audio::AudioReader reader(file);
    const auto chunk = int64_t(kChunkSeconds * recording.sampling_rate);
    std::vector<Range> all;
    for (int64_t begin = 0; begin < recording.frames;) {
        job.checkpoint();
        std::vector<float> samples(size_t(std::min(chunk, recording.frames - begin)));
        samples.resize(size_t(reader.readMean(begin, samples)));
        if (samples.empty())
            break;
        auto pieces = options.slice(samples, recording.sampling_rate);
        const int64_t end = begin + int64_t(samples.size());
        const bool more = end < recording.frames && pieces.size() > 1;
        if (more)
            pieces.pop_back();
        for (const Range& piece : pieces)
            all.push_back({begin + piece.begin, begin + piece.end});
        begin = more ? begin + pieces.back().end : end;
    }
    return all;
}

std::vector<Clip> clipsOf(const fs::path& folder, const Recording& recording, const Source& source,
    const ImportOptions& options, jobs::Context& job)
{
    std::vector<Range> ranges{{0, recording.frames}};
    if (!source.entry && recording.seconds() > kWholeClipSeconds && options.slice)
        ranges = sliced(folder / recording.file, recording, options, job);
    std::vector<Clip> clips;
    for (const Range& range : ranges) {
        Clip clip;
        clip.begin = range.begin;
        clip.end = range.end;
        clip.speaker = source.entry ? source.entry->speaker : options.speaker;
        clip.language = source.entry ? source.entry->language : options.language;
        clip.text = source.entry ? source.entry->text : "";
        clips.push_back(std::move(clip));
    }
    return clips;
}

Imported importOne(
    const fs::path& folder, const Source& source, const ImportOptions& options, jobs::Context& job)
{
    jobs::Context nobody; // progress is counted in files; stopping is asked for between them
    Imported item{importAudio(folder, source.path, nobody), {}};
    item.clips = clipsOf(folder, item.recording, source, options, job);
    return item;
}

bool isFatal(ErrorKind kind)
{
    return kind == ErrorKind::DiskFull || kind == ErrorKind::NotWritable
        || kind == ErrorKind::OutOfMemory;
}

} // namespace

ImportReport importFiles(const fs::path& folder, const std::vector<fs::path>& paths,
    const ImportOptions& options, jobs::Context& job)
{
    ImportReport report;
    std::vector<Source> sources;
    for (const fs::path& path : paths) {
        try {
            collect(path, sources, report);
        } catch (const Error& error) {
            report.skipped.push_back({path, error.detail()});
        }
    }
    for (size_t i = 0; i < sources.size(); ++i) {
        job.checkpoint();
        job.progress(
            {double(i) / double(sources.size()), "import", int64_t(i), int64_t(sources.size())});
        try {
            report.items.push_back(importOne(folder, sources[i], options, job));
        } catch (const Error& error) {
            if (isFatal(error.kind()))
                throw;
            report.skipped.push_back({sources[i].path, error.detail()});
        }
    }
    return report;
}

ImportReport adoptFile(
    const fs::path& folder, const fs::path& file, const ImportOptions& options, jobs::Context& job)
{
    const audio::AudioReader sound(file);
    Recording recording{0, file.filename().string(), fs::relative(file, folder).generic_string(),
        sound.samplingRate(), sound.frames(), {}, {}};
    auto clips = clipsOf(folder, recording, {file, std::nullopt}, options, job);
    ImportReport report;
    report.items.push_back({std::move(recording), std::move(clips)});
    return report;
}

void addTo(Edit& edit, const ImportReport& report)
{
    for (const Imported& item : report.items) {
        const int64_t recording = edit.add(item.recording);
        for (Clip clip : item.clips) {
            clip.recording = recording;
            edit.add(clip);
        }
    }
}

} // namespace timbre::project
