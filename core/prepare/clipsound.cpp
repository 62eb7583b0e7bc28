#include "core/prepare/clipsound.h"

#include "core/audio/audiofile.h"
#include "core/base/error.h"
#include "core/prepare/rendering.h"

#include <QCryptographicHash>

namespace fs = std::filesystem;

namespace timbre::prepare {
namespace {

/// A name that is another one as soon as anything about the sound is.
fs::path cachedFile(const fs::path& project_folder, const ProjectClip& clip)
{
    const std::string key = clip.recording.file + '\n' + std::to_string(clip.clip.begin) + '\n'
        + std::to_string(clip.clip.end) + '\n' + project::toJson(clip.clip.repair);
    const auto hash = QCryptographicHash::hash(key, QCryptographicHash::Sha1).toHex().left(16);
    return project_folder / "cache" / ("clip-" + hash.toStdString() + ".wav");
}

/// A cache that cannot be written costs time, not work.
void keep(const fs::path& file, const std::vector<float>& samples, int sampling_rate)
try {
    std::error_code ignored;
    fs::create_directories(file.parent_path(), ignored);
    audio::writeAudio(file, samples, sampling_rate, audio::SampleFormat::Float);
} catch (const Error&) {
}

} // namespace

std::vector<float> clipSound(const fs::path& project_folder, const ProjectClip& clip,
    const cleaning::Cleaner& cleaner, jobs::Context& job)
{
    const auto repair = asCleaningRecipe(clip.clip.repair);
    const fs::path cached = cachedFile(project_folder, clip);
    std::error_code ignored;
    if (!repair.empty() && fs::exists(cached, ignored)) {
        return audio::readAudio(cached).samples;
    }
    audio::AudioReader reader(project_folder / clip.recording.file);
    auto samples = render(reader, {clip.clip.begin, clip.clip.end}, repair, cleaner, job);
    if (!repair.empty()) {
        keep(cached, samples, reader.samplingRate());
    }
    return samples;
}

project::Recipe asProjectRecipe(const cleaning::Recipe& recipe)
{
    project::Recipe result;
    for (const auto& step : recipe) {
        result.push_back({step.effect, step.values, step.enabled});
    }
    return result;
}

cleaning::Recipe asCleaningRecipe(const project::Recipe& recipe)
{
    cleaning::Recipe result;
    for (const auto& operation : recipe) {
        result.push_back({operation.name, operation.values, operation.enabled});
    }
    return result;
}

} // namespace timbre::prepare
