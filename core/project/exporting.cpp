#include "core/project/exporting.h"

#include "core/audio/audiofile.h"
#include "core/audio/resample.h"
#include "core/base/error.h"
#include "core/dataset/listfile.h"

#include <algorithm>
#include <cstdio>

namespace fs = std::filesystem;

namespace timbre::project {
namespace {

const Recording& recordingOf(const std::vector<Recording>& recordings, const Clip& clip)
{
    const auto found = std::find_if(recordings.begin(), recordings.end(),
        [&](const Recording& recording) { return recording.id == clip.recording; });
    if (found == recordings.end())
        throw Error(ErrorKind::Corrupt, "project", "A clip belongs to no recording.");
    return *found;
}

std::string fileName(const std::string& name, size_t number)
{
    char digits[16];
    std::snprintf(digits, sizeof digits, "-%05zu.wav", number);
    return name + digits;
}

} // namespace

ExportReport exportClips(const std::vector<Recording>& recordings, const std::vector<Clip>& clips,
    const fs::path& target, const std::string& name, int sampling_rate, const Render& render,
    jobs::Context& job)
{
    const auto wanted = [](const Clip& clip) { return !clip.dropped && !clip.text.empty(); };
    const auto total = std::count_if(clips.begin(), clips.end(), wanted);
    if (total == 0)
        throw Error(ErrorKind::InvalidArgument, name,
            "No clip has a text yet. Transcribe them, or write what is said.");
    std::error_code cause;
    fs::create_directories(target / "clips", cause);
    if (cause)
        throw systemError(cause.value(), target.string(), "Writing");
    ExportReport report{target / (name + ".list")};
    std::vector<dataset::ListRow> rows;
    for (const Clip& clip : clips) {
        if (!wanted(clip))
            continue;
        job.checkpoint();
        const Recording& recording = recordingOf(recordings, clip);
        auto samples = render(recording, clip);
        if (recording.sampling_rate != sampling_rate)
            samples = audio::resampleHq(samples, recording.sampling_rate, sampling_rate);
        const fs::path file = target / "clips" / fileName(name, rows.size() + 1);
        audio::writeAudio(file, samples, sampling_rate, audio::SampleFormat::Wav16);
        rows.push_back({fs::absolute(file).string(), clip.speaker.empty() ? name : clip.speaker,
            clip.language, clip.text});
        report.seconds += double(samples.size()) / sampling_rate;
        ++report.clips;
        job.progress({double(report.clips) / double(total), "export", report.clips, total});
    }
    dataset::writeList(report.list, rows);
    return report;
}

} // namespace timbre::project
