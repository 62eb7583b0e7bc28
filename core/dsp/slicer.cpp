#include "core/dsp/slicer.h"

#include "core/base/error.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace timbre::dsp {
namespace {

/// The options in frames; hop and window in samples. Halves round to even, as in Python.
struct Frames {
    double threshold;
    int64_t hop, window, min_length, min_interval, max_kept;

    Frames(int sampling_rate, const SlicerOptions& options)
    {
        const auto samplesOf = [=](int ms) { return double(sampling_rate) * ms / 1000.0; };
        threshold = std::pow(10.0, options.threshold_db / 20.0);
        hop = std::llrint(samplesOf(options.hop_size_ms));
        window = std::min<int64_t>(std::llrint(samplesOf(options.min_interval_ms)), 4 * hop);
        min_length = std::llrint(samplesOf(options.min_length_ms) / double(hop));
        min_interval = std::llrint(samplesOf(options.min_interval_ms) / double(hop));
        max_kept = std::llrint(samplesOf(options.max_sil_kept_ms) / double(hop));
    }
};

void requireSensible(int sampling_rate, const SlicerOptions& options)
{
    if (sampling_rate < 1 || options.hop_size_ms < 1
        || options.min_interval_ms < options.hop_size_ms
        || options.min_length_ms < options.min_interval_ms
        || options.max_sil_kept_ms < options.hop_size_ms
        || std::llrint(double(sampling_rate) * options.hop_size_ms / 1000.0) < 1) {
        throw Error(ErrorKind::InvalidArgument, "slicer",
            "Needed: min_length >= min_interval >= hop_size and max_sil_kept >= hop_size, all "
            "above 0.");
    }
}

/// In numpy's pairwise order: in float32 the order decides which of two quiet frames is quieter.
float sumOfSquares(const float* x, int64_t count)
{
    if (count > 128) {
        const int64_t half = count / 2 - count / 2 % 8;
        return sumOfSquares(x, half) + sumOfSquares(x + half, count - half);
    }
    if (count < 8) {
        float sum = 0.0f;
        for (int64_t i = 0; i < count; ++i) {
            sum += x[i] * x[i];
        }
        return sum;
    }
    float lane[8] = {};
    int64_t i = 0;
    for (; i + 8 <= count; i += 8) {
        for (int k = 0; k < 8; ++k) {
            lane[k] += x[i + k] * x[i + k];
        }
    }
    float sum =
        ((lane[0] + lane[1]) + (lane[2] + lane[3])) + ((lane[4] + lane[5]) + (lane[6] + lane[7]));
    for (; i < count; ++i) {
        sum += x[i] * x[i];
    }
    return sum;
}

/// Finds what to drop, walking the frames once. Frame ranges [first, last).
class Search {
public:
    Search(const std::vector<float>& rms, const Frames& frames)
        : m_rms(rms)
        , m_frames(frames)
        , m_count(int64_t(rms.size()))
    {
    }

    std::vector<Slice> dropped()
    {
        std::optional<int64_t> silence; // the frame where the running silence began
        for (int64_t i = 0; i < m_count; ++i) {
            if (double(m_rms[size_t(i)]) < m_frames.threshold) {
                silence = silence.value_or(i);
            } else if (silence) {
                endSilence(*silence, i);
                silence.reset();
            }
        }
        if (silence && m_count - *silence >= m_frames.min_interval) {
            m_dropped.push_back({quietest(*silence, *silence + m_frames.max_kept), m_count + 1});
        }
        return m_dropped;
    }

private:
    /// The quietest frame of [first, last], the earliest of equals.
    int64_t quietest(int64_t first, int64_t last) const
    {
        const auto begin = m_rms.begin() + first, end = m_rms.begin() + std::min(last + 1, m_count);
        return std::min_element(begin, end) - m_rms.begin();
    }

    /// Silence [begin, end) is followed by sound.
    void endSilence(int64_t begin, int64_t end)
    {
        const bool opens_file = begin == 0;
        const bool long_opening = opens_file && end > m_frames.max_kept;
        const bool cut =
            end - begin >= m_frames.min_interval && end - m_piece >= m_frames.min_length;
        if (!long_opening && !cut) {
            return;
        }
        Slice gap = gapIn(begin, end);
        m_piece = gap.end;
        m_dropped.push_back({opens_file ? 0 : gap.begin, gap.end});
    }

    Slice gapIn(int64_t begin, int64_t end) const
    {
        const int64_t kept = m_frames.max_kept;
        if (end - begin <= kept) {
            const int64_t point = quietest(begin, end);
            return {point, point};
        }
        const int64_t left = quietest(begin, begin + kept), right = quietest(end - kept, end);
        if (end - begin > 2 * kept || begin == 0) {
            return {left, right};
        }
        const int64_t shared = quietest(end - kept, begin + kept); // where both kept parts overlap
        return {std::min(left, shared), std::max(right, shared)};
    }

    const std::vector<float>& m_rms;
    const Frames& m_frames;
    int64_t m_count, m_piece = 0; // the frame where the running piece begins
    std::vector<Slice> m_dropped;
};

} // namespace

/// The sound is padded with half a window of silence at both ends, so that windows are centred on
/// their frame's first sample.
struct Slicer::State {
    Frames frames;
    int64_t length = 0; ///< samples
    std::vector<float> waiting; ///< from the next frame's window on
    std::vector<float> rms;

    void measure()
    {
        int64_t at = 0;
        for (; at + frames.window <= int64_t(waiting.size()); at += frames.hop) {
            rms.push_back(
                std::sqrt(sumOfSquares(waiting.data() + at, frames.window) / float(frames.window)));
        }
        waiting.erase(waiting.begin(), waiting.begin() + at);
    }
};

Slicer::Slicer(int sampling_rate, const SlicerOptions& options)
{
    requireSensible(sampling_rate, options);
    m_state = std::make_unique<State>(State{.frames = Frames(sampling_rate, options)});
    m_state->waiting.assign(size_t(m_state->frames.window / 2), 0.0f);
}

Slicer::~Slicer() = default;

void Slicer::add(std::span<const float> samples)
{
    m_state->length += int64_t(samples.size());
    m_state->waiting.insert(m_state->waiting.end(), samples.begin(), samples.end());
    m_state->measure();
}

std::vector<Slice> Slicer::finish()
{
    const Frames& frames = m_state->frames;
    const int64_t length = m_state->length;
    if (length == 0) {
        return {};
    }
    // Frames against samples: the reference's slip, kept for equal cuts.
    if (length <= frames.min_length) {
        return {{0, length}};
    }
    m_state->waiting.insert(m_state->waiting.end(), size_t(frames.window / 2), 0.0f);
    m_state->measure();
    const auto dropped = Search(m_state->rms, frames).dropped();

    std::vector<Slice> pieces;
    int64_t begin = 0; // frames
    for (const Slice& gap : dropped) {
        if (gap.begin > 0) {
            pieces.push_back({begin * frames.hop, std::min(length, gap.begin * frames.hop)});
        }
        begin = gap.end;
    }
    if (begin < int64_t(m_state->rms.size())) {
        pieces.push_back({begin * frames.hop, length});
    }
    return pieces;
}

std::vector<Slice> slice(
    std::span<const float> samples, int sampling_rate, const SlicerOptions& options)
{
    Slicer slicer(sampling_rate, options);
    slicer.add(samples);
    return slicer.finish();
}

} // namespace timbre::dsp
