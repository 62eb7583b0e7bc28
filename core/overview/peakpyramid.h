#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace timbre::overview {

/// What a stretch of sound looks like: extremes and effective value.
struct Peak {
    float low = 0.0f, high = 0.0f, rms = 0.0f;
};

/// Peaks of blocks of 256, 1024, 4096, ... frames, so that any zoom touches a few blocks per
/// column. Not thread-safe.
class PeakPyramid {
public:
    static constexpr int64_t kBlock = 256; ///< frames of the finest level
    static constexpr int64_t kFactor = 4;

    void reserve(int64_t frames);
    void append(std::span<const float> samples);
    /// Closes the block that is not full.
    void finish();

    int64_t frames() const { return m_frames; }
    /// `count` columns of `frames_per_column` frames (>= kBlock to be exact), the first starting at
    /// frame `first`. Columns outside of what was appended are zero.
    std::vector<Peak> columns(double first, double frames_per_column, int count) const;

    /// The finest level, for storing; restore() builds the others.
    const std::vector<Peak>& blocks() const { return m_levels.front(); }
    void restore(std::vector<Peak> blocks, int64_t frames);

private:
    void closeBlock();
    void push(size_t level, const Peak& peak);

    std::vector<std::vector<Peak>> m_levels{1}; ///< [level][block]
    int64_t m_frames = 0;
    Peak m_open; ///< of the block being filled; rms holds the sum of squares
    double m_open_squares = 0.0;
    int64_t m_open_frames = 0;
};

/// The peak of plain samples.
Peak peakOf(std::span<const float> samples);

} // namespace timbre::overview
