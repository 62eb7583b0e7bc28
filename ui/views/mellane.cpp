#include "ui/views/mellane.h"

#include "core/overview/coarsemel.h"
#include "core/overview/tiles.h"
#include "ui/theme.h"
#include "ui/views/melcolours.h"
#include "ui/views/timeaxis.h"
#include "ui/views/viewedsound.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace timbre::ui {
namespace {

using overview::CoarseMel;
using overview::kMelRows;
using overview::MelColumn;
using overview::MelTile;
using overview::MelTileKey;

/// The visible columns stretched to the picture's width: row r of kMelRows has `width` values.
std::vector<uint8_t> stretched(
    const std::vector<MelColumn>& columns, double first, double step, int width)
{
    std::vector<uint8_t> strip(static_cast<size_t>(width) * kMelRows);
    const auto last = int64_t(columns.size()) - 1;
    for (int x = 0; x < width; ++x) {
        const double place = first + x * step;
        const auto left = std::clamp<int64_t>(int64_t(std::floor(place)), 0, last);
        const auto right = std::min(left + 1, last);
        const int share = int(std::clamp(place - double(left), 0.0, 1.0) * 256.0);
        const MelColumn &a = columns[size_t(left)], &b = columns[size_t(right)];
        for (size_t row = 0; row < size_t(kMelRows); ++row) {
            strip[row * size_t(width) + size_t(x)] =
                uint8_t((a[row] * (256 - share) + b[row] * share) >> 8);
        }
    }
    return strip;
}

/// Stretches the rows to the picture's height, the lowest at the bottom, and colours them.
void colour(
    QImage& picture, const std::vector<uint8_t>& strip, const std::array<QRgb, 256>& colours)
{
    const int width = picture.width(), height = picture.height();
    for (int y = 0; y < height; ++y) {
        const double place =
            std::clamp((height - y - 0.5) / height * kMelRows - 0.5, 0.0, kMelRows - 1.0);
        const auto row = std::min(size_t(place), size_t(kMelRows) - 2);
        const int share = int((place - double(row)) * 256.0);
        const uint8_t *low = strip.data() + row * size_t(width), *high = low + width;
        auto* pixels = reinterpret_cast<QRgb*>(picture.scanLine(y));
        for (int x = 0; x < width; ++x) {
            pixels[x] = colours[size_t(low[x] * (256 - share) + high[x] * share) >> 8];
        }
    }
}

} // namespace

MelLane::MelLane(const ViewContext& context, QWidget* parent)
    : Lane(context, parent)
{
}

double MelLane::topHz() const
{
    return overview::melTopHz(m_context.sound.samplingRate());
}

std::optional<double> MelLane::hzAt(double y) const
{
    return overview::hzOfRow((1.0 - y / std::max(1, height())) * kMelRows, topHz());
}

double MelLane::yOfHz(double hz) const
{
    return (1.0 - overview::rowOfHz(hz, topHz()) / kMelRows) * height();
}

MelLane::Columns MelLane::coarseColumns(double frames_per_pixel) const
{
    const auto* overview = m_context.sound.overview();
    int level = 0;
    while (level + 1 < overview->melLevels()
        && double(CoarseMel::kBlock << (level + 1)) <= frames_per_pixel) {
        ++level;
    }
    Columns columns{
        .hop = double(CoarseMel::kBlock << level), .begin = 0, .values = {}, .there = {}};
    columns.begin = std::max<int64_t>(0, int64_t(m_context.axis.begin() / columns.hop) - 1);
    const auto end = int64_t(m_context.axis.end() / columns.hop) + 2;
    columns.values = overview->mel(level, columns.begin, end);
    columns.there.assign(columns.values.size(), 1);
    return columns;
}

