#pragma once

#include "core/cleaning/cleaner.h"
#include "core/inference/transcriber.h"
#include "core/prepare/clipsound.h"
#include "ui/jobrunner.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

namespace timbre::ui {

class JobCenter;
class ProjectSession;

/// The long jobs on the clips of the open project, one at a time: import, check of the sound,
/// repair, transcription, export. Results go into the project as steps of undo; what there is to
/// say about them comes with told(). Window's thread.
class ClipJobs : public QObject {
    Q_OBJECT

public:
    ClipJobs(ProjectSession& session, JobCenter& jobs, QObject* parent = nullptr);

    bool running() const { return m_job.running(); }
    void stop() { m_job.stop(); }

    void importFiles(const std::vector<std::filesystem::path>& paths);
    void judge();
    void repair();
    /// Writes down what is said in the clips without a text, and listens to those that have one:
    /// which of its words are not in the sound.
    void transcribe();
    void exportTo(const std::filesystem::path& folder, int sampling_rate);

    size_t toRepair() const; ///< clips that repair() would try
    size_t toTranscribe() const; ///< clips that transcribe() would listen to
    /// The sound of a clip with its repair, mono. Throws what reading it throws.
    std::vector<float> soundOf(const project::Clip& clip) const;

Q_SIGNALS:
    void told(const QString& text, bool error);
    void runningChanged(bool running);
    void idle(); ///< a job has ended and everything about it was told

private:
    std::vector<prepare::ProjectClip> clipsThat(
        const std::function<bool(const project::Clip&)>& fit) const;
    project::Clip now(int64_t clip) const; ///< as it is by now; its id is 0 when it is gone
    void end(const QString& text);
    void take(const std::string& what, const std::vector<project::Clip>& judged);
    void heard(int64_t clip, const inference::Transcription& said, const std::string& step);

    ProjectSession& m_session;
    JobCenter& m_jobs;
    std::shared_ptr<const cleaning::Cleaner> m_cleaner;
    QString m_title;
    JobRunner m_job; // last: its thread ends first
};

} // namespace timbre::ui
