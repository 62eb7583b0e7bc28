#include "ui/record/slicetable.h"

#include "ui/record/slicing.h"
#include "ui/theme.h"
#include "ui/views/timeruler.h"

#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLocale>

namespace timbre::ui {

SliceTableModel::SliceTableModel(SliceModel& slices, QObject* parent)
    : QAbstractTableModel(parent)
    , m_slices(slices)
{
    connect(&slices, &SliceModel::changed, this, &SliceTableModel::follow);
}

void SliceTableModel::setSamplingRate(int sampling_rate)
{
    m_sampling_rate = sampling_rate;
    follow();
}

void SliceTableModel::follow()
{
    const int rows = int(m_slices.slices().size());
    if (rows != m_rows) {
        beginResetModel();
        m_rows = rows;
        endResetModel();
    } else if (rows > 0) {
        Q_EMIT dataChanged(index(0, 0), index(rows - 1, Columns - 1));
    }
}

int SliceTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

int SliceTableModel::columnCount(const QModelIndex&) const
{
    return Columns;
}

QVariant SliceTableModel::data(const QModelIndex& index, int role) const
{
    if (role != Qt::DisplayRole) {
        return {};
    }
    const SliceMark& mark = m_slices.slices()[index.row()];
    switch (index.column()) {
    case Number:
        return index.row() + 1;
    case Start:
        return timeText(double(mark.begin) / m_sampling_rate, 0.1);
    case Length:
        return tr("%1 s").arg(
            QLocale().toString(double(mark.end - mark.begin) / m_sampling_rate, 'f', 1));
    default:
        break;
    }
    const QString why =
        mark.reason.isEmpty() ? QString() : QStringLiteral(" – ") + reasonText(mark.reason);
    switch (mark.grade) {
    case SliceGrade::Accept:
        return tr("Accept");
    case SliceGrade::Repair:
        return tr("Repair") + why;
    case SliceGrade::Drop:
        return tr("Drop") + why;
    case SliceGrade::Unknown:
        break;
    }
    return tr("not judged yet");
}

QVariant SliceTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return int(Qt::AlignVCenter | Qt::AlignLeft);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case Number:
        return tr("Slice");
    case Start:
        return tr("Start");
    case Length:
        return tr("Length");
    default:
        return tr("Grade");
    }
}

SliceTable::SliceTable(SliceModel& slices, QWidget* parent)
    : QTableView(parent)
    , m_slices(slices)
    , m_model(slices)
{
    setModel(&m_model);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setShowGrid(false);
    setTabKeyNavigation(false);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(28);
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setHighlightSections(false);
    setAccessibleName(tr("Slices"));
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        [this](const QModelIndex& now) {
            if (now.isValid() && now.row() != m_slices.current()) {
                m_slices.setCurrent(now.row());
                Q_EMIT chosen(now.row());
            }
        });
    connect(&slices, &SliceModel::changed, this, [this] {
        const int current = m_slices.current();
        if (current >= 0 && current < m_model.rowCount() && current != currentIndex().row()) {
            selectRow(current);
        }
    });
    connect(this, &QTableView::doubleClicked, this,
        [this](const QModelIndex& index) { Q_EMIT playRequested(index.row()); });
}

void SliceTable::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        setAccessibleName(tr("Slices"));
    }
    QTableView::changeEvent(event);
}

void SliceTable::keyPressEvent(QKeyEvent* event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter
            || event->key() == Qt::Key_Space)
        && currentIndex().isValid()) {
        Q_EMIT playRequested(currentIndex().row());
    } else if (event->key() == Qt::Key_Delete && currentIndex().isValid()) {
        m_slices.remove(currentIndex().row());
    } else {
        QTableView::keyPressEvent(event);
    }
}

} // namespace timbre::ui
