#include "ui/views/lanepaint.h"

#include "ui/theme.h"

#include <algorithm>
#include <cmath>

namespace timbre::ui {

QColor colourOf(SliceGrade grade)
{
    const Theme& theme = Theme::current();
    switch (grade) {
    case SliceGrade::Accept:
        return theme.good;
    case SliceGrade::Repair:
        return theme.warn;
    case SliceGrade::Drop:
        return theme.bad;
    case SliceGrade::Unknown:
        break;
    }
    return theme.accent;
}

void paintGrade(QPainter& painter, const QPointF& centre, SliceGrade grade)
{
    constexpr double r = 4.0;
    painter.setPen(QPen(colourOf(grade), 2.0));
    const bool solid = grade == SliceGrade::Accept || grade == SliceGrade::Repair;
    painter.setBrush(solid ? QBrush(colourOf(grade)) : QBrush(Qt::NoBrush));
    if (grade == SliceGrade::Repair) {
        painter.drawPolygon(QPolygonF{
            centre + QPointF(0, -r), centre + QPointF(r, r * 0.8), centre + QPointF(-r, r * 0.8)});
    } else if (grade == SliceGrade::Drop) {
        painter.drawLine(centre + QPointF(-r, -r), centre + QPointF(r, r));
        painter.drawLine(centre + QPointF(-r, r), centre + QPointF(r, -r));
    } else {
        painter.drawEllipse(centre, r - 0.5, r - 0.5);
    }
}

QColor faded(QColor colour, double alpha)
{
    colour.setAlphaF(float(alpha));
    return colour;
}

void tint(QImage& picture, double left, double right, const QColor& colour, double share)
{
    const double width = picture.width();
    const int first = int(std::lround(std::clamp(left, 0.0, width)));
    const int last = int(std::lround(std::clamp(right, double(first), width)));
    const int weight = int(share * 256.0);
    const int red = colour.red() * weight, green = colour.green() * weight,
              blue = colour.blue() * weight;
    for (int y = 0; y < picture.height(); ++y) {
        auto* row = reinterpret_cast<QRgb*>(picture.scanLine(y));
        for (int x = first; x < last; ++x) {
            row[x] = qRgb((qRed(row[x]) * (256 - weight) + red) >> 8,
                (qGreen(row[x]) * (256 - weight) + green) >> 8,
                (qBlue(row[x]) * (256 - weight) + blue) >> 8);
        }
    }
}

void paintUpright(QPainter& painter, double x, double width, double height, const QColor& colour)
{
    const double unit = painter.device()->devicePixelRatioF();
    const double left = std::round((x - width / 2.0) * unit) / unit;
    painter.fillRect(
        QRectF(left, 0.0, std::max(1.0, std::round(width * unit)) / unit, height), colour);
}

QColor mixed(const QColor& under, const QColor& over, double share)
{
    const auto mix = [share](int a, int b) { return int(std::lround(a + (b - a) * share)); };
    return QColor(mix(under.red(), over.red()), mix(under.green(), over.green()),
        mix(under.blue(), over.blue()));
}

} // namespace timbre::ui
