#pragma once

#include <QColor>
#include <QImage>
#include <QPainter>

#include <algorithm>
#include <functional>

namespace timbre::ui {

/// Columns of a picture along the time axis, one for each device pixel: column 0 begins with frame
/// `begin`.
struct LaneColumns {
    QImage& picture; ///< only these columns, filled with the background
    double begin, step; ///< frames; step: per column

    double end() const { return begin + picture.width() * step; }
};

/// Columns [first, last) of a picture.
struct ColumnRange {
    int first = 0, last = 0;

    bool empty() const { return last <= first; }
    ColumnRange hull(const ColumnRange& other) const
    {
        return empty()      ? other
            : other.empty() ? *this
                            : ColumnRange{std::min(first, other.first), std::max(last, other.last)};
    }
};

/// Those of `columns` in which frames [begin, end) lie.
ColumnRange columnsOf(const LaneColumns& columns, double begin, double end);

/// What a lane has drawn of its sound, column by column. Where only the time has moved, columns
/// move, and those that come in are drawn; columns for which something is still being made are
/// drawn again when it is there.
class LanePicture {
public:
    /// Draws columns -> those that wait for something.
    using Paint = std::function<ColumnRange(const LaneColumns&)>;

    void invalidate() { m_fits = false; } ///< all of it is another now
    bool waits() const { return !m_missing.empty(); }
    void renew() { m_news = true; } ///< something was made that columns waited for

    /// Shows frames from `begin` on; the picture begins on a whole column, so that columns are the
    /// same wherever one has scrolled to.
    void update(
        QSize size, double begin, double step, const QColor& background, const Paint& paint);
    /// Paints columns [area) of it, one onto each pixel of the painter.
    void paint(QPainter& painter, const QRect& area) const;
    QImage image() const;

private:
    void move(int columns);
    void draw(ColumnRange range, const QColor& background, const Paint& paint);

    QImage m_ring; // column x stands at (x + m_first) % width: columns move without being copied
    int m_first = 0;
    double m_begin = 0.0, m_step = 0.0; // its first frame, frames per column
    ColumnRange m_missing; // columns that wait for something
    bool m_fits = false, m_news = false;
};

} // namespace timbre::ui
