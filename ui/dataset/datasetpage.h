#pragma once

#include "ui/dataset/clipjobs.h"
#include "ui/player.h"

#include <QWidget>

#include <filesystem>
#include <vector>

class QAction;
class QLabel;
class QPushButton;
class QStackedWidget;

namespace timbre::ui {

class ClipFilter;
class ClipModel;
class ClipTable;
class EmptyState;
class FilterBar;
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
    ClipJobs& jobs() { return *m_clip_jobs; }
    void chooseFiles();

Q_SIGNALS:
    void projectWanted(); ///< none is open

private:
    void build();
    QWidget* buttons();
    void connectAll();
    void connectButtons();
    void retranslate();
    void update();
    void play(const project::Clip& clip);
    void toggleDropped(const std::vector<project::Clip>& clips);
    void check(const project::Clip& clip);
    void replaceAll(const QString& wanted, const QString& with);
    void chooseExport(int sampling_rate);
    void showMessage(const QString& text, bool error);

    ProjectSession& m_session;
    Transport& m_transport;
    ClipJobs* m_clip_jobs;
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
    QPushButton *m_transcribe, *m_judge, *m_repair, *m_import, *m_export, *m_stop;
    QAction *m_export_for_training, *m_export_full;
    Player m_player;
};

} // namespace timbre::ui
