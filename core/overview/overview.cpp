#include "core/overview/overview.h"

#include "core/audio/audioreader.h"

#include <QtGlobal>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace timbre::overview {
namespace {

constexpr float kFullScale = 0.9999f; // 16 bit reaches 32767 / 32768 = 0.99997
constexpr size_t kMostRuns = 200000; // of a file that is nothing but clipping
constexpr int64_t kBlockFrames = 1 << 16; // read at a time

std::vector<float> meanOfChannels(std::span<const float> interleaved, int channels)
{
    std::vector<float> mean(interleaved.size() / size_t(channels));
    for (size_t i = 0; i < mean.size(); ++i) {
        const float* frame = interleaved.data() + i * size_t(channels);
        mean[i] = std::accumulate(frame, frame + channels, 0.0f) / float(channels);
    }
    return mean;
}

} // namespace

Overview::Overview(int sampling_rate, int64_t expected_frames)
    : m_sampling_rate(sampling_rate)
    , m_mel(sampling_rate)
    , m_loudness(sampling_rate)
{
    m_peaks.reserve(std::clamp<int64_t>(expected_frames, 0, int64_t(1) << 33));
}

void Overview::append(std::span<const float> interleaved, int channels)
{
    const auto mean = meanOfChannels(interleaved, channels);
    const std::lock_guard lock(m_mutex);
    Q_ASSERT(!m_complete);
    noteClipping(interleaved, channels);
    m_peaks.append(mean);
    m_mel.append(mean);
    m_loudness.append(mean);
}

void Overview::noteClipping(std::span<const float> interleaved, int channels)
{
    for (size_t i = 0; i < interleaved.size(); ++i) {
        if (std::abs(interleaved[i]) < kFullScale || m_clipped.size() >= kMostRuns) {
            continue;
        }
        const int64_t frame = m_peaks.frames() + int64_t(i) / channels;
        if (!m_clipped.empty() && frame <= m_clipped.back().end) {
            m_clipped.back().end = frame + 1;
        } else {
            m_clipped.push_back({frame, frame + 1});
        }
    }
}

void Overview::finish()
{
    const std::lock_guard lock(m_mutex);
    m_peaks.finish();
    m_mel.finish();
    m_complete = true;
}

int64_t Overview::frames() const
{
    const std::lock_guard lock(m_mutex);
    return m_peaks.frames();
}

bool Overview::complete() const
{
    const std::lock_guard lock(m_mutex);
    return m_complete;
}

std::vector<Peak> Overview::peaks(double first, double frames_per_column, int count) const
{
    const std::lock_guard lock(m_mutex);
    return m_peaks.columns(first, frames_per_column, count);
}

int Overview::melLevels() const
{
    const std::lock_guard lock(m_mutex);
    return m_mel.levels();
}

std::vector<MelColumn> Overview::mel(int level, int64_t begin, int64_t end) const
{
    const std::lock_guard lock(m_mutex);
    if (level >= m_mel.levels()) {
        return {};
    }
    const auto& columns = m_mel.level(level);
    const auto size = int64_t(columns.size());
    const auto from = std::clamp<int64_t>(begin, 0, size),
               to = std::clamp<int64_t>(end, from, size);
    return {columns.begin() + from, columns.begin() + to};
}

Overview::Loudness Overview::loudness(int64_t begin, int64_t end) const
{
    const std::lock_guard lock(m_mutex);
    const auto& values = m_loudness.values();
    const auto size = int64_t(values.size());
    const auto from = std::clamp<int64_t>(begin, 0, size),
               to = std::clamp<int64_t>(end, from, size);
    return {m_loudness.framesPerValue(), {values.begin() + from, values.begin() + to}};
}

std::vector<ClippedRun> Overview::clipped(int64_t begin, int64_t end) const
{
    const std::lock_guard lock(m_mutex);
    const auto first = std::partition_point(m_clipped.begin(), m_clipped.end(),
        [begin](const ClippedRun& run) { return run.end <= begin; });
    const auto last = std::partition_point(
        first, m_clipped.end(), [end](const ClippedRun& run) { return run.begin < end; });
    return {first, last};
}

std::shared_ptr<Overview> openOverview(const std::filesystem::path& sound)
{
    const audio::AudioReader reader(sound);
    auto overview = std::make_shared<Overview>(reader.samplingRate(), reader.frames());
    restoreOverview(*overview, sound);
    return overview;
}

void fill(Overview& overview, const std::filesystem::path& sound, jobs::Context& job)
{
    audio::AudioReader reader(sound);
    const int channels = reader.channels();
    std::vector<float> block(size_t(kBlockFrames) * size_t(channels));
    for (int64_t done = 0;;) {
        job.checkpoint();
        const int64_t got = reader.read(done, block);
        if (got == 0) {
            break;
        }
        overview.append(std::span(block).first(size_t(got) * size_t(channels)), channels);
        done += got;
        const double total = double(std::max(reader.frames(), done));
        job.progress({double(done) / total, "overview", done, int64_t(total)});
    }
    overview.finish();
    saveOverview(overview, sound);
}

} // namespace timbre::overview
