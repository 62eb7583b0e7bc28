#include "ui/views/waveformlane.h"

#include "ui/theme.h"
#include "ui/views/timeaxis.h"
#include "ui/views/viewedsound.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <limits>

namespace timbre::ui {
namespace {

constexpr float kNotThere = std::numeric_limits<float>::quiet_NaN();
constexpr double kLineBelow = 2.0; // frames per device pixel: closer, a line tells more than peaks
constexpr double kDotsBelow = 0.125; // and here each sample is seen
constexpr double kQuietestLufs = -60.0; // bottom of the loudness curve; the top is 0

QRgb blended(QRgb under, const QColor& over, double share)
{
    const auto mix = [share](int a, int b) { return int(a + (b - a) * share + 0.5); };
    return qRgb(mix(qRed(under), over.red()), mix(qGreen(under), over.green()),
        mix(qBlue(under), over.blue()));
}

/// Fills part of a column; pixels that are covered in part are coloured in part.
void fillColumn(QImage& picture, int x, double top, double bottom, const QColor& colour)
{
    const int first = std::max(0, int(std::floor(top)));
    const int last = std::min(picture.height() - 1, int(std::ceil(bottom)) - 1);
    auto* pixel = picture.bits() + first * picture.bytesPerLine() + x * 4;
    for (int y = first; y <= last; ++y, pixel += picture.bytesPerLine()) {
        auto& rgb = *reinterpret_cast<QRgb*>(pixel);
        const double covered = std::min(bottom, y + 1.0) - std::max(top, double(y));
        rgb = covered >= 1.0 ? colour.rgb() : blended(rgb, colour, std::max(0.0, covered));
    }
}

} // namespace

void paintPeaks(
    QImage& picture, const std::vector<overview::Peak>& peaks, const std::vector<char>& clipped)
{
    const Theme& theme = Theme::current();
    const QColor card = theme.card, wave(blended(card.rgb(), theme.accent, 0.85));
    const QColor core = theme.dark ? theme.accent.darker(165) : theme.accent.darker(135);
    const double middle = picture.height() / 2.0, scale = middle - 1.0;
    const double thin =
        std::max(1.0, picture.height() / 400.0) / 2.0; // silence is a line, not a gap
    for (int x = 0; x < picture.width(); ++x) {
        const auto& peak = peaks[size_t(x)];
        const double high = std::clamp(double(peak.high), -1.0, 1.0);
        const double low = std::clamp(double(peak.low), -1.0, 1.0);
        fillColumn(picture, x, middle - high * scale - thin, middle - low * scale + thin,
            clipped[size_t(x)] ? theme.bad : wave);
        const double rms = std::min(double(peak.rms), std::max(high, -low)) * scale;
        if (rms > thin && !clipped[size_t(x)]) {
            fillColumn(picture, x, middle - rms, middle + rms, core);
        }
    }
}

WaveformLane::WaveformLane(const ViewContext& context, QWidget* parent)
    : Lane(context, parent)
{
}

std::vector<float> WaveformLane::visibleSamples(qint64 begin, qint64 end)
{
    constexpr qint64 kTile = overview::SampleTile::kFrames;
    auto* tiles = m_context.sound.sampleTiles();
    std::vector<float> samples(static_cast<size_t>(std::max<qint64>(0, end - begin)), kNotThere);
    std::vector<int64_t> missing;
    for (qint64 index = begin / kTile; tiles && index * kTile < end; ++index) {
        const auto tile = tiles->find(index);
        if (!tile) {
            missing.push_back(index);
            continue;
        }
        const qint64 from = std::max(begin, index * kTile);
        const qint64 to = std::min(end, index * kTile + qint64(tile->samples.size()));
        if (from < to) {
            std::copy(tile->samples.begin() + (from - index * kTile),
                tile->samples.begin() + (to - index * kTile), samples.begin() + (from - begin));
        }
    }
    if (tiles) {
        tiles->want(missing);
    }
    return samples;
}

std::vector<overview::Peak> WaveformLane::peaks(int columns, double frames_per_column)
{
    const double begin = m_context.axis.begin();
    auto peaks = m_context.sound.overview()->peaks(begin, frames_per_column, columns);
    if (frames_per_column >= double(overview::PeakPyramid::kBlock)) {
        return peaks;
    }
    // Closer than the overview's blocks: from the samples, where they have been read.
    const auto first = qint64(begin);
    const auto samples = visibleSamples(
        first, std::min(m_context.axis.frames(), qint64(begin + columns * frames_per_column) + 1));
    for (int i = 0; i < columns; ++i) {
        const auto from = size_t(std::max(0.0, begin + i * frames_per_column - double(first)));
        const auto to = std::min(samples.size(),
            std::max(from + 1, size_t(begin + (i + 1) * frames_per_column - double(first))));
        if (from < to && !std::isnan(samples[from]) && !std::isnan(samples[to - 1])) {
            peaks[size_t(i)] = overview::peakOf(std::span(samples).subspan(from, to - from));
        }
    }
    return peaks;
}

void WaveformLane::paintSound(QImage& picture)
{
    const TimeAxis& axis = m_context.axis;
    const double step = axis.framesPerPixel() * width() / std::max(1, picture.width());
    if (step < kLineBelow && m_context.sound.sampleTiles()) {
        paintLine(picture, step);
        return;
    }
    const auto columns = peaks(picture.width(), step);
    std::vector<char> clipped(static_cast<size_t>(picture.width()), 0);
    for (const auto& run :
        m_context.sound.overview()->clipped(qint64(axis.begin()), qint64(axis.end()))) {
        const int first = std::max(0, int((double(run.begin) - axis.begin()) / step));
        const int last =
            std::min(picture.width() - 1, int((double(run.end) - axis.begin()) / step));
        std::fill(clipped.begin() + first, clipped.begin() + std::max(first, last + 1), 1);
    }
    paintPeaks(picture, columns, clipped);
}

void WaveformLane::paintLine(QImage& picture, double frames_per_column)
{
    const Theme& theme = Theme::current();
    const auto first = std::max<qint64>(0, qint64(m_context.axis.begin()) - 1);
    const auto samples =
        visibleSamples(first, std::min(m_context.axis.frames(), qint64(m_context.axis.end()) + 2));
    const double middle = picture.height() / 2.0, scale = middle - 1.0;
    const double unit = double(picture.width()) / width(); // device pixels per pixel
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.line, unit));
    painter.drawLine(QPointF(0, middle), QPointF(picture.width(), middle));
    painter.setPen(QPen(theme.accent, 1.5 * unit));
    QPolygonF line;
    for (size_t i = 0; i < samples.size(); ++i) {
        const double x = (double(first) + double(i) - m_context.axis.begin()) / frames_per_column;
        if (std::isnan(samples[i])) {
            painter.drawPolyline(line);
            line.clear();
            continue;
        }
        line << QPointF(x, middle - std::clamp(double(samples[i]), -1.0, 1.0) * scale);
        const bool clips = std::abs(samples[i]) >= 0.9999f;
        if (clips || frames_per_column < kDotsBelow) {
            painter.fillRect(QRectF(line.last() - QPointF(2, 2) * unit, QSizeF(4, 4) * unit),
                clips ? theme.bad : theme.accent);
        }
    }
    painter.drawPolyline(line);
}

