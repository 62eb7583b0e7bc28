#include "ui/shell/jobspanel.h"

#include "ui/clock.h"
#include "ui/jobcenter.h"
#include "ui/lineicon.h"
#include "ui/theme.h"
#include "ui/worded.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace timbre::ui {
namespace {

constexpr int kWidth = 380;
constexpr size_t kShown = 6;

QLabel* muted(const QString& text)
{
    auto* label = new QLabel(text);
    label->setObjectName("muted");
    label->setWordWrap(true);
    return label;
}

QString stateText(const JobCenter::Job& job)
{
    switch (job.state) {
    case JobCenter::State::Running:
        if (const double left = JobCenter::remaining(job); left >= 0.0) {
            return JobsPanel::tr("%1 % · about %2 left")
                .arg(int(job.progress.fraction * 100))
                .arg(lengthText(left));
        }
        return JobsPanel::tr("Just started");
    case JobCenter::State::Done:
        return job.ending.isEmpty() ? JobsPanel::tr("Done") : job.ending;
    case JobCenter::State::Failed:
        return job.ending;
    case JobCenter::State::Stopped:
        return JobsPanel::tr("Stopped. What was done so far is kept.");
    }
    return {};
}

} // namespace

JobsPanel::JobsPanel(JobCenter& jobs, QWidget* parent)
    : QFrame(parent)
    , m_jobs(jobs)
    , m_layout(new QVBoxLayout(this))
{
    setObjectName("card");
    setFixedWidth(kWidth);
    setFocusPolicy(Qt::StrongFocus);
    m_layout->setContentsMargins(kMargin, kMargin, kMargin, kMargin);
    m_layout->setSpacing(kGrid);
    connect(&jobs, &JobCenter::changed, this, [this] {
        if (isVisible()) {
            follow();
        }
    });
    keepWorded(this, [this] {
        setAccessibleName(tr("Jobs"));
        rebuild();
    });
    hide();
}

/// Rows stay while their jobs do: one that is replaced under the mouse could not be clicked.
void JobsPanel::follow()
{
    const auto& jobs = m_jobs.jobs();
    bool same = m_rows.size() == std::min(jobs.size(), kShown);
    for (size_t i = 0; same && i < m_rows.size(); ++i) {
        same = m_rows[i].title == jobs[i].title && m_rows[i].state == int(jobs[i].state)
            && (m_rows[i].bar || m_rows[i].words->text() == stateText(jobs[i]));
    }
    if (!same) {
        rebuild();
        return;
    }
    for (size_t i = 0; i < m_rows.size(); ++i) {
        if (m_rows[i].bar) {
            m_rows[i].bar->setValue(int(jobs[i].progress.fraction * 1000));
            m_rows[i].words->setText(stateText(jobs[i]));
        }
    }
}

void JobsPanel::rebuild()
{
    m_rows.clear();
    while (QLayoutItem* item = m_layout->takeAt(0)) {
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
    auto* title = new QLabel(tr("Jobs"));
    title->setObjectName("title");
    m_layout->addWidget(title);
    if (m_jobs.jobs().empty()) {
        m_layout->addWidget(muted(tr("Nothing is running. Long tasks appear here.")));
    }
    bool ended = false;
    for (size_t i = 0; i < std::min(m_jobs.jobs().size(), kShown); ++i) {
        m_layout->addWidget(row(i));
        ended = ended || m_jobs.jobs()[i].state != JobCenter::State::Running;
    }
    if (ended) {
        auto* forget = new QPushButton(tr("Clear finished"));
        connect(forget, &QPushButton::clicked, &m_jobs, &JobCenter::forgetEnded);
        m_layout->addWidget(forget, 0, Qt::AlignRight);
    }
    placeIn(m_area);
}

QWidget* JobsPanel::row(size_t index)
{
    const JobCenter::Job& job = m_jobs.jobs()[index];
    auto* row = new QWidget;
    auto* lines = new QVBoxLayout(row);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(kGrid / 2);
    auto* first = new QHBoxLayout;
    auto* title = new QLabel(job.title);
    title->setWordWrap(true);
    first->addWidget(title, 1);
    lines->addLayout(first);
    QProgressBar* bar = nullptr;
    if (job.state == JobCenter::State::Running) {
        auto* stop = new QToolButton;
        stop->setObjectName("quiet");
        stop->setIcon(lineIcon("stop"));
        stop->setAccessibleName(tr("Stop: %1").arg(job.title));
        connect(stop, &QToolButton::clicked, &m_jobs, [this, index] { m_jobs.stop(index); });
        first->addWidget(stop);
        bar = new QProgressBar;
        bar->setRange(0, 1000);
        bar->setValue(int(job.progress.fraction * 1000));
        bar->setTextVisible(false);
        bar->setAccessibleName(job.title);
        lines->addWidget(bar);
    }
    auto* state = muted(stateText(job));
    if (job.state == JobCenter::State::Failed) {
        state->setObjectName("error");
    }
    lines->addWidget(state);
    m_rows.push_back({job.title, int(job.state), bar, state});
    return row;
}

void JobsPanel::placeIn(const QRect& area)
{
    m_area = area;
    const int height = std::min(m_layout->totalHeightForWidth(kWidth), area.height() - 2 * kGrid);
    setGeometry(area.right() - kWidth - kGrid, area.bottom() - height - kGrid, kWidth, height);
}

void JobsPanel::showEvent(QShowEvent*)
{
    follow();
    raise();
}

void JobsPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        hide();
    } else {
        QFrame::keyPressEvent(event);
    }
}

} // namespace timbre::ui
