// A project to train from, the program that trains, and runs that have been trained.

#pragma once

#include "core/training/runs/runs.h"
#include "tests/ui/sounds.h"
#include "tests/ui/studio.h"
#include "ui/train/trainpage.h"

#include <QFile>

#include <nlohmann/json.hpp>

#include <cmath>
#include <fstream>

namespace timbre::trainings {

/// A few short clips of something like speech, with what is said in them.
inline void fillWithSpeech(ui::ProjectSession& session, const std::filesystem::path& folder)
{
    session.create(folder);
    const char* const texts[] = {"The ferry leaves at seven.", "She closed the window.",
        "Bring a warm coat.", "The number is nine."};
    constexpr int kRate = 32000;
    audio::writeAudio(
        folder / "audio/voice.wav", babble(8.0, kRate), kRate, audio::SampleFormat::Wav16);
    session.edit("import", [&](project::Edit& edit) {
        const auto recording = edit.add(
            project::Recording{0, "voice.wav", "audio/voice.wav", kRate, 8 * kRate, {}, {}});
        for (int i = 0; i < 4; ++i) {
            project::Clip clip;
            clip.recording = recording;
            clip.begin = i * 2 * kRate;
            clip.end = clip.begin + kRate + kRate / 2;
            clip.speaker = "anna";
            clip.language = "en";
            clip.text = texts[i];
            edit.add(clip);
        }
    });
}

/// The real program, with options that the page has no need to offer: one clip per step and one
/// thread make a training short.
inline QString quickProgram(const std::filesystem::path& folder, const QString& options)
{
    const auto path = QString::fromStdString((folder / "timbre").string());
    QFile script(path);
    if (script.open(QIODevice::WriteOnly)) {
        script.write(QStringLiteral("#!/bin/sh\ncase \"$*\" in *--plan*) exec \"%1\" \"$@\" "
                                    "--threads 1 --batch 1;; esac\n"
                                    "exec \"%1\" \"$@\" --threads 1 --batch 1 %2\n")
                         .arg(TIMBRE_PROGRAM, options)
                         .toUtf8());
        script.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    return path;
}

/// A run as a training leaves it behind: log, record, and sounds of every epoch.
class WrittenRun {
public:
    WrittenRun(std::filesystem::path folder, const std::string& voice, int64_t started)
        : m_folder(std::move(folder))
    {
        std::filesystem::create_directories(m_folder / "sounds");
        training::writeRecord(m_folder,
            {voice, m_folder.parent_path(),
                {"sets/x/clips.list", "--voice", voice, "--epochs", "6"}, started});
        line({{"event", "begin"}});
        line({{"event", "set"}, {"speech_s", 72.0}, {"language", "en"},
            {"sentences",
                {"The old man walked slowly to the market, bought some bread, and sat down in the "
                 "sun.",
                    "We could hear the rain on the roof while the children slept in the next room.",
                    "She put the letter on the table and asked her brother to read it."}}});
        line({{"event", "plan"},
            {"plan",
                {{"speech_s", 72.0}, {"version", "base"}, {"device", "cpu"}, {"precision", "fp32"},
                    {"messages", nlohmann::json::array()},
                    {"stages",
                        {{{"stage", "sovits"}, {"clips", 14}, {"batch_size", 8},
                            {"steps_per_epoch", kSteps}, {"epochs", 6}, {"step_s", 1.1},
                            {"minutes", 2.2}, {"trained_parameters", 5}, {"parameters", 12},
                            {"memory_bytes", 900000000}}}}}}});
    }

    void epochs(int count, double ease)
    {
        probe(0, ease);
        for (int step = 1; step <= count * kSteps; ++step) {
            const double fall = std::exp(-double(step) / 50.0 * ease);
            const double noise = 0.08 * std::sin(step * 12.9898);
            line({{"event", "step"}, {"stage", "sovits"}, {"step", step}, {"steps", 6 * kSteps},
                {"epoch", (step - 1) / kSteps + 1},
                {"losses",
                    {{"total", 0.9 + 1.6 * fall + noise}, {"stft", 0.8 + fall + noise},
                        {"f0", 0.05 + 0.2 * fall}, {"voicing", 0.06 + 0.3 * fall}}},
                {"step_s", 1.05 + 0.1 * std::sin(step * 0.7)}, {"eta_s", 6.0 * kSteps - step},
                {"memory_bytes", 900000000 + 400000 * step}});
            if (step % kSteps == 0) {
                const int epoch = step / kSteps;
                line({{"event", "epoch"}, {"stage", "sovits"}, {"epoch", epoch}, {"epochs", 6},
                    {"step", step}, {"losses", {{"total", 1.0}}}});
                probe(epoch, ease);
                line({{"event", "checkpoint"}, {"stage", "sovits"}, {"step", step},
                    {"file", "state.ckpt"}});
            }
        }
    }

    void line(const nlohmann::json& object) { training::appendToLog(m_folder, object.dump()); }

private:
    static constexpr int kSteps = 20;

    void probe(int epoch, double ease)
    {
        nlohmann::json sounds = nlohmann::json::array();
        for (int sentence = 1; sentence <= 3; ++sentence) {
            const auto file =
                "sovits-" + std::to_string(epoch) + "-" + std::to_string(sentence) + ".wav";
            // louder with every epoch: A/B has to make up for it
            auto samples = babble(1.2 + 0.2 * sentence, 24000);
            for (float& sample : samples) {
                sample *= 0.2f + 0.1f * float(epoch);
            }
            audio::writeAudio(
                m_folder / "sounds" / file, samples, 24000, audio::SampleFormat::Wav16);
            sounds.push_back("/moved/away/" + file);
        }
        line({{"event", "probe"}, {"stage", "sovits"}, {"epoch", epoch},
            {"error_rate", 0.08 + 0.16 * std::exp(-epoch * ease) + (epoch % 2 ? 0.02 : 0.0)},
            {"similarity", 0.69 + 0.2 * (1.0 - std::exp(-epoch * ease))}, {"best", epoch != 5},
            {"sounds", sounds}});
    }

    std::filesystem::path m_folder;
};

} // namespace timbre::trainings
