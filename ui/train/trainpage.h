#pragma once

#include "ui/jobrunner.h"
#include "ui/train/audition.h"
#include "ui/train/trainingruns.h"
#include "ui/train/trainingset.h"

#include <QTimer>
#include <QWidget>

class QBoxLayout;
class QButtonGroup;
class QLabel;
class QScrollArea;
class QStackedWidget;

namespace timbre::ui {

class Curves;
class EmptyState;
class JobCenter;
class PlanCard;
class ProjectSession;
class RunBar;
class RunList;
class RunLogView;
class Transport;

/// One button trains a voice from the project's clips, in a process of its own; curves and test
/// sentences show whether it gets better.
class TrainPage : public QWidget {
    Q_OBJECT

public:
    TrainPage(
        ProjectSession& session, JobCenter& jobs, Transport& transport, QWidget* parent = nullptr);

    Player& player() { return m_audition.player(); }
    TrainingRuns& runs() { return m_runs; }
    /// Whether the window may close: asks when a training runs.
    bool mayClose();

Q_SIGNALS:
    void projectWanted(); ///< none is open
    void clipsWanted(); ///< there are none with a text
    void speakWanted(const QString& voice);
    void voiceFinished();

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    QWidget* centre();
    void connectAll(JobCenter& jobs);
    void retranslate();
    void openProject();
    void update();
    void updateTrainable();
    void planSoon();
    void plan();
    void train();
    void startRun();
    void follow();
    void runChanged(TrainingRun* run);
    void showRun();
    const training::StageHistory* shownStage(const TrainingRun* run) const;
    void showStages(const TrainingRun* run);
    void arrange();

    TrainingSet currentSet() const;
    bool writable() const;
    bool usable() const; ///< a clip with a text

    ProjectSession& m_session;
    TrainingRuns m_runs;
    QStackedWidget* m_stack;
    EmptyState *m_no_project, *m_no_clips, *m_no_runs;
    QStackedWidget* m_centre;
    PlanCard* m_plan;
    RunBar* m_bar;
    Curves* m_curves;
    ProbeStrip* m_strip;
    RunList* m_list;
    QButtonGroup* m_stages;
    QWidget *m_stage_chips, *m_left;
    QScrollArea* m_left_scroll;
    RunLogView* m_log;
    QBoxLayout *m_row, *m_left_column;
    std::filesystem::path m_finished_seen;
    std::string m_planned; // key and settings that the plan is about
    bool m_train_wanted = false, m_closing = false;
    QTimer m_plan_timer;
    Audition m_audition;
    JobRunner m_following, m_preparing; // last: their threads end first
};

} // namespace timbre::ui
