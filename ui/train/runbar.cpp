#include "ui/train/runbar.h"

#include "ui/lineicon.h"
#include "ui/theme.h"
#include "ui/train/trainwords.h"
#include "ui/worded.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

namespace timbre::ui {

static constexpr int kSteps = 1000, kMeter_ms = 1000;

RunBar::RunBar(QWidget* parent)
    : QFrame(parent)
    , m_title(new QLabel)
    , m_sentence(new QLabel)
    , m_meters(new QLabel)
    , m_progress(new QProgressBar)
    , m_pause(new QPushButton)
    , m_stop(new QPushButton)
    , m_resume(new QPushButton)
    , m_speak(new QPushButton)
{
    setObjectName("card");
    m_title->setObjectName("subtitle");
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_sentence->setFocusPolicy(Qt::NoFocus);
    m_meters->setObjectName("muted");
    m_meters->setWordWrap(true);
    m_progress->setRange(0, kSteps);
    m_progress->setTextVisible(false);
    m_stop->setIcon(lineIcon("stop"));
    m_resume->setIcon(lineIcon("play"));
    m_speak->setObjectName("primary");
    m_speak->setIcon(lineIcon("speak", IconRole::OnAccent));
    auto* head = new QHBoxLayout;
    head->setSpacing(kGrid);
    head->addWidget(m_title, 1);
    for (QPushButton* button : {m_pause, m_stop, m_resume, m_speak}) {
        head->addWidget(button);
    }
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kGrid + 4, kGrid, kGrid, kGrid);
    layout->setSpacing(kGrid / 2);
    layout->addLayout(head);
    layout->addWidget(m_sentence);
    layout->addWidget(m_progress);
    layout->addWidget(m_meters);
    connect(m_pause, &QPushButton::clicked, this,
        [this] { Q_EMIT pauseWanted(m_run && m_run->state != RunState::Paused); });
    connect(m_stop, &QPushButton::clicked, this, &RunBar::stopWanted);
    connect(m_resume, &QPushButton::clicked, this, &RunBar::resumeWanted);
    connect(m_speak, &QPushButton::clicked, this, &RunBar::speakWanted);
    connect(&m_timer, &QTimer::timeout, this, &RunBar::showMeters);
    m_timer.setInterval(kMeter_ms);
    keepWorded(this, [this] { retranslate(); });
}

void RunBar::retranslate()
{
    m_stop->setText(tr("Stop"));
    m_stop->setToolTip(tr("Ends the training; what it reached is kept"));
    m_resume->setText(tr("Resume"));
    m_speak->setText(tr("Speak with it"));
    m_progress->setAccessibleName(tr("Progress of the training"));
    show(m_run, m_writable);
}

void RunBar::show(const TrainingRun* run, bool writable)
{
    m_run = run;
    m_writable = writable;
    const bool active = run && run->active();
    const bool paused = run && run->state == RunState::Paused;
    m_title->setText(run ? run->settings.voice + " – " + stateWord(*run) : QString());
    m_sentence->setText(run ? stateSentence(*run) : QString());
    m_sentence->setObjectName(run && run->state == RunState::Failed ? "error" : "plain");
    m_sentence->style()->unpolish(m_sentence);
    m_sentence->style()->polish(m_sentence);
    const bool preparing = active && !run->history.preparing.empty();
    m_progress->setVisible(active);
    m_progress->setValue(!run
            ? 0
            : int(
                kSteps * (preparing ? run->history.preparing_fraction : run->history.fraction())));
    m_pause->setText(paused ? tr("Go on") : tr("Pause"));
    m_pause->setIcon(lineIcon(paused ? "play" : "pause"));
    m_pause->setVisible(active);
    m_pause->setEnabled(active && run->state != RunState::Starting && !run->stopping);
    m_stop->setVisible(active);
    m_stop->setEnabled(active && !run->stopping);
    const bool unfinished = run && !active && run->state != RunState::Finished;
    m_resume->setVisible(unfinished);
    m_resume->setEnabled(unfinished && writable);
    m_speak->setVisible(run && run->state == RunState::Finished);
    if (active && !m_timer.isActive()) {
        m_timer.start();
    } else if (!active) {
        m_timer.stop();
    }
    showMeters();
}

void RunBar::showMeters()
{
    const bool active = m_run && m_run->active();
    m_meters->setVisible(active);
    if (active) {
        m_meters->setText(m_meter.words(m_run->process.value_or(0), m_run->folder));
    }
}

} // namespace timbre::ui
