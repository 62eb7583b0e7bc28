#pragma once

#include "core/jobs/context.h"

#include <QElapsedTimer>
#include <QObject>
#include <QString>

#include <functional>
#include <vector>

namespace timbre::ui {

class JobRunner;

/// What the window knows about the long jobs of all pages: those that run, and how the last ones
/// ended. Window's thread.
class JobCenter : public QObject {
    Q_OBJECT

public:
    enum class State { Running, Done, Failed, Stopped };

    struct Job {
        QString title; ///< "Transcribing 12 clips"
        State state = State::Running;
        jobs::Progress progress;
        QString ending; ///< where the result is, or what went wrong
        QElapsedTimer since;
        JobRunner* runner = nullptr;
    };

    explicit JobCenter(QObject* parent = nullptr);

    /// Lists what the runner does from now on. `title` is asked when a job starts. Both outlive
    /// this object's use of them, or are gone from the list.
    void watch(JobRunner& runner, std::function<QString()> title);
    /// One line about the result of the runner's last job.
    void setEnding(JobRunner& runner, const QString& ending);

    const std::vector<Job>& jobs() const { return m_jobs; } ///< newest first
    int running() const;
    double fraction() const; ///< of all running ones together
    void stop(size_t index);
    void forgetEnded();

    /// Seconds until a job is likely to end, from what it did so far; negative when unknown.
    static double remaining(const Job& job);

Q_SIGNALS:
    void changed();

private:
    Job* running(const JobRunner& runner);
    Job* last(const JobRunner& runner);
    void end(JobRunner& runner, State state, const QString& ending);

    std::vector<Job> m_jobs;
};

} // namespace timbre::ui
