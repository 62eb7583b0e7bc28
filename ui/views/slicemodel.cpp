#include "ui/views/slicemodel.h"

#include <QCoreApplication>
#include <QUndoStack>

#include <algorithm>

namespace timbre::ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(timbre::ui::SliceModel)
};

QString wordsOf(SliceEdit edit)
{
    switch (edit) {
    case SliceEdit::Move:
        return Words::tr("Move a cut");
    case SliceEdit::Split:
        return Words::tr("Split a slice");
    case SliceEdit::Merge:
        return Words::tr("Merge slices");
    case SliceEdit::Remove:
        return Words::tr("Remove a slice");
    case SliceEdit::Add:
        return Words::tr("Add a slice");
    case SliceEdit::Replace:
        break;
    }
    return Words::tr("Slice again");
}

class SliceCommand : public QUndoCommand {
public:
    SliceCommand(SliceModel& model, SliceEdit edit, SliceMarks before, SliceMarks after)
        : QUndoCommand(wordsOf(edit))
        , m_model(model)
        , m_edit(edit)
        , m_before(std::move(before))
        , m_after(std::move(after))
    {
    }
    void undo() override { m_model.show(m_before); }
    void redo() override { m_model.show(m_after); } // the first time it is shown already

    /// Cuts that moved with a slider are one step.
    int id() const override { return m_edit == SliceEdit::Replace ? 1 : -1; }
    bool mergeWith(const QUndoCommand* next) override
    {
        m_after = static_cast<const SliceCommand*>(next)->m_after;
        return true;
    }

private:
    SliceModel& m_model;
    SliceEdit m_edit;
    SliceMarks m_before, m_after;
};

} // namespace

void SliceModel::setCurrent(int index)
{
    const int valid = index >= 0 && index < m_slices.size() ? index : -1;
    if (valid != m_current) {
        m_current = valid;
        Q_EMIT changed();
    }
}

std::optional<int> SliceModel::at(double frame) const
{
    const auto found =
        std::find_if(m_slices.begin(), m_slices.end(), [frame](const SliceMark& mark) {
            return double(mark.begin) <= frame && frame < double(mark.end);
        });
    return found == m_slices.end() ? std::nullopt : std::optional(int(found - m_slices.begin()));
}

void SliceModel::show(const SliceMarks& slices)
{
    if (slices == m_slices) {
        return;
    }
    m_slices = slices;
    m_current = m_current < m_slices.size() ? m_current : -1;
    Q_EMIT changed();
}

void SliceModel::judge(const SliceMark& judged)
{
    const auto mark =
        std::find_if(m_slices.begin(), m_slices.end(), [&](const SliceMark& candidate) {
            return candidate.begin == judged.begin && candidate.end == judged.end;
        });
    if (mark != m_slices.end() && *mark != judged) {
        *mark = judged;
        Q_EMIT changed();
    }
}

void SliceModel::commit(SliceEdit edit, SliceMarks after, int current)
{
    const SliceMarks before = m_slices;
    m_slices = std::move(after);
    m_current = current;
    Q_EMIT changed();
    Q_EMIT edited(edit, before, m_slices);
}

void SliceModel::replace(const SliceMarks& slices)
{
    if (slices != m_slices) {
        commit(SliceEdit::Replace, slices, -1);
    }
}

void SliceModel::add(qint64 begin, qint64 end)
{
    SliceMark mark{std::max<qint64>(0, begin), std::min(end, m_frames)};
    auto after = m_slices;
    auto place = after.begin();
    for (; place != after.end() && place->begin < mark.begin; ++place) {
        mark.begin = std::max(mark.begin, place->end);
    }
    if (place != after.end()) {
        mark.end = std::min(mark.end, place->begin);
    }
    if (mark.end - mark.begin >= kLeast) {
        const auto index = int(place - after.begin());
        after.insert(index, mark);
        commit(SliceEdit::Add, after, index);
    }
}

bool SliceModel::split(qint64 frame)
{
    const auto index = at(double(frame));
    if (!index) {
        return false;
    }
    auto after = m_slices;
    SliceMark& first = after[*index];
    if (frame - first.begin < kLeast || first.end - frame < kLeast) {
        return false;
    }
    const SliceMark second{frame, first.end};
    first.end = frame;
    first.grade = SliceGrade::Unknown; // a judgement of the whole is none of its parts
    first.reason.clear();
    after.insert(*index + 1, second);
    commit(SliceEdit::Split, after, *index + 1);
    return true;
}

bool SliceModel::mergeWithNext(int index)
{
    if (index < 0 || index + 1 >= m_slices.size()) {
        return false;
    }
    auto after = m_slices;
    after[index] = {after[index].begin, after[index + 1].end};
    after.removeAt(index + 1);
    commit(SliceEdit::Merge, after, index);
    return true;
}

void SliceModel::remove(int index)
{
    if (index < 0 || index >= m_slices.size()) {
        return;
    }
    auto after = m_slices;
    after.removeAt(index);
    commit(SliceEdit::Remove, after, std::min(index, int(after.size()) - 1));
}

void SliceModel::dragEdge(int index, SliceEdge edge, qint64 frame)
{
    if (!m_before_drag) {
        m_before_drag = m_slices;
    }
    SliceMark& mark = m_slices[index];
    if (edge == SliceEdge::Begin) {
        const qint64 least = index > 0 ? m_slices[index - 1].end : 0;
        mark.begin = std::clamp(frame, least, mark.end - kLeast);
    } else {
        const qint64 most =
            index + 1 < m_slices.size() ? m_slices[index + 1].begin : std::max(m_frames, mark.end);
        mark.end = std::clamp(frame, mark.begin + kLeast, most);
    }
    m_current = index;
    Q_EMIT changed();
}

void SliceModel::endDrag()
{
    if (!m_before_drag) {
        return;
    }
    const SliceMarks before = *m_before_drag;
    m_before_drag.reset();
    if (before != m_slices) {
        SliceMark& moved = m_slices[m_current];
        moved = {moved.begin, moved.end}; // what was judged was another piece
        Q_EMIT changed();
        Q_EMIT edited(SliceEdit::Move, before, m_slices);
    }
}

void recordUndo(SliceModel& model, QUndoStack& stack)
{
    QObject::connect(&model, &SliceModel::edited, &stack,
        [&model, &stack](SliceEdit edit, const SliceMarks& before, const SliceMarks& after) {
            stack.push(new SliceCommand(model, edit, before, after));
        });
}

} // namespace timbre::ui
