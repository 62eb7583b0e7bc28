#pragma once

#include <QObject>
#include <QString>
#include <QVector>

#include <optional>

class QUndoStack;

namespace timbre::ui {

enum class SliceGrade { Unknown, Accept, Repair, Drop };

/// Frames [begin, end) that become one clip.
struct SliceMark {
    qint64 begin = 0, end = 0;
    SliceGrade grade = SliceGrade::Unknown;
    QString reason = {}; ///< a key of what is wrong with it; empty: nothing, or not judged
    bool operator==(const SliceMark&) const = default;
};
using SliceMarks = QVector<SliceMark>;

enum class SliceEdit { Move, Split, Merge, Remove, Add, Replace };
enum class SliceEdge { Begin, End };

/// The slices of a sound: in order, never overlapping, each at least kLeast frames long. Every edit
/// of a person ends in one edited() with both sides, from which undo is made. Window's thread.
class SliceModel : public QObject {
    Q_OBJECT

public:
    static constexpr qint64 kLeast = 480; ///< 10 ms at 48 kHz; shorter ones are slips of the mouse

    using QObject::QObject;

    const SliceMarks& slices() const { return m_slices; }
    int current() const { return m_current; } ///< -1: none
    void setCurrent(int index);
    std::optional<int> at(double frame) const;

    /// Shows other slices without an edited(): loading, undo, live preview.
    void show(const SliceMarks& slices);

    /// The grade of the slice with these edges, if it is still there. No edit: it is no one's
    /// choice.
    void judge(const SliceMark& judged);

    void replace(const SliceMarks& slices); ///< all at once, as one edit
    void add(qint64 begin, qint64 end); ///< in free room; it is cut where it would overlap
    bool split(qint64 frame);
    bool mergeWithNext(int index);
    void remove(int index);
    /// A drag: any number of dragEdge, then endDrag. An edge stops at its neighbour.
    void dragEdge(int index, SliceEdge edge, qint64 frame);
    void endDrag();
    bool dragging() const { return m_before_drag.has_value(); }

    void setFrames(qint64 frames) { m_frames = frames; } ///< no edge goes beyond

Q_SIGNALS:
    void changed(); ///< slices or the current one
    void edited(timbre::ui::SliceEdit edit, const timbre::ui::SliceMarks& before,
        const timbre::ui::SliceMarks& after);

private:
    void commit(SliceEdit edit, SliceMarks after, int current);

    SliceMarks m_slices;
    std::optional<SliceMarks> m_before_drag;
    qint64 m_frames = 0;
    int m_current = -1;
};

/// From now on every edit of the model becomes a step of the stack.
void recordUndo(SliceModel& model, QUndoStack& stack);

} // namespace timbre::ui
