#include "ui/train/trainpage.h"

#include "core/project/readiness.h"
#include "ui/errortext.h"
#include "ui/jobcenter.h"
#include "ui/lineicon.h"
#include "ui/projectsession.h"
#include "ui/shell/emptystate.h"
#include "ui/theme.h"
#include "ui/train/curves.h"
#include "ui/train/plancard.h"
#include "ui/train/runbar.h"
#include "ui/train/runlist.h"
#include "ui/train/runlogview.h"
#include "ui/train/trainwords.h"
#include "ui/worded.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QStackedWidget>
#include <QToolButton>

#include <algorithm>
#include <thread>

namespace fs = std::filesystem;

namespace timbre::ui {
namespace {

constexpr int kLeftWidth = 308, kRightWidth = 264;
constexpr int kThreeColumnsFrom = 1000; // narrower pages have the runs below the plan
constexpr int kPlanDelay_ms = 800; // while somebody still chooses
constexpr auto kFollowPause = std::chrono::milliseconds(200);

} // namespace

TrainPage::TrainPage(
    ProjectSession& session, JobCenter& jobs, Transport& transport, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_stack(new QStackedWidget)
    , m_no_project(new EmptyState("train"))
    , m_no_clips(new EmptyState("train"))
    , m_no_runs(new EmptyState("train"))
    , m_centre(new QStackedWidget)
    , m_plan(new PlanCard)
    , m_bar(new RunBar)
    , m_curves(new Curves)
    , m_strip(new ProbeStrip)
    , m_list(new RunList(m_runs))
    , m_stages(new QButtonGroup(this))
    , m_stage_chips(new QWidget)
    , m_left(new QWidget)
    , m_left_scroll(new QScrollArea)
    , m_log(new RunLogView)
    , m_audition(*m_strip, transport)
{
    build();
    connectAll(jobs);
    keepWorded(this, [this] { retranslate(); });
    openProject();
}

void TrainPage::build()
{
    m_left_column = new QVBoxLayout(m_left);
    m_left_column->setContentsMargins(0, 0, 0, 0);
    m_left_column->setSpacing(kGrid);
    m_left_column->addWidget(m_plan);
    m_left_column->addStretch(1);
    m_left_scroll->setWidget(m_left);
    m_left_scroll->setWidgetResizable(true);
    m_left_scroll->setFocusPolicy(Qt::NoFocus);
    m_left_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_left_scroll->setFixedWidth(kLeftWidth);
    auto* content = new QWidget;
    m_row = new QHBoxLayout(content);
    m_row->setContentsMargins(kMargin, kMargin, kMargin, kMargin);
    m_row->setSpacing(kGrid);
    m_row->addWidget(m_left_scroll);
    m_row->addWidget(centre(), 1);
    m_row->addWidget(m_list);
    m_list->setFixedWidth(kRightWidth);
    for (QWidget* page :
        {static_cast<QWidget*>(m_no_project), static_cast<QWidget*>(m_no_clips), content}) {
        m_stack->addWidget(page);
    }
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
}

QWidget* TrainPage::centre()
{
    auto* chips = new QHBoxLayout(m_stage_chips);
    chips->setContentsMargins(0, 0, 0, 0);
    chips->setSpacing(kGrid);
    for (int i = 0; i < 2; ++i) {
        auto* chip = new QToolButton;
        chip->setObjectName("chip");
        chip->setCheckable(true);
        m_stages->addButton(chip, i);
        chips->addWidget(chip);
    }
    chips->addStretch(1);
    m_stages->button(0)->setChecked(true);
    auto* inside = new QWidget;
    auto* column = new QVBoxLayout(inside);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGrid);
    column->addWidget(m_bar);
    column->addWidget(m_stage_chips);
    column->addWidget(m_curves, 1);
    column->addWidget(m_strip);
    column->addWidget(m_log);
    auto* scroll = new QScrollArea; // low windows
    scroll->setWidget(inside);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_centre->addWidget(m_no_runs);
    m_centre->addWidget(scroll);
    return m_centre;
}

void TrainPage::connectAll(JobCenter& jobs)
{
    connect(&m_session, &ProjectSession::opened, this, &TrainPage::openProject);
    connect(&m_session, &ProjectSession::changed, this, &TrainPage::update);
    connect(m_no_project, &EmptyState::activated, this, &TrainPage::projectWanted);
    connect(m_no_clips, &EmptyState::activated, this, &TrainPage::clipsWanted);
    connect(m_plan, &PlanCard::trainWanted, this, &TrainPage::train);
    connect(m_plan, &PlanCard::settingsChanged, this, [this] {
        m_plan->showPlan({});
        planSoon();
    });
    connect(&m_plan_timer, &QTimer::timeout, this, &TrainPage::plan);
    m_plan_timer.setSingleShot(true);
    connect(&m_runs, &TrainingRuns::changed, this, &TrainPage::runChanged);
    connect(&m_runs, &TrainingRuns::listChanged, this, &TrainPage::updateTrainable);
    connect(&m_runs, &TrainingRuns::failed, this,
        [this](const QString& message) { m_plan->showMessage(message, true); });
    connect(m_list, &RunList::chosen, this, &TrainPage::showRun);
    connect(m_list, &RunList::cloneWanted, m_plan, &PlanCard::setSettings);
    const auto with_current = [this](auto action) {
        if (auto* run = m_list->current()) {
            action(*run);
        }
    };
    connect(m_bar, &RunBar::pauseWanted, this, [=, this](bool paused) {
        with_current([&](TrainingRun& run) { m_runs.setPaused(run, paused); });
    });
    connect(m_bar, &RunBar::stopWanted, this,
        [=, this] { with_current([&](TrainingRun& run) { m_runs.stop(run); }); });
    connect(m_bar, &RunBar::resumeWanted, this,
        [=, this] { with_current([&](TrainingRun& run) { m_runs.resume(run); }); });
    connect(m_bar, &RunBar::speakWanted, this, [=, this] {
        with_current([&](TrainingRun& run) { Q_EMIT speakWanted(run.settings.voice); });
    });
    connect(m_stages, &QButtonGroup::idClicked, this, &TrainPage::showRun);
    connect(new QShortcut(Qt::Key_B, this), &QShortcut::activated, &m_audition, &Audition::compare);
    connect(&m_audition, &Audition::failed, m_strip, &ProbeStrip::say);
    connect(&m_preparing, &JobRunner::progressed, this, [this](const jobs::Progress& progress) {
        m_plan->showMeasuring(preparingWords(progress.stage), progress.fraction);
    });
    connect(&m_preparing, &JobRunner::failed, this, [this](const QString& message) {
        m_train_wanted = false;
        m_plan->showMessage(message, true);
    });
    connect(&m_preparing, &JobRunner::runningChanged, this, [this](bool running) {
        m_plan->showMeasuring(running ? tr("Measuring how long it will take …") : QString(), 0.0);
        updateTrainable();
        if (!running && m_train_wanted) {
            QMetaObject::invokeMethod(this, &TrainPage::startRun, Qt::QueuedConnection);
        }
    });
    // In the jobs panel a training can be stopped like any other job.
    connect(&m_following, &JobRunner::cancelled, this, [this] {
        if (auto* run = m_runs.active(); run && !m_closing) {
            m_runs.stop(*run);
        }
    });
    jobs.watch(m_preparing, [] { return tr("Planning a training"); });
    jobs.watch(m_following, [this] {
        const auto* run = m_runs.active();
        return run ? tr("Training %1").arg(run->settings.voice) : tr("Training");
    });
}

void TrainPage::retranslate()
{
    m_no_project->setWords(tr("No project is open"),
        tr("A voice is trained from the clips of a project. Open one, or make a new one."),
        tr("Go to projects"));
    m_no_clips->setWords(tr("No clips to train from yet"),
        tr("Bring recordings of one person, from a minute on, with what is said in them."),
        tr("Go to Dataset"));
    m_no_runs->setWords(tr("Nothing has been trained yet"),
        tr("While it trains you see here how the voice gets better, and hear it speak."));
    update();
    showRun();
}

bool TrainPage::writable() const
{
    return m_session.isOpen() && !m_session.readOnly();
}

bool TrainPage::usable() const
{
    const auto& clips = m_session.clips();
    return std::any_of(clips.begin(), clips.end(),
        [](const project::Clip& clip) { return !clip.dropped && !clip.text.empty(); });
}

TrainingSet TrainPage::currentSet() const
{
    return {m_session.recordings(), m_session.clips(), m_session.folder()};
}

void TrainPage::openProject()
{
    m_planned.clear();
    m_plan->showPlan({});
    m_plan->showMessage({}, false);
    m_plan->setVoice(m_session.name());
    m_runs.open(m_session.isOpen() ? m_session.folder() / "training" : fs::path());
    update();
    follow();
}

void TrainPage::update()
{
    m_stack->setCurrentWidget(!m_session.isOpen() ? static_cast<QWidget*>(m_no_project)
            : !usable() && m_runs.runs().empty()  ? static_cast<QWidget*>(m_no_clips)
                                                  : m_stack->widget(2));
    m_plan->showSet(project::readiness(m_session.recordings(), m_session.clips()));
    updateTrainable();
    planSoon();
}

void TrainPage::updateTrainable()
{
    const auto* shown = m_list->current();
    const bool busy = m_runs.active();
    m_plan->setTrainable(writable() && usable() && !busy && !m_train_wanted,
        !busy && !(shown && shown->state == RunState::Finished));
    m_plan->setWritable(writable());
    m_list->setWritable(writable());
    if (m_session.isOpen() && !writable()) {
        m_plan->showMessage(
            tr("This project is open to read only. Open it to write to train a voice."), false);
    }
}

void TrainPage::planSoon()
{
    if (isVisible()) {
        m_plan_timer.start(kPlanDelay_ms);
    }
}

void TrainPage::plan()
{
    if (!isVisible() || !writable() || !usable() || m_runs.active() || m_train_wanted) {
        return;
    }
    auto settings = m_plan->settings();
    settings.voice = "unnamed"; // nothing follows from it
    auto set = currentSet();
    std::string about = set.key();
    for (const std::string& argument : settings.arguments()) {
        about += ' ' + argument;
    }
    if (about == m_planned) {
        return;
    }
    if (m_preparing.running()) {
        m_preparing.stop();
        m_plan_timer.start(kPlanDelay_ms);
        return;
    }
    m_planned = about;
    m_plan->showPlan({});
    m_plan->showMessage({}, false);
    m_preparing.start([program = m_runs.program(), set, settings](
                          jobs::Context& job) { return measuredPlan(program, set, settings, job); },
        [this](const training::Plan& plan) { m_plan->showPlan(plan); });
}

void TrainPage::train()
{
    if (!writable() || !usable() || m_runs.active()) {
        return;
    }
    m_train_wanted = true;
    m_plan->showMessage({}, false);
    updateTrainable();
    if (m_preparing.running()) {
        m_preparing.stop(); // its end goes on here
    } else {
        startRun();
    }
}

void TrainPage::startRun()
{
    if (!m_train_wanted || m_preparing.running()) {
        return;
    }
    m_train_wanted = false;
    m_planned.clear(); // measured again when there is time
    const auto set = currentSet();
    m_preparing.start(
        [set](jobs::Context& job) {
            writeSet(set, job);
            return set.list();
        },
        [this, settings = m_plan->settings()](const fs::path& list) {
            const auto* run = m_runs.start(settings, list);
            m_list->select(run ? run : m_list->current());
            follow();
            updateTrainable();
        });
}

void TrainPage::follow()
{
    if (m_following.running() || !m_runs.active()) {
        return;
    }
    m_following.start(
        [run = m_runs.active()->folder](jobs::Context& job) {
            training::RunReader reader(run);
            training::RunHistory history;
            for (int unseen = 0; unseen < 25;) { // it may take seconds to get its lock
                job.checkpoint();
                reader.read(history);
                unseen = training::runningProcess(run) ? 0 : unseen + 1;
                job.progress({history.fraction(), "train"});
                std::this_thread::sleep_for(kFollowPause);
            }
            return true;
        },
        [](bool) {});
}

void TrainPage::runChanged(TrainingRun* run)
{
    if (run->state == RunState::Finished && m_finished_seen != run->folder) {
        m_finished_seen = run->folder;
        Q_EMIT voiceFinished();
    }
    if (run->active() && run->history.plan) {
        m_plan->showPlan(run->history.plan);
    }
    updateTrainable();
    follow();
    if (run == m_list->current() || run == m_list->compared()) {
        showRun();
    }
    if (!run->active()) {
        planSoon();
    }
}

const training::StageHistory* TrainPage::shownStage(const TrainingRun* run) const
{
    if (!run || run->history.stages.empty()) {
        return nullptr;
    }
    const auto index = size_t(std::max(0, m_stages->checkedId()));
    return &run->history.stages[std::min(index, run->history.stages.size() - 1)];
}

void TrainPage::showStages(const TrainingRun* run)
{
    const size_t stages = run ? run->history.stages.size() : 0;
    m_stage_chips->setVisible(stages > 1);
    m_stage_chips->setEnabled(stages > 1); // without stages they have no names either
    for (size_t i = 0; i < std::min<size_t>(stages, 2); ++i) {
        auto* chip = m_stages->button(int(i));
        chip->setText(stageName(run->history.stages[i].name));
        chip->setAccessibleName(tr("Show: %1").arg(chip->text()));
    }
}

void TrainPage::showRun()
{
    const auto* run = m_list->current();
    const auto* stage = shownStage(run);
    const auto* other = m_list->compared();
    m_centre->setCurrentIndex(run ? 1 : 0);
    m_bar->show(run, writable() && !m_runs.active());
    showStages(run);
    m_curves->show(stage, other && stage ? other->history.find(stage->name) : nullptr);
    m_strip->show(stage, run ? run->history.sentences : std::vector<std::string>());
    m_audition.show(run ? run->folder : fs::path(), stage);
    m_log->show(run);
    updateTrainable();
}

bool TrainPage::mayClose()
{
    auto* run = m_runs.active();
    if (run) {
        QMessageBox box(this);
        box.setIcon(QMessageBox::Question);
        box.setWindowTitle(tr("A training runs"));
        box.setText(tr("“%1” is still being trained.").arg(run->settings.voice));
        box.setInformativeText(
            tr("It can go on in the background: open this project again to see how it stands."));
        auto* keep = box.addButton(tr("Keep training"), QMessageBox::AcceptRole);
        auto* stop = box.addButton(tr("Stop training"), QMessageBox::DestructiveRole);
        box.addButton(tr("Cancel"), QMessageBox::RejectRole);
        box.setDefaultButton(qobject_cast<QPushButton*>(keep));
        box.exec();
        if (box.clickedButton() == stop) {
            m_runs.stop(*run);
        } else if (box.clickedButton() != keep) {
            return false;
        }
    }
    m_closing = true;
    return true;
}

void TrainPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    planSoon();
}

void TrainPage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void TrainPage::arrange()
{
    const bool three = width() >= kThreeColumnsFrom;
    QBoxLayout* wanted = three ? m_row : m_left_column;
    if (wanted->indexOf(m_list) < 0) {
        m_row->removeWidget(m_list);
        m_left_column->removeWidget(m_list);
        wanted->insertWidget(three ? 2 : 1, m_list);
        m_list->setMinimumWidth(three ? kRightWidth : 0);
        m_list->setMaximumWidth(three ? kRightWidth : QWIDGETSIZE_MAX);
    }
}

} // namespace timbre::ui
