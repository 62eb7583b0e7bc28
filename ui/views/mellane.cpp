#include "ui/views/mellane.h"

#include "core/overview/coarsemel.h"
#include "core/overview/tiles.h"
#include "ui/theme.h"
#include "ui/views/melcolours.h"
#include "ui/views/timeaxis.h"
#include "ui/views/viewedsound.h"

#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

namespace timbre::ui {
namespace {

using overview::CoarseMel;
using overview::kMelRows;
using overview::MelColumn;
using overview::MelTile;
using overview::MelTileKey;

/// The visible columns stretched to the picture's width: row r of kMelRows has `width` values.
/// Block by block, so that what is read and what is written stay near the processor.
std::vector<uint8_t> stretched(
    const std::vector<MelColumn>& columns, double first, double step, int width)
{
    constexpr int kBlock = 64;
    struct Place {
        const MelColumn *left, *right;
        int share; // of the right one, in 256
    };
    std::array<Place, kBlock> places{};
    std::vector<uint8_t> strip(static_cast<size_t>(width) * kMelRows);
    const auto last = int64_t(columns.size()) - 1;
    for (int begin = 0; begin < width; begin += kBlock) {
        const int count = std::min(kBlock, width - begin);
        for (int i = 0; i < count; ++i) {
            const double place = first + (begin + i) * step;
            const auto left = std::clamp<int64_t>(int64_t(std::floor(place)), 0, last);
            places[size_t(i)] = {&columns[size_t(left)], &columns[size_t(std::min(left + 1, last))],
                int(std::clamp(place - double(left), 0.0, 1.0) * 256.0)};
        }
        for (size_t row = 0; row < size_t(kMelRows); ++row) {
            uint8_t* to = strip.data() + row * size_t(width) + size_t(begin);
            for (size_t i = 0; i < size_t(count); ++i) {
                const auto& [left, right, share] = places[i];
                to[i] = uint8_t(((*left)[row] * (256 - share) + (*right)[row] * share) >> 8);
            }
        }
    }
    return strip;
}

/// Stretches the rows to the picture's height, the lowest at the bottom, and colours them. There
/// are fewer mel rows than pixels: on a dense screen two rows of pixels may be the same.
void colour(
    QImage& picture, const std::vector<uint8_t>& strip, const std::array<QRgb, 256>& colours)
{
    const int width = picture.width(), height = picture.height();
    const int rows = height >= 3 * kMelRows ? 2 : 1;
    for (int y = 0; y < height; y += rows) {
        const double place =
            std::clamp((height - y - 0.5 * rows) / height * kMelRows - 0.5, 0.0, kMelRows - 1.0);
        const auto row = std::min(size_t(place), size_t(kMelRows) - 2);
        const int share = int((place - double(row)) * 256.0);
        const uint8_t *low = strip.data() + row * size_t(width), *high = low + width;
        auto* pixels = reinterpret_cast<QRgb*>(picture.scanLine(y));
        for (int x = 0; x < width; ++x) {
            pixels[x] = colours[size_t(low[x] * (256 - share) + high[x] * share) >> 8];
        }
        if (rows == 2 && y + 1 < height) {
            std::memcpy(picture.scanLine(y + 1), pixels, size_t(width) * sizeof(QRgb));
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

MelLane::Columns MelLane::coarseColumns(const LaneColumns& visible) const
{
    const auto* overview = m_context.sound.overview();
    int level = 0;
    while (level + 1 < overview->melLevels()
        && double(CoarseMel::kBlock << (level + 1)) <= visible.step) {
        ++level;
    }
    Columns columns{
        .hop = double(CoarseMel::kBlock << level), .begin = 0, .values = {}, .there = {}};
    columns.begin = std::max<int64_t>(0, int64_t(visible.begin / columns.hop) - 1);
    const auto end = int64_t(visible.end() / columns.hop) + 2;
    columns.values = overview->mel(level, columns.begin, end);
    columns.there.assign(columns.values.size(), 1);
    return columns;
}

MelLane::Columns MelLane::fineColumns(const LaneColumns& visible)
{
    int level = 0;
    while (
        level + 1 < MelTileKey::kLevels && double(MelTileKey{level + 1, 0}.hop()) <= visible.step) {
        ++level;
    }
    const auto hop = double(MelTileKey{level, 0}.hop());
    Columns columns{.hop = hop, .begin = 0, .values = {}, .there = {}};
    auto* tiles = m_context.sound.melTiles();
    const auto first = int64_t(std::max(0.0, visible.begin) / hop) / MelTile::kColumns;
    const auto last =
        int64_t(std::min(visible.end(), double(m_context.axis.frames())) / hop) / MelTile::kColumns;
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

ColumnRange MelLane::paintSound(const LaneColumns& visible)
{
    const double step = visible.step;
    const int width = visible.picture.width();
    const bool fine = step < double(CoarseMel::kBlock) && m_context.sound.melTiles();
    const Columns coarse = coarseColumns(visible);
    Columns columns = fine ? fineColumns(visible) : coarse;
    ColumnRange missing;
    if (columns.values.empty()) {
        return missing;
    }
    // What is still being made shows the coarse picture meanwhile, as far as there is one.
    for (size_t i = 0; fine && i < columns.values.size(); ++i) {
        const double frame = double(columns.begin + int64_t(i)) * columns.hop;
        const auto place = int64_t(frame / coarse.hop) - coarse.begin;
        if (columns.there[i]) {
            continue;
        }
        missing = missing.hull(columnsOf(visible, frame - columns.hop, frame + columns.hop));
        if (place >= 0 && place < int64_t(coarse.values.size())) {
            columns.values[i] = coarse.values[size_t(place)];
        }
    }
    // A fine column is centred on its frame, a coarse one covers the frames after it.
    const double centre = fine ? 0.0 : 0.5;
    const double first = (visible.begin + step / 2) / columns.hop - double(columns.begin) - centre;
    colour(visible.picture, stretched(columns.values, first, step / columns.hop, width),
        melColours(Theme::current()));
    const double end = (double(columns.begin) + double(columns.values.size())) * columns.hop;
    const double shown = (std::min(end, double(m_context.axis.frames())) - visible.begin) / step;
    if (shown < width) { // the rest is not there yet
        QPainter(&visible.picture)
            .fillRect(
                QRectF(shown, 0, width - shown, visible.picture.height()), Theme::current().card);
    }
    return missing;
}

void MelLane::paintScale(QPainter& painter)
{
    if (!m_context.sound.isOpen()) {
        return;
    }
    constexpr double kLabel = 13.0; // in a low lane not all of them have room
    double last = height() + kLabel;
    for (const int hz : {200, 500, 1000, 2000, 4000, 8000}) {
        const double y = yOfHz(hz);
        if (hz >= topHz() || y < 8 || last - y < kLabel) {
            continue;
        }
        last = y;
        painter.setPen(QPen(Theme::current().muted, 1.0));
        painter.drawLine(QPointF(width() - 5, y), QPointF(width(), y));
        paintLabel(painter, y, hz < 1000 ? tr("%1 Hz").arg(hz) : tr("%1 kHz").arg(hz / 1000));
    }
}

} // namespace timbre::ui
