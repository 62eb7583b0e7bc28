#pragma once

#include "core/overview/melanalyser.h"

#include <cstdint>
#include <span>
#include <vector>

namespace timbre::overview {

/// Mel spectra of blocks of 4096, 8192, ... frames, for everything that is zoomed out. Finer ones
/// are MelTiles. Not thread-safe.
class CoarseMel {
public:
    static constexpr int64_t kBlock = 4096; ///< frames of level 0; level n has kBlock << n

    explicit CoarseMel(int sampling_rate);

    void append(std::span<const float> samples);
    void finish();

    /// The last level has at least one column, or is level 0.
    int levels() const { return int(m_levels.size()); }
    const std::vector<MelColumn>& level(int level) const { return m_levels[size_t(level)]; }

    void restore(std::vector<MelColumn> finest);

private:
    void closeBlock();
    void push(size_t level, const MelColumn& column);

    MelAnalyser m_analyser;
    std::vector<float> m_open; ///< of the block being filled
    std::vector<std::vector<MelColumn>> m_levels{1};
};

} // namespace timbre::overview
