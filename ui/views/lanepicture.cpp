#include "ui/views/lanepicture.h"

#include <cmath>
#include <utility>

namespace timbre::ui {

static constexpr int kSeam = 8; // columns: lines reach into their neighbours

ColumnRange columnsOf(const LaneColumns& columns, double begin, double end)
{
    const double width = columns.picture.width();
    const auto column = [&](double frame) {
        return std::clamp((frame - columns.begin) / columns.step, 0.0, width);
    };
    return {int(std::floor(column(begin))), int(std::ceil(column(end)))};
}

void LanePicture::update(
    QSize size, double begin, double step, const QColor& background, const Paint& paint)
{
    begin = std::round(begin / step) * step;
    const double moved = (begin - m_begin) / step;
    if (m_ring.size() != size) {
        m_ring = QImage(size, QImage::Format_RGB32);
        m_fits = false;
    }
    ColumnRange wanted{0, size.width()};
    if (m_fits && step == m_step && std::abs(moved) < size.width()) {
        const int columns = int(std::lround(moved));
        const bool waited = std::exchange(m_news, false) || columns != 0;
        move(columns);
        wanted = columns > 0 ? ColumnRange{size.width() - columns, size.width()}
                             : ColumnRange{0, -columns};
        wanted = wanted.hull(waited ? m_missing : ColumnRange());
    }
    m_begin = begin;
    m_step = step;
    m_fits = true;
    if (!wanted.empty()) {
        draw(wanted, background, paint);
    }
}

void LanePicture::move(int columns)
{
    const int width = m_ring.width();
    m_first = (m_first + columns + width) % std::max(1, width);
    m_missing.first = std::clamp(m_missing.first - columns, 0, width);
    m_missing.last = std::clamp(m_missing.last - columns, 0, width);
}

/// Some columns more are drawn than are taken over.
void LanePicture::draw(ColumnRange range, const QColor& background, const Paint& paint)
{
    const int width = m_ring.width();
    if (range.first == 0 && range.last == width) {
        m_first = 0;
        m_ring.fill(background);
        m_missing = paint({m_ring, m_begin, m_step});
        return;
    }
    const int from = std::max(0, range.first - kSeam);
    const int to = std::min(width, range.last + kSeam);
    QImage strip(to - from, m_ring.height(), QImage::Format_RGB32);
    strip.fill(background);
    m_missing = paint({strip, m_begin + from * m_step, m_step});
    m_missing = {m_missing.first + from, m_missing.last + from};
    const int at = (range.first + m_first) % width; // where the first of them stands
    const int before_end = std::min(range.last - range.first, width - at);
    for (int y = 0; y < strip.height(); ++y) {
        auto* row = reinterpret_cast<QRgb*>(m_ring.scanLine(y));
        const auto* drawn =
            reinterpret_cast<const QRgb*>(strip.constScanLine(y)) + (range.first - from);
        std::copy_n(drawn, before_end, row + at);
        std::copy_n(drawn + before_end, range.last - range.first - before_end, row);
    }
}

void LanePicture::paint(QPainter& painter, const QRect& area) const
{
    const QRect shown = area.intersected(m_ring.rect());
    const int left = m_ring.width() - m_first; // so many columns until the ring begins anew
    const QRect first = shown.intersected({0, 0, left, m_ring.height()});
    const QRect second = shown.intersected({left, 0, m_first, m_ring.height()});
    if (!first.isEmpty()) {
        painter.drawImage(first.topLeft(), m_ring, first.translated(m_first, 0));
    }
    if (!second.isEmpty()) {
        painter.drawImage(second.topLeft(), m_ring, second.translated(-left, 0));
    }
}

QImage LanePicture::image() const
{
    QImage whole(m_ring.size(), m_ring.format());
    QPainter painter(&whole);
    paint(painter, whole.rect());
    return whole;
}

} // namespace timbre::ui
