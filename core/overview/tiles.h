#pragma once

#include "core/overview/melanalyser.h"
#include "core/overview/tilecache.h"

#include <array>
#include <compare>
#include <filesystem>

namespace timbre::overview {

/// Level n has a column every 64 << n frames; above level 5 look at Overview::mel.
struct MelTileKey {
    static constexpr int kLevels = 6;
    static constexpr int64_t kFinestHop = 64;

    int level = 0;
    int64_t index = 0; ///< tile i covers columns [i, i + 1) * MelTile::kColumns

    int64_t hop() const { return kFinestHop << level; }
    auto operator<=>(const MelTileKey&) const = default;
};

struct MelTile {
    static constexpr int kColumns = 256;
    std::array<MelColumn, kColumns> columns{}; ///< column c is centred on its first frame
};

/// Frames [i, i + 1) * kFrames, the mean of all channels; shorter at the end.
struct SampleTile {
    static constexpr int64_t kFrames = 1 << 16;
    std::vector<float> samples;
};

using MelTiles = TileCache<MelTileKey, MelTile>;
using SampleTiles = TileCache<int64_t, SampleTile>;

/// Over a sound file. `ready` is called from a worker's thread. A part that cannot be read stays
/// empty.
std::unique_ptr<MelTiles> melTilesOf(
    const std::filesystem::path& sound, std::function<void()> ready, int workers = 2);
std::unique_ptr<SampleTiles> sampleTilesOf(
    const std::filesystem::path& sound, std::function<void()> ready, int workers = 1);

} // namespace timbre::overview
