#pragma once

#include "ui/views/lane.h"

namespace timbre::ui {

/// Times along the axis: minutes and seconds, milliseconds close up. A press or drag moves the
/// cursor.
class TimeRuler : public QWidget {
    Q_OBJECT

public:
    explicit TimeRuler(const ViewContext& context, QWidget* parent = nullptr);

Q_SIGNALS:
    void positionRequested(double frame);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    void moveCursor(double x);

    const ViewContext m_context;
};

/// "1:02:03", "02:03" or "02:03.450": as many digits as a step of `step_s` needs.
QString timeText(double seconds, double step_s);

} // namespace timbre::ui
