#pragma once

#include "core/audio/audiofile.h"
#include "core/inference/engine.h"
#include "core/project/project.h"
#include "ui/appearance.h"
#include "ui/mainwindow.h"
#include "ui/projectsession.h"

#include <QApplication>
#include <QDir>
#include <QSettings>
#include <QTemporaryDir>

#include <cmath>
#include <filesystem>
#include <memory>

namespace timbre::studio {

/// The window as a person finds it on a fresh computer, with settings and data of its own.
class Studio {
public:
    Studio()
    {
        qputenv("TIMBRE_DATA", (m_folder.path() + "/data").toUtf8());
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
        QSettings().setValue("projects/folder", m_folder.path() + "/Projects");
        appearance = std::make_unique<ui::Appearance>(*qApp);
        window = std::make_unique<ui::MainWindow>(
            std::make_shared<inference::Engine>(), appearance.get());
        window->resize(1280, 800);
    }
    ~Studio()
    {
        window.reset();
        appearance.reset();
        QSettings().clear();
    }

    std::filesystem::path folder() const { return m_folder.path().toStdString(); }
    std::filesystem::path projects() const { return folder() / "Projects"; }

    std::unique_ptr<ui::Appearance> appearance;
    std::unique_ptr<ui::MainWindow> window;

private:
    QTemporaryDir m_folder;
};

/// Sentences of clips as they are after a transcription: good ones, doubtful ones, one dropped.
inline project::Clip clip(int64_t recording, int number)
{
    static const char* const texts[] = {"The ferry leaves at seven.",
        "Bring a warm coat, the wind is cold on the water.", "She laughed and closed the window.",
        "今天天气很好，我们去散步吧。", "明日は早く起きなければなりません。",
        "Nobody had told the old man about the new bridge."};
    project::Clip clip;
    clip.recording = recording;
    clip.begin = int64_t(number) * 32000 * 5;
    clip.end = clip.begin + 32000 * (2 + number % 6);
    clip.speaker = "anna";
    clip.language = number % 6 == 3 ? "zh" : number % 6 == 4 ? "ja" : "en";
    clip.text = texts[number % 6];
    clip.verdict.values = {{"snr_db", 18.0 + number % 30}, {"loudness_lufs", -24.0 + number % 9}};
    clip.verdict.grade = project::Grade::Accept;
    if (number % 7 == 2) {
        clip.words = {{"laughed", 0.3, true}, {"window", 0.9, false}};
        clip.verdict = {
            project::Grade::Repair, "noise", {{"snr_db", 11.0}, {"loudness_lufs", -31.0}}};
    } else if (number % 11 == 5) {
        clip.text.clear();
        clip.verdict = {};
    } else if (number % 13 == 8) {
        clip.verdict.grade = project::Grade::Drop;
        clip.verdict.reason = "clipping";
        clip.dropped = true;
    }
    return clip;
}

/// A project with clips of one recording; its sound is a minute of a tone.
inline void fill(ui::ProjectSession& session, const std::filesystem::path& folder, int clips)
{
    session.create(folder);
    std::vector<float> samples(32000 * 60);
    for (size_t i = 0; i < samples.size(); ++i) {
        const double swell = std::sin(double(i) / 32000.0 * 2.1);
        samples[i] = float(0.3 * swell * swell * std::sin(0.04 * double(i)));
    }
    audio::writeAudio(folder / "audio/interview.wav", samples, 32000, audio::SampleFormat::Wav16);
    session.edit("import", [&](project::Edit& edit) {
        const auto recording = edit.add(project::Recording{
            0, "interview.wav", "audio/interview.wav", 32000, int64_t(samples.size()), {}, {}});
        for (int i = 0; i < clips; ++i) {
            edit.add(clip(recording, i));
        }
    });
}

/// A sound file with a tone -> its path.
inline std::filesystem::path tone(const std::filesystem::path& file, double seconds)
{
    std::vector<float> samples(size_t(seconds * 16000));
    for (size_t i = 0; i < samples.size(); ++i) {
        samples[i] = float(0.3 * std::sin(0.1 * double(i)));
    }
    audio::writeAudio(file, samples, 16000, audio::SampleFormat::Wav16);
    return file;
}

} // namespace timbre::studio