void WaveformLane::paintScale(QPainter& painter)
{
    const Theme& theme = Theme::current();
    const double middle = height() / 2.0, scale = middle - 1.0;
    QFont small = font();
    small.setPointSizeF(8.0);
    painter.setFont(small);
    for (const int db : {-6, -18}) {
        const double y = middle - std::pow(10.0, db / 20.0) * scale;
        if (height() < 120 && db == -18) {
            continue;
        }
        QColor line = theme.muted;
        line.setAlphaF(0.25f);
        painter.setPen(QPen(line, 1.0, Qt::DotLine));
        painter.drawLine(QPointF(0, y), QPointF(width(), y));
        painter.setPen(theme.muted);
        painter.drawText(QRectF(0, y - 14, width() - 6, 13), Qt::AlignRight | Qt::AlignVCenter,
            tr("%1 dB").arg(QLocale().toString(db)));
    }
    if (m_context.sound.isOpen()) {
        paintLoudness(painter);
    }
}

void WaveformLane::paintLoudness(QPainter& painter)
{
    const TimeAxis& axis = m_context.axis;
    const auto step = m_context.sound.overview()->loudness(0, 0).frames_per_value;
    const auto first = std::max<qint64>(0, qint64(axis.begin()) / step - 1);
    const auto loudness =
        m_context.sound.overview()->loudness(first, qint64(axis.end()) / step + 2).lufs;
    // Zoomed out there are many values per pixel: the loudest of each pixel is drawn.
    QPolygonF line;
    for (size_t i = 0; i < loudness.size(); ++i) {
        const double x = axis.xOf(double((first + qint64(i) + 1) * step));
        const double share = std::clamp(1.0 - loudness[i] / kQuietestLufs, 0.0, 1.0);
        const QPointF point(x, (height() - 2.0) * (1.0 - share) + 1.0);
        if (!line.isEmpty() && x - line.last().x() < 1.0) {
            line.last().setY(std::min(line.last().y(), point.y()));
        } else {
            line << point;
        }
    }
    QColor colour = Theme::current().warn;
    colour.setAlphaF(0.9f);
    painter.setPen(QPen(colour, 1.2));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(line);
}

} // namespace timbre::ui
