#include "ui/dataset/cliptable.h"

#include "core/project/readiness.h"
#include "ui/dataset/clipdelegates.h"
#include "ui/dataset/clipmodel.h"

#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>

namespace timbre::ui {

static constexpr int kRowHeight = 34;

ClipTable::ClipTable(ClipModel& model, ClipFilter& filter, QWidget* parent)
    : QTableView(parent)
    , m_model(model)
    , m_filter(filter)
{
    setModel(&filter);
    setItemDelegateForColumn(ClipModel::Text, new TextDelegate(this));
    setItemDelegateForColumn(ClipModel::GradeColumn, new GradeDelegate(this));
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    setTabKeyNavigation(false); // Tab leaves the table, as in every other control
    setShowGrid(false);
    setWordWrap(false);
    setSortingEnabled(true);
    sortByColumn(-1, Qt::AscendingOrder); // as in the recording until a header is clicked
    verticalHeader()->setDefaultSectionSize(kRowHeight);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->hide();
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setSectionResizeMode(ClipModel::Text, QHeaderView::Stretch);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    sizeColumns();
}

/// As wide as their titles and usual values need, in the present language.
void ClipTable::sizeColumns()
{
    const QFontMetrics metrics(font());
    const QString samples[ClipModel::kColumns] = {{}, "zh_CN", "00.0 s", "–00 LUFS", "00 dB",
        gradeText(project::Grade::Repair) + " · " + reasonText("noise")};
    for (int column = ClipModel::Language; column < ClipModel::kColumns; ++column) {
        const QString title =
            m_model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        const int text =
            std::max(metrics.horizontalAdvance(title), metrics.horizontalAdvance(samples[column]));
        setColumnWidth(column, text + 44); // padding, mark and the arrow of sorting
    }
}

void ClipTable::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    setColumnHidden(ClipModel::Loudness, width() < 860); // the text needs the room
}

void ClipTable::changeEvent(QEvent* event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange) {
        sizeColumns();
    }
}

const project::Clip& ClipTable::clipAt(int row) const
{
    return m_model.clip(m_filter.mapToSource(m_filter.index(row, 0)).row());
}

std::vector<project::Clip> ClipTable::chosen() const
{
    std::vector<project::Clip> clips;
    for (const QModelIndex& index : selectionModel()->selectedRows()) {
        clips.push_back(clipAt(index.row()));
    }
    return clips;
}

const project::Clip* ClipTable::current() const
{
    return currentIndex().isValid() ? &clipAt(currentIndex().row()) : nullptr;
}

void ClipTable::goTo(int64_t clip)
{
    const int row = m_model.rowOf(clip);
    const QModelIndex index =
        m_filter.mapFromSource(m_model.index(std::max(row, 0), ClipModel::Text));
    if (row >= 0 && index.isValid()) {
        setCurrentIndex(index);
        scrollTo(index, QAbstractItemView::EnsureVisible);
    }
}

void ClipTable::goToNextDoubtful()
{
    const int rows = m_filter.rowCount();
    const int start = currentIndex().isValid() ? currentIndex().row() : -1;
    for (int step = 1; step <= rows; ++step) {
        const int row = (start + step) % rows;
        if (project::doubtful(clipAt(row))) {
            goTo(clipAt(row).id);
            return;
        }
    }
    Q_EMIT nothingDoubtful();
}

void ClipTable::keyPressEvent(QKeyEvent* event)
{
    const auto* clip = current();
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (clip && enter && event->modifiers() == Qt::ControlModifier) {
        Q_EMIT checked(project::Clip(*clip));
    } else if (clip && enter && state() != EditingState) {
        Q_EMIT playWanted(*clip);
    } else if (event->key() == Qt::Key_Delete) {
        Q_EMIT dropWanted(chosen());
    } else if (event->key() == Qt::Key_Space) {
        event->ignore(); // the window plays and pauses with it
    } else {
        QTableView::keyPressEvent(event);
    }
}

} // namespace timbre::ui
