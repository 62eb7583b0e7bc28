#pragma once

#include "ui/views/lanepicture.h"

#include <QWidget>

#include <optional>
#include <utility>

namespace timbre::ui {

class TimeAxis;
class ViewState;
class SliceModel;
class ViewedSound;
struct Selection;
enum class SliceEdge;

/// What all views of one sound share. Outlives them.
struct ViewContext {
    ViewedSound& sound;
    TimeAxis& axis;
    ViewState& state;
    SliceModel& slices;
};

/// One view along the time axis. The sound is drawn once per zoom into a picture, column by column:
/// scrolling moves it and draws what comes in; cursor, selection and slices are drawn on top of it,
/// so that a moving cursor costs a few columns. The mouse selects, drags edges, zooms (Ctrl and
/// wheel) and scrolls.
class Lane : public QWidget {
    Q_OBJECT

public:
    explicit Lane(const ViewContext& context, QWidget* parent = nullptr);

Q_SIGNALS:
    void positionRequested(double frame); ///< a click: play from here

protected:
    /// Draws the sound -> the columns for which something is still being made.
    virtual ColumnRange paintSound(const LaneColumns& columns) = 0;
    /// Drawn over the sound and under selection and cursor: scales, curves.
    virtual void paintScale(QPainter& painter) { Q_UNUSED(painter); }
    /// Frequency at a height, where the lane has one: then Shift selects a band.
    virtual std::optional<double> hzAt(double y) const
    {
        Q_UNUSED(y);
        return std::nullopt;
    }
    virtual double yOfHz(double hz) const
    {
        Q_UNUSED(hz);
        return 0.0;
    }

    /// A small number of a scale at the right edge, readable on a picture of any colour.
    void paintLabel(QPainter& painter, double middle, const QString& text) const;

    void invalidate(); ///< the picture no longer fits the sound

    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

    const ViewContext m_context;

private:
    enum class Drag { None, Select, Slice, Pan };
    struct Grip { // the edge of a slice under the mouse
        int slice;
        SliceEdge edge;
    };

    std::optional<Grip> gripAt(double x) const;
    QRectF selectionRect() const;
    std::pair<int, int> visibleSlices() const; // [first, last)
    void tintSlices(const LaneColumns& columns) const;
    void follow(); ///< the sound has grown, or tiles have come
    void updatePicture();
    void paintSlices(QPainter& painter) const;
    void paintSelection(QPainter& painter) const;
    void paintCursor(QPainter& painter) const;
    void selectTo(const QPointF& point, bool band);
    void showShape(const QPointF& point);

    LanePicture m_picture;
    bool m_whole = false; // it was drawn from a complete overview
    Drag m_drag = Drag::None;
    QPointF m_pressed;
    double m_anchor = 0.0; // frame where the selection began
    std::optional<double> m_anchor_hz;
    std::optional<Grip> m_grip;
};

} // namespace timbre::ui
