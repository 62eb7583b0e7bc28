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
    const QRgb solid = colour.rgb();
    auto* pixel = picture.bits() + first * picture.bytesPerLine() + x * 4;
    for (int y = first; y <= last; ++y, pixel += picture.bytesPerLine()) {
        auto& rgb = *reinterpret_cast<QRgb*>(pixel);
        const bool whole = y >= top && y + 1 <= bottom;
        rgb = whole ? solid
                    : blended(rgb, colour, std::min(bottom, y + 1.0) - std::max(top, double(y)));
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

std::vector<overview::Peak> WaveformLane::peaks(const LaneColumns& columns, ColumnRange& missing)
{
    const int width = columns.picture.width();
    auto peaks = m_context.sound.overview()->peaks(columns.begin, columns.step, width);
    if (columns.step >= double(overview::PeakPyramid::kBlock)) {
        return peaks;
    }
    // Closer than the overview's blocks: from the samples, where they have been read.
    const auto first = std::max<qint64>(0, qint64(columns.begin));
    const auto samples =
        visibleSamples(first, std::min(m_context.axis.frames(), qint64(columns.end()) + 1));
    for (int i = 0; i < width; ++i) {
        const double begin = columns.begin + i * columns.step - double(first);
        const auto from = size_t(std::max(0.0, begin));
        const auto to = std::min(
            samples.size(), std::max(from + 1, size_t(std::max(0.0, begin + columns.step))));
        if (from >= to) {
            continue;
        }
        if (std::isnan(samples[from]) || std::isnan(samples[to - 1])) {
            missing = missing.hull({i, i + 1});
        } else {
            peaks[size_t(i)] = overview::peakOf(std::span(samples).subspan(from, to - from));
        }
    }
    return peaks;
}

ColumnRange WaveformLane::paintSound(const LaneColumns& columns)
{
    ColumnRange missing;
    if (columns.step < kLineBelow && m_context.sound.sampleTiles()) {
        paintClose(columns, missing);
    } else {
        paintFar(columns, missing);
    }
    paintLoudness(columns);
    return missing;
}

void WaveformLane::paintFar(const LaneColumns& columns, ColumnRange& missing)
{
    const auto peaks = this->peaks(columns, missing);
    std::vector<char> clipped(peaks.size(), 0);
    for (const auto& run :
        m_context.sound.overview()->clipped(qint64(columns.begin), qint64(columns.end()))) {
        const auto range = columnsOf(columns, double(run.begin), double(run.end));
        std::fill(clipped.begin() + range.first, clipped.begin() + range.last, 1);
    }
    paintPeaks(columns.picture, peaks, clipped);
}

void WaveformLane::paintClose(const LaneColumns& columns, ColumnRange& missing)
{
    const Theme& theme = Theme::current();
    const auto first = std::max<qint64>(0, qint64(columns.begin) - 1);
    const auto samples =
        visibleSamples(first, std::min(m_context.axis.frames(), qint64(columns.end()) + 2));
    const double middle = columns.picture.height() / 2.0, scale = middle - 1.0;
    const double unit = devicePixelRatioF();
    QPainter painter(&columns.picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.line, unit));
    painter.drawLine(QPointF(0, middle), QPointF(columns.picture.width(), middle));
    painter.setPen(QPen(theme.accent, 1.5 * unit));
    QPolygonF line;
    for (size_t i = 0; i < samples.size(); ++i) {
        const double frame = double(first) + double(i);
        const double x = (frame - columns.begin) / columns.step;
        if (std::isnan(samples[i])) {
            missing = missing.hull(columnsOf(columns, frame - 1.0, frame + 1.0));
            painter.drawPolyline(line);
            line.clear();
            continue;
        }
        line << QPointF(x, middle - std::clamp(double(samples[i]), -1.0, 1.0) * scale);
        const bool clips = std::abs(samples[i]) >= 0.9999f;
        if (clips || columns.step < kDotsBelow) {
            painter.fillRect(QRectF(line.last() - QPointF(2, 2) * unit, QSizeF(4, 4) * unit),
                clips ? theme.bad : theme.accent);
        }
    }
    painter.drawPolyline(line);
}

void WaveformLane::paintScale(QPainter& painter)
{
    if (!m_context.sound.isOpen()) {
        return;
    }
    const Theme& theme = Theme::current();
    const double middle = height() / 2.0, scale = middle - 1.0;
    for (const int db : {-6, -18}) {
        const double y = middle - std::pow(10.0, db / 20.0) * scale;
        if (height() < 120 && db == -18) {
            continue;
        }
        QColor line = theme.muted;
        line.setAlphaF(0.25f);
        painter.setPen(QPen(line, 1.0, Qt::DotLine));
        painter.drawLine(QPointF(0, y), QPointF(width(), y));
        paintLabel(painter, y - 8.0, tr("%1 dB").arg(QLocale().toString(db)));
    }
}

void WaveformLane::paintLoudness(const LaneColumns& columns)
{
    const auto& overview = *m_context.sound.overview();
    const auto step = overview.loudness(0, 0).frames_per_value;
    const auto first = std::max<qint64>(0, qint64(columns.begin) / step - 2);
    const auto loudness = overview.loudness(first, qint64(columns.end()) / step + 2).lufs;
    const double unit = devicePixelRatioF();
    const double height = columns.picture.height() - 2.0 * unit;
    // Value i belongs to the frame it ends with; between two there is a straight line.
    const auto y_at = [&](double frame) {
        const double place = frame / double(step) - 1.0 - double(first);
        const auto left = size_t(std::clamp(place, 0.0, double(loudness.size() - 1)));
        const auto right = std::min(left + 1, loudness.size() - 1);
        const double share = std::clamp(place - double(left), 0.0, 1.0);
        const double lufs = loudness[left] + (loudness[right] - loudness[left]) * share;
        return unit + height * std::clamp(lufs / kQuietestLufs, 0.0, 1.0);
    };
    const double last =
        std::min(double(first + qint64(loudness.size())) * double(step), columns.end());
    const int count = std::min(columns.picture.width(), int((last - columns.begin) / columns.step));
    for (int x = 0; x < count && !loudness.empty(); ++x) {
        const double frame = columns.begin + x * columns.step;
        const auto [top, bottom] = std::minmax({y_at(frame), y_at(frame + columns.step)});
        fillColumn(
            columns.picture, x, top - 0.6 * unit, bottom + 0.6 * unit, Theme::current().muted);
    }
}

} // namespace timbre::ui
