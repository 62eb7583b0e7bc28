#pragma once

#include "ui/views/lane.h"

namespace timbre::ui {

/// The whole sound with a frame around the visible part; dragging moves it, the wheel zooms.
class Minimap : public QWidget {
    Q_OBJECT

public:
    explicit Minimap(const ViewContext& context, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    void invalidate();
    void centreOn(double x);
    double framesPerPixel() const;
    void paintSound();
    void paintSlices(QPainter& painter) const;

    const ViewContext m_context;
    QImage m_picture, m_dimmed; // visible part, and the rest
    bool m_fits = false;
};

} // namespace timbre::ui
