#include "ui/views/lanepicture.h"

#include <cmath>
#include <cstring>
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
    if (m_image.size() != size) {
        m_image = QImage(size, QImage::Format_RGB32);
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
    const int width = m_image.width(), kept = width - std::abs(columns);
    for (int y = 0; columns != 0 && y < m_image.height(); ++y) {
        auto* row = reinterpret_cast<QRgb*>(m_image.scanLine(y));
        std::memmove(
            row + std::max(0, -columns), row + std::max(0, columns), size_t(kept) * sizeof(QRgb));
    }
    m_missing.first = std::clamp(m_missing.first - columns, 0, width);
    m_missing.last = std::clamp(m_missing.last - columns, 0, width);
}

/// Some columns more are drawn than are taken over.
void LanePicture::draw(ColumnRange range, const QColor& background, const Paint& paint)
{
    const int from = std::max(0, range.first - kSeam);
    const int to = std::min(m_image.width(), range.last + kSeam);
    QImage strip(to - from, m_image.height(), QImage::Format_RGB32);
    strip.fill(background);
    m_missing = paint({strip, m_begin + from * m_step, m_step});
    m_missing = {m_missing.first + from, m_missing.last + from};
    for (int y = 0; y < strip.height(); ++y) {
        std::memcpy(m_image.scanLine(y) + size_t(range.first) * sizeof(QRgb),
            strip.constScanLine(y) + size_t(range.first - from) * sizeof(QRgb),
            size_t(range.last - range.first) * sizeof(QRgb));
    }
}

} // namespace timbre::ui
