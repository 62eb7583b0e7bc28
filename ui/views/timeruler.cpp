#include "ui/views/timeruler.h"

#include "ui/theme.h"
#include "ui/views/timeaxis.h"
#include "ui/views/viewedsound.h"
#include "ui/views/viewstate.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace timbre::ui {
namespace {

constexpr double kLabelWidth = 90.0; // pixels at least from label to label

double stepFor(double seconds_per_pixel)
{
    constexpr double kSteps[] = {1e-4, 2e-4, 5e-4, 1e-3, 2e-3, 5e-3, 0.01, 0.02, 0.05, 0.1, 0.2,
        0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800};
    for (const double step : kSteps) {
        if (step / seconds_per_pixel >= kLabelWidth) {
            return step;
        }
    }
    return 3600;
}

} // namespace

QString timeText(double seconds, double step_s)
{
    const int digits = step_s >= 1.0 ? 0 : int(std::ceil(-std::log10(step_s) - 1e-9));
    const double unit = std::pow(10.0, -digits);
    const double rounded = std::round(seconds / unit) * unit;
    const auto whole = qint64(rounded + unit / 2);
    QString text = QStringLiteral("%1:%2")
                       .arg(whole / 60 % 60, 2, 10, QChar('0'))
                       .arg(whole % 60, 2, 10, QChar('0'));
    if (whole >= 3600) {
        text.prepend(QStringLiteral("%1:").arg(whole / 3600));
    }
    if (digits > 0) {
        text += QStringLiteral(".%1").arg(
            qint64(std::llround((rounded - double(whole)) / unit)), digits, 10, QChar('0'));
    }
    return text;
}

TimeRuler::TimeRuler(const ViewContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
{
    setFixedHeight(24);
    setAccessibleName(tr("Time"));
    const auto repaint = [this] { update(); };
    connect(&context.axis, &TimeAxis::changed, this, repaint);
    connect(&context.sound, &ViewedSound::opened, this, repaint);
    connect(&context.state, &ViewState::cursorMoved, this, repaint);
}

void TimeRuler::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::current();
    const TimeAxis& axis = m_context.axis;
    QPainter painter(this);
    painter.fillRect(rect(), theme.window);
    if (!m_context.sound.isOpen()) {
        return;
    }
    QFont small = font();
    small.setPointSizeF(8.5);
    painter.setFont(small);
    const double step = stepFor(axis.framesPerPixel() / axis.samplingRate());
    const double last = std::min(axis.end(), double(axis.frames())) / axis.samplingRate();
    for (auto i = qint64(std::ceil(axis.secondsAt(axis.begin()) / step - 1e-9));
         double(i) * step <= last; ++i) {
        const double x = axis.xOf(double(i) * step * axis.samplingRate());
        painter.setPen(theme.muted);
        painter.drawLine(QPointF(x, height() - 6), QPointF(x, height()));
        painter.drawText(QRectF(x + 4, 0, kLabelWidth, height() - 3),
            Qt::AlignLeft | Qt::AlignVCenter, timeText(double(i) * step, step));
        painter.setPen(theme.line);
        for (int part = 1; part < 5; ++part) {
            const double minor =
                x + part * step / 5.0 * axis.samplingRate() / axis.framesPerPixel();
            painter.drawLine(QPointF(minor, height() - 4), QPointF(minor, height()));
        }
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.text);
    const double x = axis.xOf(m_context.state.cursor()), y = height();
    painter.drawPolygon(QPolygonF{QPointF(x - 5, y - 8), QPointF(x + 5, y - 8), QPointF(x, y)});
}

void TimeRuler::moveCursor(double x)
{
    const double frame =
        std::clamp(m_context.axis.frameAt(x), 0.0, double(m_context.axis.frames()));
    m_context.state.setCursor(frame);
}

void TimeRuler::mousePressEvent(QMouseEvent* event)
{
    moveCursor(event->position().x());
}

void TimeRuler::mouseMoveEvent(QMouseEvent* event)
{
    moveCursor(event->position().x());
}

void TimeRuler::mouseReleaseEvent(QMouseEvent*)
{
    Q_EMIT positionRequested(m_context.state.cursor());
}

} // namespace timbre::ui
