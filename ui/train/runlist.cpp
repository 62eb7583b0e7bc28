#include "ui/train/runlist.h"

#include "ui/lineicon.h"
#include "ui/theme.h"
#include "ui/train/trainwords.h"
#include "ui/worded.h"

#include <QDateTime>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace fs = std::filesystem;

namespace timbre::ui {
namespace {

QString resultWords(const TrainingRun& run)
{
    for (auto stage = run.history.stages.rbegin(); stage != run.history.stages.rend(); ++stage) {
        for (const auto& measured : stage->measured) {
            if (measured.epoch == stage->best_epoch) {
                return RunList::tr("%1 misread, %2 alike")
                    .arg(percentText(measured.error_rate),
                        QLocale().toString(measured.similarity, 'f', 2));
            }
        }
    }
    return {};
}

QString lines(const TrainingRun& run)
{
    const QString when =
        QLocale().toString(QDateTime::fromSecsSinceEpoch(run.record.started), QLocale::ShortFormat);
    const QString result = resultWords(run);
    return run.settings.voice + " · " + stateWord(run) + '\n' + when
        + (result.isEmpty() ? QString() : '\n' + result);
}

const char* iconOf(RunState state)
{
    switch (state) {
    case RunState::Starting:
    case RunState::Training:
        return "train";
    case RunState::Paused:
        return "pause";
    case RunState::Stopped:
        return "stop";
    case RunState::Finished:
        return "check";
    case RunState::Failed:
    case RunState::Killed:
        break;
    }
    return "close";
}

} // namespace

RunList::RunList(TrainingRuns& runs, QWidget* parent)
    : QFrame(parent)
    , m_runs(runs)
    , m_title(new QLabel)
    , m_empty(new QLabel)
    , m_settings(new QLabel)
    , m_removed(new QLabel)
    , m_list(new QListWidget)
    , m_compare(new QPushButton)
    , m_clone(new QPushButton)
    , m_remove(new QPushButton)
    , m_undo(new QPushButton)
    , m_others(new QMenu(this))
{
    setObjectName("card");
    m_title->setObjectName("title");
    for (QLabel* label : {m_empty, m_settings, m_removed}) {
        label->setObjectName("muted");
        label->setWordWrap(true);
    }
    m_list->setWordWrap(true);
    m_list->setIconSize({kIcon, kIcon});
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMinimumHeight(96);
    m_compare->setMenu(m_others);
    m_remove->setIcon(lineIcon("drop"));
    m_undo->setIcon(lineIcon("undo"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kMargin, kMargin, kMargin, kMargin);
    layout->setSpacing(kGrid);
    layout->addWidget(m_title);
    layout->addWidget(m_empty);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_settings);
    for (QPushButton* button : {m_compare, m_clone, m_remove}) {
        layout->addWidget(button);
    }
    layout->addWidget(m_removed);
    layout->addWidget(m_undo);
    layout->addStretch(0);

    connect(&runs, &TrainingRuns::listChanged, this, &RunList::list);
    connect(&runs, &TrainingRuns::changed, this, &RunList::update);
    connect(m_list, &QListWidget::currentRowChanged, this, [this] {
        updateButtons();
        Q_EMIT chosen();
    });
    connect(m_others, &QMenu::aboutToShow, this, &RunList::fillCompare);
    connect(m_clone, &QPushButton::clicked, this, [this] {
        if (const auto* run = current()) {
            Q_EMIT cloneWanted(run->settings);
        }
    });
    connect(m_remove, &QPushButton::clicked, this, [this] {
        if (auto* run = current()) {
            m_runs.remove(*run);
        }
    });
    connect(m_undo, &QPushButton::clicked, &runs, &TrainingRuns::restore);
    keepWorded(this, [this] { retranslate(); });
}

void RunList::retranslate()
{
    m_title->setText(tr("Trainings"));
    m_empty->setText(tr("Each training is kept here with its settings and results."));
    m_list->setAccessibleName(tr("Trainings"));
    m_compare->setText(tr("Compare with"));
    m_clone->setText(tr("Use its settings"));
    m_clone->setToolTip(tr("Takes name and settings over for a new training"));
    m_remove->setText(tr("Delete"));
    m_remove->setToolTip(tr("Deletes what the training kept; a finished voice stays"));
    m_undo->setText(tr("Undo"));
    m_removed->setText(tr("The training was deleted."));
    list();
}

void RunList::list()
{
    const auto* chosen_before = current();
    const fs::path before = chosen_before ? chosen_before->folder : fs::path();
    {
        const QSignalBlocker quiet(m_list);
        m_list->clear();
        for (const auto& run : m_runs.runs()) {
            auto* item = new QListWidgetItem(m_list);
            item->setData(Qt::UserRole, QString::fromStdString(run->folder.string()));
            update(run.get());
        }
        const auto* again = before.empty() ? nullptr : m_runs.find(before);
        select(again ? again : m_runs.runs().empty() ? nullptr : m_runs.runs().front().get());
    }
    if (!m_runs.find(m_compared)) {
        m_compared.clear();
    }
    updateButtons();
    Q_EMIT chosen();
}

void RunList::update(const TrainingRun* run)
{
    for (int row = 0; row < m_list->count(); ++row) {
        auto* item = m_list->item(row);
        if (item->data(Qt::UserRole).toString().toStdString() == run->folder.string()) {
            item->setText(lines(*run));
            item->setIcon(lineIcon(iconOf(run->state)));
        }
    }
    if (run == current()) {
        updateButtons();
    }
}

TrainingRun* RunList::current() const
{
    const auto* item = m_list->currentItem();
    return item ? m_runs.find(item->data(Qt::UserRole).toString().toStdString()) : nullptr;
}

TrainingRun* RunList::compared() const
{
    auto* run = m_compared.empty() ? nullptr : m_runs.find(m_compared);
    return run == current() ? nullptr : run;
}

void RunList::select(const TrainingRun* run)
{
    for (int row = 0; run && row < m_list->count(); ++row) {
        if (m_list->item(row)->data(Qt::UserRole).toString().toStdString()
            == run->folder.string()) {
            m_list->setCurrentRow(row);
        }
    }
}

void RunList::setWritable(bool writable)
{
    m_writable = writable;
    updateButtons();
}

void RunList::fillCompare()
{
    m_others->clear();
    const auto add = [this](const QString& text, const fs::path& folder) {
        auto* action = m_others->addAction(text);
        action->setCheckable(true);
        action->setChecked(folder == m_compared);
        connect(action, &QAction::triggered, this, [this, folder] {
            m_compared = folder;
            updateButtons();
            Q_EMIT chosen();
        });
    };
    add(tr("Nothing"), {});
    for (const auto& run : m_runs.runs()) {
        if (run.get() != current()) {
            add(lines(*run).section('\n', 0, 1).replace('\n', " · "), run->folder);
        }
    }
}

void RunList::updateButtons()
{
    const auto* run = current();
    const auto* other = compared();
    m_empty->setVisible(m_list->count() == 0);
    m_list->setVisible(m_list->count() > 0);
    QString text = run ? settingsWords(run->settings) : QString();
    if (other) {
        text += '\n' + tr("Dashed: %1").arg(lines(*other).section('\n', 0, 1).replace('\n', " · "));
    }
    m_settings->setText(text);
    m_settings->setVisible(!text.isEmpty());
    for (QPushButton* button : {m_compare, m_clone, m_remove}) {
        button->setVisible(run);
    }
    m_compare->setEnabled(m_list->count() > 1);
    m_remove->setEnabled(run && m_writable && !run->active());
    m_removed->setVisible(m_runs.canRestore());
    m_undo->setVisible(m_runs.canRestore());
}

} // namespace timbre::ui
