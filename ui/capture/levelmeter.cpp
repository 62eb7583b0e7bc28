#include "ui/capture/levelmeter.h"

#include "ui/theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace timbre::ui {
namespace {

constexpr double kLeast_db = -60.0;
constexpr int kBar = 14, kLamp = 44; // height of the bar, least width of the lamp

double shareOf(double db)
{
    return std::clamp(1.0 - db / kLeast_db, 0.0, 1.0);
}

} // namespace

LevelMeter::LevelMeter(QWidget* parent)
    : QWidget(parent)
{
    setFixedHeight(36);
    setAccessibleName(tr("Recording level"));
}

void LevelMeter::setLevels(double rms_db, double peak_db, double held_db, bool clipped)
{
    m_rms_db = rms_db;
    m_peak_db = peak_db;
    m_held_db = held_db;
    m_clipped = m_clipped || clipped;
    setAccessibleDescription(tr("Peak %1 dB").arg(std::lround(held_db)));
    update();
}

void LevelMeter::reset()
{
    m_rms_db = m_peak_db = m_held_db = -120.0;
    m_clipped = false;
    update();
}

void LevelMeter::mousePressEvent(QMouseEvent*)
{
    m_clipped = false;
    update();
}

void LevelMeter::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::current();
    QPainter painter(this);
    QFont small = font();
    small.setPointSizeF(8.0);
    painter.setFont(small);
    const double lamp_width =
        std::max(kLamp, painter.fontMetrics().horizontalAdvance(tr("CLIP")) + 2 * kGrid);
    const QRectF bar(0, 0, width() - lamp_width - kGrid, kBar);
    painter.fillRect(bar, theme.line);
    // Zones: quiet, right for speech (-24 to -6 dB peak), too near to the end.
    const struct {
        double from, to;
        QColor colour;
    } zones[] = {
        {kLeast_db, -24.0, theme.accent}, {-24.0, -6.0, theme.good}, {-6.0, 0.0, theme.bad}};
    for (const auto& zone : zones) {
        const auto fill = [&](double level, double top, double height, const QColor& colour) {
            const double left = shareOf(zone.from) * bar.width();
            const double right = shareOf(std::min(level, zone.to)) * bar.width();
            if (right > left) {
                painter.fillRect(QRectF(left, top, right - left, height), colour);
            }
        };
        fill(m_peak_db, 0, kBar, zone.colour.lighter(theme.dark ? 90 : 125));
        fill(m_rms_db, 3, kBar - 6, zone.colour.darker(theme.dark ? 160 : 120));
    }
    if (m_held_db > kLeast_db) {
        painter.fillRect(QRectF(shareOf(m_held_db) * bar.width() - 1, 0, 2, kBar), theme.text);
    }
    painter.setPen(theme.muted);
    for (const int db : {-60, -48, -36, -24, -12, -6, 0}) {
        const double x = shareOf(db) * bar.width();
        painter.fillRect(QRectF(std::min(x, bar.width() - 1), kBar, 1, 4), theme.muted);
        if (db != -6 || bar.width() > 260) {
            const auto side = db == -60 ? Qt::AlignLeft
                : db == 0               ? Qt::AlignRight
                                        : Qt::AlignHCenter;
            const double left = db == -60 ? 0.0 : db == 0 ? bar.width() - 40 : x - 20;
            painter.drawText(
                QRectF(left, kBar + 4, 40, 16), side | Qt::AlignTop, QString::number(db));
        }
    }
    const QRectF lamp(width() - lamp_width, 0, lamp_width, kBar);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_clipped ? theme.bad : theme.line);
    painter.drawRoundedRect(lamp, 3, 3);
    painter.setPen(m_clipped ? theme.on_accent : theme.muted);
    painter.drawText(lamp, Qt::AlignCenter, tr("CLIP"));
}

} // namespace timbre::ui
