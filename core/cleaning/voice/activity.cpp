#include "core/cleaning/voice/activity.h"

#include "core/audio/resample.h"
#include "core/base/paths.h"
#include "core/cleaning/voice/voicenet.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace timbre::cleaning {
namespace {

constexpr int64_t kBlock_s = 32, kEdge_s = 1; ///< whole seconds: both rates have a sample there

/// Fills samples from `begin` on; what lies outside of the sound is silence.
using Source = std::function<void(int64_t begin, std::span<float> samples)>;

/// Seconds [begin, begin + kBlock_s) of the source at 16 kHz.
std::vector<float> block16k(const Source& source, int64_t begin_s, int sampling_rate)
{
    std::vector<float> samples(size_t((kBlock_s + 2 * kEdge_s) * sampling_rate));
    source((begin_s - kEdge_s) * sampling_rate, samples);
    const auto resampled = audio::resampleHq(samples, sampling_rate, VoiceNet::kRate);
    const auto first = resampled.begin() + kEdge_s * VoiceNet::kRate;
    return {first, first + kBlock_s * VoiceNet::kRate};
}

VoiceCurve curveOf(const VoiceNet& net, const Source& source, int64_t frames, int sampling_rate,
    jobs::Context& job)
{
    VoiceCurve curve;
    VoiceNet::Memory memory;
    const double seconds = double(frames) / sampling_rate;
    const auto count = size_t(std::ceil(seconds / VoiceCurve::kStep_s));
    curve.values.reserve(count);
    for (int64_t begin_s = 0; curve.values.size() < count; begin_s += kBlock_s) {
        const auto samples = block16k(source, begin_s, sampling_rate);
        for (size_t at = 0; at < samples.size() && curve.values.size() < count;
             at += VoiceNet::kChunk) {
            if (curve.values.size() % 64 == 0) {
                job.checkpoint();
                job.progress({double(curve.values.size()) / double(count), "voice"});
            }
            curve.values.push_back(
                net.next(std::span(samples).subspan(at, VoiceNet::kChunk), memory));
        }
    }
    return curve;
}

/// Reads where there is something to read: `read(begin, samples)` -> how many there were.
template <typename Read>
Source within(int64_t frames, Read read)
{
    return [frames, read](int64_t begin, std::span<float> samples) {
        const int64_t before = std::clamp<int64_t>(-begin, 0, int64_t(samples.size()));
        const int64_t after = std::clamp<int64_t>(frames - begin, before, int64_t(samples.size()));
        const auto inside = samples.subspan(size_t(before), size_t(after - before));
        const int64_t got = inside.empty() ? 0 : read(begin + before, inside);
        std::ranges::fill(samples.first(size_t(before)), 0.0f);
        std::ranges::fill(samples.subspan(size_t(before + got)), 0.0f);
    };
}

} // namespace

std::span<const float> VoiceCurve::part(double begin_s, double end_s) const
{
    const auto count = double(values.size());
    const auto first = size_t(std::clamp(std::floor(begin_s / kStep_s), 0.0, count));
    const auto last = size_t(std::clamp(std::ceil(end_s / kStep_s), double(first), count));
    return std::span(values).subspan(first, last - first);
}

VoiceActivity::VoiceActivity(std::optional<std::filesystem::path> weights)
    : m_net(std::make_unique<VoiceNet>(
        weights ? *weights : paths::resource("silero-vad") / "silero_vad_16k.safetensors"))
{
}

VoiceActivity::~VoiceActivity() = default;

VoiceCurve VoiceActivity::curve(
    std::span<const float> samples, int sampling_rate, jobs::Context& job) const
{
    const auto read = [samples](int64_t begin, std::span<float> part) {
        std::ranges::copy(samples.subspan(size_t(begin), part.size()), part.begin());
        return int64_t(part.size());
    };
    const auto frames = int64_t(samples.size());
    return curveOf(*m_net, within(frames, read), frames, sampling_rate, job);
}

VoiceCurve VoiceActivity::curve(audio::AudioReader& reader, jobs::Context& job) const
{
    const auto read = [&reader](int64_t begin, std::span<float> part) {
        return reader.readMean(begin, part);
    };
    return curveOf(
        *m_net, within(reader.frames(), read), reader.frames(), reader.samplingRate(), job);
}

} // namespace timbre::cleaning
