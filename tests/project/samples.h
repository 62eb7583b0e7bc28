#pragma once

#include "core/audio/audiofile.h"
#include "core/project/project.h"

#include <QTemporaryDir>

#include <cmath>
#include <filesystem>

namespace timbre::samples {

/// A folder that goes with the test, with a name as people give them.
class Folder {
public:
    std::filesystem::path operator/(const std::string& name) const { return path() / name; }
    std::filesystem::path path() const
    {
        const auto folder =
            std::filesystem::path(m_folder.path().toStdString()) / "Mein Hörbuch 声音 プロジェクト";
        std::filesystem::create_directories(folder);
        return folder;
    }

private:
    QTemporaryDir m_folder;
};

/// One second of a tone at 32 kHz.
inline std::filesystem::path tone(const std::filesystem::path& file)
{
    std::vector<float> samples(32000);
    for (size_t i = 0; i < samples.size(); ++i)
        samples[i] = 0.4f * float(std::sin(0.05 * double(i)));
    audio::writeAudio(file, samples, 32000, audio::SampleFormat::Wav16);
    return file;
}

inline project::Clip clip(const std::string& text, int64_t begin = 0)
{
    project::Clip clip;
    clip.recording = 1;
    clip.begin = begin;
    clip.end = begin + 32000;
    clip.speaker = "anna";
    clip.language = "en";
    clip.text = text;
    return clip;
}

/// Adds one clip and returns it as the project holds it.
inline project::Clip added(project::Project& project, const std::string& text)
{
    project::Clip one = clip(text);
    project.edit("add", [&](project::Edit& edit) { one.id = edit.add(one); });
    return one;
}

inline void setText(project::Project& project, project::Clip clip, const std::string& text,
    const std::string& merge = {})
{
    clip.text = text;
    project.edit(
        "text", [&](project::Edit& edit) { edit.change(clip); }, merge);
}

} // namespace timbre::samples
