#include "core/cleaning/chain/wholesound.h"

#include "core/base/atomicfile.h"
#include "core/base/error.h"
#include "core/cleaning/verdict/loudness.h"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstdio>
#include <string>

namespace timbre::cleaning {
namespace {

constexpr double kBlock_s = 5.0;
constexpr double kExcerpt_s = 10.0;
constexpr int kExcerpts = 12;
constexpr int kTrials = 2; ///< the limiter takes a little of the loudness; it is given back
constexpr double kMostGain_db = 40.0; ///< beyond it there was hardly a sound
constexpr double kNear_lu = 0.05;

using Write = std::function<void(std::span<const float>)>;

/// A sound between two passes, in a file that goes with this.
class Spool {
public:
    Spool(const std::filesystem::path& beside, const SoundSource& like)
        : m_file(beside)
        , m_like(like)
        , m_reader(std::fopen(m_file.file().c_str(), "rb"))
    {
        if (m_reader == nullptr) {
            throw systemError(errno, m_file.file().string(), "read");
        }
    }
    ~Spool() { std::fclose(m_reader); }
    Spool(const Spool&) = delete;
    Spool& operator=(const Spool&) = delete;

    void write(std::span<const float> samples)
    {
        m_file.write(std::as_bytes(samples));
        m_frames += int64_t(samples.size()) / m_like.channels;
    }

    SoundSource source() const
    {
        SoundSource source = m_like;
        source.frames = m_frames;
        source.read = [this](int64_t begin, std::span<float> samples) {
            const auto channels = size_t(m_like.channels);
            std::fseek(m_reader, long(size_t(begin) * channels * sizeof(float)), SEEK_SET);
            const size_t got = std::fread(samples.data(), sizeof(float), samples.size(), m_reader);
            return int64_t(got / channels);
        };
        return source;
    }

private:
    AtomicFile m_file;
    SoundSource m_like;
    std::FILE* m_reader;
    int64_t m_frames = 0;
};

/// Share of the job that a pass is.
struct Share {
    double begin, end;
};

void run(const Recipe& recipe, const SoundSource& source, DeepFilter* denoiser, Share share,
    const Write& write, jobs::Context& job)
{
    Chain chain(recipe, source, 0, denoiser);
    const auto block = int64_t(kBlock_s * source.sampling_rate);
    for (int64_t at = 0;;) {
        const double done = double(at) / double(std::max<int64_t>(1, source.frames));
        job.progress({share.begin + (share.end - share.begin) * std::min(1.0, done), "clean"});
        const auto samples = chain.read(at, at + block, job);
        if (samples.frames() == 0) {
            return;
        }
        write(samples.samples);
        at += samples.frames();
        chain.forget(at);
    }
}

/// The gain with which the limited sound is as loud as wanted.
void learnGain(
    Step& loudness, double before_lufs, const SoundSource& source, Share share, jobs::Context& job)
{
    const double target = Values(loudness.effect, loudness.values)("lufs");
    double gain_db = std::clamp(target - before_lufs, -60.0, kMostGain_db);
    loudness.values["loudness.gain_db"] = gain_db;
    for (int trial = 0; trial < kTrials; ++trial) {
        LoudnessMeter meter(source.channels, source.sampling_rate);
        const double width = (share.end - share.begin) / kTrials;
        const Share part{share.begin + trial * width, share.begin + (trial + 1) * width};
        run(
            {loudness}, source, nullptr, part,
            [&](std::span<const float> samples) { meter.add(samples); }, job);
        const double now = meter.loudness().integrated_lufs;
        const double missing = now > -70.0 ? target - now : 0.0;
        if (std::abs(missing) < kNear_lu) {
            return;
        }
        gain_db = std::clamp(gain_db + missing, -60.0, kMostGain_db);
        loudness.values["loudness.gain_db"] = gain_db;
    }
}

} // namespace

void cleanWhole(const Recipe& recipe, const SoundSource& source, DeepFilter* denoiser,
    const std::filesystem::path& spool, const Write& write, jobs::Context& job)
{
    Recipe steps = enabledSteps(recipe);
    std::unique_ptr<Spool> before, after; // what is read from, what is written to
    int number = 0;
    SoundSource from = source;
    Share left{0.0, 1.0};
    const auto unlearned = [](const Step& step) {
        return step.effect == "loudness" && !step.values.contains("loudness.gain_db");
    };
    for (auto step = std::ranges::find_if(steps, unlearned); step != steps.end();
         step = std::ranges::find_if(steps, unlearned)) {
        after = std::make_unique<Spool>(
            std::filesystem::path(spool).concat('.' + std::to_string(++number)), source);
        LoudnessMeter meter(source.channels, source.sampling_rate);
        const double middle = left.begin + 0.7 * (left.end - left.begin);
        const double end = left.begin + 0.85 * (left.end - left.begin);
        run(
            {steps.begin(), step}, from, denoiser, {left.begin, middle},
            [&](std::span<const float> samples) {
                meter.add(samples);
                after->write(samples);
            },
            job);
        from = after->source();
        learnGain(*step, meter.loudness().integrated_lufs, from, {middle, end}, job);
        steps.erase(steps.begin(), step);
        left.begin = end;
        before = std::move(after);
    }
    run(steps, from, denoiser, left, write, job);
}

audio::Audio excerpts(const SoundSource& source, jobs::Context& job)
{
    audio::Audio all{
        .samples = {}, .channels = source.channels, .sampling_rate = source.sampling_rate};
    const auto length = int64_t(kExcerpt_s * source.sampling_rate);
    const bool whole = source.frames <= kExcerpts * length;
    const int count = whole ? 1 : kExcerpts;
    for (int i = 0; i < count; ++i) {
        job.checkpoint();
        const int64_t begin = whole ? 0 : (source.frames - length) * i / (count - 1);
        std::vector<float> samples(
            size_t((whole ? source.frames : length) * int64_t(source.channels)));
        samples.resize(size_t(source.read(begin, samples) * source.channels));
        all.samples.insert(all.samples.end(), samples.begin(), samples.end());
    }
    return all;
}

} // namespace timbre::cleaning
