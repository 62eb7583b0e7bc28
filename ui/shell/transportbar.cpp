#include "ui/shell/transportbar.h"

#include "ui/clock.h"
#include "ui/jobcenter.h"
#include "ui/lineicon.h"
#include "ui/player.h"
#include "ui/theme.h"
#include "ui/transport.h"
#include "ui/worded.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QSlider>
#include <QToolButton>

namespace timbre::ui {

static constexpr int kSteps = 1000; // of the position slider

static QToolButton* iconButton(const char* icon_name)
{
    auto* button = new QToolButton;
    button->setObjectName("quiet");
    button->setIcon(lineIcon(icon_name));
    button->setIconSize({kIcon, kIcon});
    return button;
}

TransportBar::TransportBar(Transport& transport, JobCenter& jobs, QWidget* parent)
    : QFrame(parent)
    , m_transport(transport)
    , m_jobs(jobs)
    , m_play(iconButton("play"))
    , m_stop(iconButton("stop"))
    , m_jobs_button(new QToolButton)
    , m_position(new QSlider(Qt::Horizontal))
    , m_time(new QLabel)
    , m_title(new QLabel)
    , m_progress(new QProgressBar)
{
    setObjectName("transport");
    m_position->setRange(0, kSteps);
    m_title->setObjectName("muted");
    m_title->setTextFormat(Qt::PlainText);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_jobs_button->setObjectName("quiet");
    m_progress->setRange(0, kSteps);
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(96);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(kMargin, kGrid / 2, kGrid, kGrid / 2);
    layout->setSpacing(kGrid);
    layout->addWidget(m_play);
    layout->addWidget(m_stop);
    layout->addWidget(m_position, 2);
    layout->addWidget(m_time);
    layout->addSpacing(kGrid);
    layout->addWidget(m_title, 3);
    layout->addWidget(m_progress);
    layout->addWidget(m_jobs_button);

    connect(m_play, &QToolButton::clicked, &transport, &Transport::toggle);
    connect(m_stop, &QToolButton::clicked, &transport, &Transport::stop);
    connect(m_position, &QSlider::sliderMoved, this, [this](int step) {
        if (auto* player = m_transport.player()) {
            player->seek(player->duration() * step / kSteps);
        }
    });
    connect(m_jobs_button, &QToolButton::clicked, this, &TransportBar::jobsWanted);
    connect(&transport, &Transport::changed, this, &TransportBar::updatePlayback);
    connect(&jobs, &JobCenter::changed, this, &TransportBar::updateJobs);
    keepWorded(this, [this] {
        m_stop->setAccessibleName(tr("Stop"));
        m_stop->setToolTip(tr("Stop  (Esc)"));
        m_position->setAccessibleName(tr("Position"));
        m_progress->setAccessibleName(tr("Progress of all jobs"));
        updatePlayback();
        updateJobs();
    });
}

void TransportBar::updatePlayback()
{
    const Player* player = m_transport.player();
    const double duration = player ? player->duration() : 0.0;
    const bool playing = player && player->playing();
    for (QWidget* control : {static_cast<QWidget*>(m_play), static_cast<QWidget*>(m_stop),
             static_cast<QWidget*>(m_position)}) {
        control->setEnabled(duration > 0.0);
    }
    m_play->setIcon(lineIcon(playing ? "pause" : "play"));
    m_play->setAccessibleName(playing ? tr("Pause") : tr("Play"));
    m_play->setToolTip(playing ? tr("Pause  (Space)") : tr("Play  (Space)"));
    if (!m_position->isSliderDown()) {
        m_position->setValue(duration > 0.0 ? int(kSteps * player->position() / duration) : 0);
    }
    m_time->setText(clockText(player ? player->position() : 0.0) + " / " + clockText(duration));
    m_title->setText(duration > 0.0 ? m_transport.title() : QString());
}

void TransportBar::updateJobs()
{
    const int running = m_jobs.running();
    m_progress->setVisible(running > 0);
    m_progress->setValue(int(m_jobs.fraction() * kSteps));
    m_jobs_button->setText(running > 0 ? tr("%n job(s)", nullptr, running) : tr("No jobs"));
    m_jobs_button->setToolTip(tr("What is running and what has finished"));
}

} // namespace timbre::ui
