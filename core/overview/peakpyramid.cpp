#include "core/overview/peakpyramid.h"

#include <algorithm>
#include <cmath>

namespace timbre::overview {
namespace {

/// Widens `to` by `from`; `squares` collects mean squares weighted by `weight`.
void include(Peak& to, double& squares, const Peak& from, double weight)
{
    to.low = std::min(to.low, from.low);
    to.high = std::max(to.high, from.high);
    squares += double(from.rms) * from.rms * weight;
}

Peak merged(std::span<const Peak> peaks)
{
    Peak result = peaks.front();
    double squares = 0.0;
    for (const Peak& peak : peaks) {
        include(result, squares, peak, 1.0);
    }
    result.rms = float(std::sqrt(squares / double(peaks.size())));
    return result;
}

} // namespace

Peak peakOf(std::span<const float> samples)
{
    if (samples.empty()) {
        return {};
    }
    Peak peak{samples.front(), samples.front(), 0.0f};
    double squares = 0.0;
    for (const float x : samples) {
        peak.low = std::min(peak.low, x);
        peak.high = std::max(peak.high, x);
        squares += double(x) * x;
    }
    peak.rms = float(std::sqrt(squares / double(samples.size())));
    return peak;
}

void PeakPyramid::reserve(int64_t frames)
{
    m_levels.front().reserve(size_t(frames / kBlock + 1));
}

void PeakPyramid::append(std::span<const float> samples)
{
    m_frames += int64_t(samples.size());
    while (!samples.empty()) {
        const auto part = samples.first(
            size_t(std::min<int64_t>(kBlock - m_open_frames, int64_t(samples.size()))));
        const Peak peak = peakOf(part);
        if (m_open_frames == 0) {
            m_open = peak;
        }
        include(m_open, m_open_squares, peak, double(part.size()));
        m_open_frames += int64_t(part.size());
        if (m_open_frames == kBlock) {
            closeBlock();
        }
        samples = samples.subspan(part.size());
    }
}

void PeakPyramid::finish()
{
    if (m_open_frames > 0) {
        closeBlock();
    }
}

void PeakPyramid::closeBlock()
{
    m_open.rms = float(std::sqrt(m_open_squares / double(m_open_frames)));
    push(0, m_open);
    m_open_squares = 0.0;
    m_open_frames = 0;
}

void PeakPyramid::push(size_t level, const Peak& peak)
{
    if (level == m_levels.size()) {
        m_levels.emplace_back();
    }
    auto& blocks = m_levels[level];
    blocks.push_back(peak);
    if (blocks.size() % kFactor == 0) {
        push(level + 1, merged(std::span(blocks).last(kFactor)));
    }
}

std::vector<Peak> PeakPyramid::columns(double first, double frames_per_column, int count) const
{
    size_t level = 0;
    double block = double(kBlock);
    // Two blocks per column at least: a column's edges then lie at most a quarter beside the truth.
    while (level + 1 < m_levels.size() && block * kFactor * 2 <= frames_per_column) {
        ++level;
        block *= kFactor;
    }
    const auto& blocks = m_levels[level];
    const auto size = int64_t(blocks.size());
    std::vector<Peak> result(static_cast<size_t>(std::max(count, 0)));
    for (size_t i = 0; i < result.size(); ++i) {
        const double start = first + double(i) * frames_per_column;
        const auto begin = int64_t(std::floor(start / block));
        const auto end =
            std::max(begin + 1, int64_t(std::floor((start + frames_per_column) / block)));
        const auto from = std::clamp<int64_t>(begin, 0, size),
                   to = std::clamp<int64_t>(end, 0, size);
        if (from < to) {
            result[i] = merged(std::span(blocks).subspan(size_t(from), size_t(to - from)));
        }
    }
    return result;
}

void PeakPyramid::restore(std::vector<Peak> blocks, int64_t frames)
{
    *this = PeakPyramid();
    reserve(frames);
    for (const Peak& peak : blocks) {
        push(0, peak);
    }
    m_frames = frames;
}

} // namespace timbre::overview
