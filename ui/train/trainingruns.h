#pragma once

#include "core/training/runs/runhistory.h"
#include "core/training/runs/runs.h"
#include "ui/train/trainsettings.h"

#include <QObject>
#include <QTimer>

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

namespace timbre::ui {

enum class RunState { Starting, Training, Paused, Stopped, Finished, Failed, Killed };

/// A training of the project: its folder, and what that tells.
struct TrainingRun {
    explicit TrainingRun(std::filesystem::path run_folder);

    bool active() const { return state <= RunState::Paused; }

    std::filesystem::path folder;
    training::RunRecord record;
    TrainSettings settings;
    training::RunHistory history;
    RunState state = RunState::Killed;
    std::optional<int64_t> process; ///< that trains it
    int64_t launched = 0; ///< a process that has been started, and may not have its lock yet
    bool stopping = false; ///< it was asked to

private:
    friend class TrainingRuns;
    training::RunReader m_reader;
};

/// The trainings of a project, PROJECT/training/run-N. Each runs in a process of its own that
/// outlives the window; everything shown comes from its folder, so a reopened window knows as much.
/// Window's thread.
class TrainingRuns : public QObject {
    Q_OBJECT

public:
    explicit TrainingRuns(QObject* parent = nullptr);
    ~TrainingRuns() override;

    /// The `timbre` program; by default the one beside this program.
    void setProgram(const QString& program) { m_program = program; }
    const QString& program() const { return m_program; }

    void open(const std::filesystem::path& training_folder); ///< empty: none
    const std::vector<std::unique_ptr<TrainingRun>>& runs() const
    {
        return m_runs;
    } ///< newest first
    TrainingRun* find(const std::filesystem::path& folder) const;
    TrainingRun* active() const; ///< the one that trains, or null

    /// -> the new run; null after failed().
    TrainingRun* start(const TrainSettings& settings, const std::filesystem::path& list);
    void resume(TrainingRun& run);
    void setPaused(TrainingRun& run, bool paused);
    void stop(TrainingRun& run);
    /// Until the next one is removed, or this object goes, it can be undone.
    void remove(TrainingRun& run);
    bool canRestore() const;
    void restore();

Q_SIGNALS:
    void listChanged();
    void changed(timbre::ui::TrainingRun* run);
    void failed(const QString& message);

private:
    bool launch(TrainingRun& run, bool resume);
    void load();
    void poll();
    bool follow(TrainingRun& run);
    RunState stateOf(const TrainingRun& run) const;
    void forgetRemoved();
    std::filesystem::path bin() const { return m_folder / "removed"; }

    QString m_program;
    std::filesystem::path m_folder;
    std::vector<std::unique_ptr<TrainingRun>> m_runs;
    QTimer m_timer;
};

} // namespace timbre::ui