MelLane::Columns MelLane::fineColumns(double frames_per_pixel)
{
    int level = 0;
    while (level + 1 < MelTileKey::kLevels
        && double(MelTileKey{level + 1, 0}.hop()) <= frames_per_pixel) {
        ++level;
    }
    const auto hop = double(MelTileKey{level, 0}.hop());
    Columns columns{.hop = hop, .begin = 0, .values = {}, .there = {}};
    auto* tiles = m_context.sound.melTiles();
    const auto first = int64_t(m_context.axis.begin() / hop) / MelTile::kColumns;
    const auto last = int64_t(std::min(m_context.axis.end(), double(m_context.axis.frames())) / hop)
        / MelTile::kColumns;
    columns.begin = first * MelTile::kColumns;
    columns.values.resize(size_t(last - first + 1) * MelTile::kColumns);
    columns.there.resize(columns.values.size());
    std::vector<MelTileKey> missing;
    for (int64_t index = first; index <= last; ++index) {
        const auto place = (index - first) * MelTile::kColumns;
        if (const auto tile = tiles->find({level, index})) {
            std::copy(tile->columns.begin(), tile->columns.end(), columns.values.begin() + place);
            std::fill_n(columns.there.begin() + place, MelTile::kColumns, 1);
        } else {
            missing.push_back({level, index});
        }
    }
    tiles->want(missing);
    return columns;
}

void MelLane::paintSound(QImage& picture)
{
    const double step = m_context.axis.framesPerPixel() * width() / std::max(1, picture.width());
    const bool fine = step < double(CoarseMel::kBlock) && m_context.sound.melTiles();
    const Columns coarse = coarseColumns(step);
    Columns columns = fine ? fineColumns(step) : coarse;
    if (columns.values.empty()) {
        return;
    }
    // What is still being made shows the coarse picture meanwhile, as far as there is one.
    for (size_t i = 0; fine && i < columns.values.size(); ++i) {
        const double frame = double(columns.begin + int64_t(i)) * columns.hop;
        const auto place = int64_t(frame / coarse.hop) - coarse.begin;
        if (!columns.there[i] && place >= 0 && place < int64_t(coarse.values.size())) {
            columns.values[i] = coarse.values[size_t(place)];
        }
    }
    // A fine column is centred on its frame, a coarse one covers the frames after it.
    const double centre = fine ? 0.0 : 0.5;
    const double first =
        (m_context.axis.begin() + step / 2) / columns.hop - double(columns.begin) - centre;
    colour(picture, stretched(columns.values, first, step / columns.hop, picture.width()),
        melColours(Theme::current()));
    const double end = (double(columns.begin) + double(columns.values.size())) * columns.hop;
    if (const double shown =
            (std::min(end, double(m_context.axis.frames())) - m_context.axis.begin()) / step;
        shown < picture.width()) { // the rest is not there yet
        QPainter(&picture).fillRect(
            QRectF(shown, 0, picture.width() - shown, picture.height()), Theme::current().card);
    }
}

void MelLane::paintScale(QPainter& painter)
{
    if (!m_context.sound.isOpen()) {
        return;
    }
    QFont small = font();
    small.setPointSizeF(8.0);
    painter.setFont(small);
    for (const int hz : {200, 500, 1000, 2000, 4000, 8000}) {
        const double y = yOfHz(hz);
        if (hz >= topHz() || y < 8) {
            continue;
        }
        const QString text = hz < 1000 ? tr("%1 Hz").arg(hz) : tr("%1 kHz").arg(hz / 1000);
        const QRectF box(width() - 58, y - 7, 52, 14);
        painter.setPen(QPen(Theme::current().muted, 1.0));
        painter.drawLine(QPointF(width() - 5, y), QPointF(width(), y));
        // On a picture of any colour: the text with a rim of the card's colour.
        painter.setPen(Theme::current().card);
        for (const QPointF rim : {QPointF(-1, 0), QPointF(1, 0), QPointF(0, -1), QPointF(0, 1)}) {
            painter.drawText(box.translated(rim), Qt::AlignRight | Qt::AlignVCenter, text);
        }
        painter.setPen(Theme::current().text);
        painter.drawText(box, Qt::AlignRight | Qt::AlignVCenter, text);
    }
}

} // namespace timbre::ui
