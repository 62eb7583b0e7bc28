#include "core/cleaning/voice/slicing.h"

#include "core/base/error.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace timbre::cleaning {
namespace {

constexpr double kHysteresis = 0.15, kLeastSpeech_s = 0.09;

struct Stretch {
    double begin_s, end_s;
};

std::vector<Stretch> stretches(const VoiceCurve& curve, const VoiceSliceOptions& options)
{
    constexpr double kStep = VoiceCurve::kStep_s;
    std::vector<Stretch> found;
    bool speaking = false;
    for (size_t i = 0; i < curve.values.size(); ++i) {
        const double limit = options.threshold - (speaking ? kHysteresis : 0.0);
        const bool now = double(curve.values[i]) >= limit;
        if (now && !speaking) {
            found.push_back({double(i) * kStep, 0.0});
        }
        speaking = now;
        if (now) {
            found.back().end_s = double(i + 1) * kStep;
        }
    }
    return found;
}

/// Without pauses too short to cut in, nor clicks too short to be speech.
std::vector<Stretch> joined(const std::vector<Stretch>& all, double min_pause_s)
{
    std::vector<Stretch> result;
    for (const Stretch& next : all) {
        if (!result.empty() && next.begin_s - result.back().end_s < min_pause_s) {
            result.back().end_s = next.end_s;
        } else {
            result.push_back(next);
        }
    }
    std::erase_if(result, [](const Stretch& s) { return s.end_s - s.begin_s < kLeastSpeech_s; });
    return result;
}

/// How bad a piece of this length is.
double lengthCost(double seconds, const VoiceSliceOptions& options)
{
    if (seconds > options.max_length_s) {
        return 20.0 + 20.0 * (seconds - options.max_length_s);
    }
    return seconds < options.min_length_s ? 1.0 + 3.0 * (options.min_length_s - seconds) : 0.0;
}

/// A cut in a long pause is better; a piece with a hole in it is worse.
double cutCost(double pause_s)
{
    return 0.3 / (pause_s + 0.1);
}

double holeCost(double pause_s)
{
    return 4.0 * std::max(0.0, pause_s - 0.8);
}

/// Where pieces begin, as indices of stretches: the cheapest way through, found from its end.
std::vector<size_t> bestPieces(const std::vector<Stretch>& parts, const VoiceSliceOptions& options)
{
    const size_t count = parts.size();
    std::vector<double> cost(count + 1, 0.0); // of everything from a stretch on
    std::vector<size_t> next(count + 1, count);
    for (size_t first = count; first-- > 0;) {
        cost[first] = std::numeric_limits<double>::max();
        double holes = 0.0;
        for (size_t end = first + 1; end <= count; ++end) {
            const double seconds = parts[end - 1].end_s - parts[first].begin_s;
            if (end > first + 1) {
                holes += holeCost(parts[end - 1].begin_s - parts[end - 2].end_s);
            }
            const double cut =
                end < count ? cutCost(parts[end].begin_s - parts[end - 1].end_s) : 0.0;
            const double whole = lengthCost(seconds, options) + holes + cut + cost[end];
            if (whole < cost[first]) {
                cost[first] = whole;
                next[first] = end;
            }
            if (seconds > 2.0 * options.max_length_s) {
                break; // longer only becomes worse
            }
        }
    }
    std::vector<size_t> begins;
    for (size_t at = 0; at < count; at = next[at]) {
        begins.push_back(at);
    }
    return begins;
}

std::vector<Stretch> speechParts(
    const VoiceCurve& curve, double seconds, const VoiceSliceOptions& options)
{
    auto parts = joined(stretches(curve, options), options.min_pause_ms / 1000.0);
    for (Stretch& part : parts) {
        part.end_s = std::min(part.end_s, seconds);
    }
    return parts;
}

} // namespace

std::vector<Range> speech(
    const VoiceCurve& curve, int64_t frames, int sampling_rate, const VoiceSliceOptions& options)
{
    std::vector<Range> result;
    for (const Stretch& part : speechParts(curve, double(frames) / sampling_rate, options)) {
        result.push_back({int64_t(part.begin_s * sampling_rate),
            std::min(frames, int64_t(part.end_s * sampling_rate))});
    }
    return result;
}

std::vector<Range> sliceByVoice(
    const VoiceCurve& curve, int64_t frames, int sampling_rate, const VoiceSliceOptions& options)
{
    if (!(options.min_length_s > 0.0) || !(options.min_length_s <= options.max_length_s)) {
        throw Error(ErrorKind::InvalidArgument, "slicer",
            "The least length must be above zero and at most the greatest.");
    }
    const double seconds = double(frames) / sampling_rate;
    const auto parts = speechParts(curve, seconds, options);
    const auto begins = bestPieces(parts, options);
    std::vector<Range> pieces;
    for (size_t i = 0; i < begins.size(); ++i) {
        const size_t first = begins[i],
                     last = (i + 1 < begins.size() ? begins[i + 1] : parts.size()) - 1;
        const double before =
            first > 0 ? parts[first].begin_s - parts[first - 1].end_s : 2.0 * parts[first].begin_s;
        const double after = last + 1 < parts.size() ? parts[last + 1].begin_s - parts[last].end_s
                                                     : 2.0 * (seconds - parts[last].end_s);
        const double begin =
            parts[first].begin_s - std::min(options.head_ms / 1000.0, before / 2.0);
        const double end = parts[last].end_s + std::min(options.tail_ms / 1000.0, after / 2.0);
        pieces.push_back({std::max<int64_t>(0, std::llround(begin * sampling_rate)),
            std::min<int64_t>(frames, std::llround(end * sampling_rate))});
    }
    return pieces;
}

} // namespace timbre::cleaning
