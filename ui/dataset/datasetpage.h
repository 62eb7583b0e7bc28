#pragma once

#include "core/inference/transcriber.h"
#include "core/project/items.h"
#include "ui/dataset/clipmodel.h"
#include "ui/dataset/listening.h"
#include "ui/jobrunner.h"
#include "ui/player.h"

#include <QWidget>

#include <filesystem>
#include <memory>
#include <vector>

class QAction;
class QLabel;
class QPushButton;
class QStackedWidget;

namespace timbre::ui {

class ClipTable;
class EmptyState;
class FilterBar;
class JobCenter;
class ProjectSession;
class ReadinessBar;
class ReplaceBar;
class Transport;

/// The clips of the project with what is said in them: listen, read, correct, leave out. Made for
/// the keyboard; every change can be undone.
class DatasetPage : public QWidget {
    Q_OBJECT

public:
    DatasetPage(
        ProjectSession& session, JobCenter& jobs, Transport& transport, QWidget* parent = nullptr);

    Player& player() { return m_player; }
    void importFiles(const std::vector<std::filesystem::path>& paths);
    void chooseFiles();
    void exportTo(const std::filesystem::path& folder, int sampling_rate);

Q_SIGNALS:
    void projectWanted(); ///< none is open
    void idle(); ///< a job of this page has ended

private:
    void build();
    void connectAll(JobCenter& jobs, Transport& transport);
    void retranslate();
    void update();
    void play(const project::Clip& clip);
    void toggleDropped(const std::vector<project::Clip>& clips);
    void check(const project::Clip& clip);
    void replaceAll(const QString& wanted, const QString& with);
    std::vector<ClipSound> sounds(const std::function<bool(const project::Clip&)>& wanted) const;
    void judge();
    void transcribe();
    void heard(
        const project::Clip& clip, const inference::Transcription& said, const std::string& step);
    void chooseExport(int sampling_rate);
    void showMessage(const QString& text, bool error);

    ProjectSession& m_session;
    Transport& m_transport;
    JobCenter& m_jobs;
    ClipModel* m_model;
    ClipFilter* m_filter;
    QStackedWidget* m_stack;
    EmptyState *m_no_project, *m_no_clips;
    QWidget* m_content;
    ReadinessBar* m_readiness;
    FilterBar* m_filter_bar;
    ReplaceBar* m_replace_bar;
    ClipTable* m_table;
    QLabel *m_message, *m_hint;
    QPushButton *m_transcribe, *m_judge, *m_import, *m_export, *m_stop;
    QAction *m_export_for_training, *m_export_full;
    Player m_player;
    QString m_job_title;
    JobRunner m_job; // last: its thread ends first
};

} // namespace timbre::ui
