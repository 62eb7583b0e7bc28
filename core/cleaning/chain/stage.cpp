#include "core/cleaning/chain/stage.h"

#include "core/cleaning/effects/table.h"

#include <algorithm>
#include <cmath>

namespace timbre::cleaning {
namespace {

constexpr int64_t kRead = 1 << 18; ///< frames at a time

class SourceStage : public Stage {
public:
    SourceStage(SoundSource source, int64_t begin)
        : Stage(begin, source.channels, source.sampling_rate)
        , m_source(std::move(source))
    {
    }

    void extend(int64_t wanted, Work&) override
    {
        while (end() < std::min(wanted, m_source.frames) && !ended()) {
            const int64_t count = std::min({kRead, wanted - end(), m_source.frames - end()});
            audio::Audio block{.samples = std::vector<float>(size_t(count * channels())),
                .channels = channels(),
                .sampling_rate = samplingRate()};
            const int64_t got = m_source.read(end(), block.samples);
            block.samples.resize(size_t(got * channels()));
            append(separated(block));
            if (got < count) {
                setEnded();
            }
        }
        if (end() >= m_source.frames) {
            setEnded();
        }
    }

    int64_t needs() const override { return end(); }

private:
    SoundSource m_source;
};

class EffectStage : public Stage {
public:
    EffectStage(Stage& before, const Step& step, int64_t begin)
        : Stage(begin, before.channels(), before.samplingRate())
        , m_before(before)
        , m_step(step)
    {
    }

    void extend(int64_t wanted, Work& work) override
    {
        if (wanted <= end() || ended()) {
            return;
        }
        const auto after = int64_t(after_s(m_step.effect) * samplingRate());
        m_before.extend(wanted + after, work);
        const bool last = m_before.ended() && m_before.end() <= wanted + after;
        const int64_t until = last ? m_before.end() : wanted;
        const int64_t from = std::max(m_before.begin(), needs());
        Sound part = m_before.cut(from, std::min(m_before.end(), wanted + after));
        if (part.frames() > 0) {
            applyTable(m_step, part, work);
            part.begin = from; // also of an effect that made another sound of it
            for (auto& channel : part.channels) {
                channel.erase(channel.begin() + (until - from), channel.end());
                channel.erase(channel.begin(), channel.begin() + (end() - from));
            }
            append(part);
        }
        if (last) {
            setEnded();
        }
    }

    int64_t needs() const override { return beginBefore(m_step, end(), samplingRate()); }

private:
    Stage& m_before;
    Step m_step;
};

/// Gives what lies between the first loud place and the last one so far; silence is held back until
/// something loud follows. A sound of silence alone stays as it is.
class TrimStage : public Stage {
public:
    TrimStage(Stage& before, const Step& step)
        : Stage(0, before.channels(), before.samplingRate())
        , m_before(before)
        , m_block(std::max(1, before.samplingRate() / 100))
        , m_scanned(before.begin())
    {
        const Values values(step.effect, step.values);
        m_keep = int64_t(values("keep_ms") / 1000.0 * samplingRate());
        m_limit = std::pow(10.0, values("threshold_db") / 10.0);
    }

    void extend(int64_t wanted, Work& work) override
    {
        while (end() < wanted && !ended()) {
            m_before.extend(m_scanned + m_block, work);
            const int64_t to = std::min(m_before.end(), m_scanned + m_block);
            if (to > m_scanned) {
                scan(to);
            }
            const bool last = m_before.ended() && m_scanned >= m_before.end();
            if (last && m_first < 0) {
                give(m_before.begin(), m_before.end());
            } else if (m_first >= 0) {
                give(m_first, std::min(m_before.end(), m_loud_until + m_keep));
            }
            if (last) {
                setEnded();
            }
        }
    }

    int64_t needs() const override
    {
        return m_first < 0 ? m_before.begin() : std::max(m_first, m_given);
    }

private:
    void scan(int64_t to)
    {
        const auto samples = mean(m_before.cut(m_scanned, to));
        double squares = 0.0;
        for (const float x : samples) {
            squares += double(x) * double(x);
        }
        if (squares / double(samples.size()) >= m_limit) {
            m_first = m_first < 0 ? std::max(m_before.begin(), m_scanned - m_keep) : m_first;
            m_loud_until = to;
        }
        m_scanned = to;
    }

    void give(int64_t from, int64_t to)
    {
        from = std::max(from, m_given);
        if (to > from) {
            append(m_before.cut(from, to));
            m_given = to;
        }
    }

    Stage& m_before;
    int64_t m_block, m_scanned;
    int64_t m_keep = 0, m_first = -1, m_loud_until = 0, m_given = 0;
    double m_limit = 0.0;
};

} // namespace

Stage::Stage(int64_t begin, int channels, int sampling_rate)
    : m_made{.channels = {}, .sampling_rate = sampling_rate, .begin = begin}
{
    m_made.channels.resize(size_t(channels));
}

Sound Stage::cut(int64_t from, int64_t to) const
{
    Sound part{.channels = {}, .sampling_rate = samplingRate(), .begin = from};
    for (const auto& channel : m_made.channels) {
        part.channels.emplace_back(
            channel.begin() + (from - m_made.begin), channel.begin() + (to - m_made.begin));
    }
    return part;
}

void Stage::forget(int64_t before)
{
    const int64_t count = std::clamp<int64_t>(before - m_made.begin, 0, int64_t(m_made.frames()));
    for (auto& channel : m_made.channels) {
        channel.erase(channel.begin(), channel.begin() + count);
    }
    m_made.begin += count;
}

void Stage::append(const Sound& sound)
{
    for (size_t c = 0; c < m_made.channels.size(); ++c) {
        auto& to = m_made.channels[c];
        to.insert(to.end(), sound.channels[c].begin(), sound.channels[c].end());
    }
}

void Stage::shorten(int64_t end)
{
    for (auto& channel : m_made.channels) {
        channel.resize(size_t(std::clamp<int64_t>(end - m_made.begin, 0, int64_t(channel.size()))));
    }
}

std::unique_ptr<Stage> sourceStage(SoundSource source, int64_t begin)
{
    return std::make_unique<SourceStage>(std::move(source), begin);
}

std::unique_ptr<Stage> effectStage(Stage& before, const Step& step, int64_t begin)
{
    return std::make_unique<EffectStage>(before, step, begin);
}

std::unique_ptr<Stage> trimStage(Stage& before, const Step& step)
{
    return std::make_unique<TrimStage>(before, step);
}

int64_t beginBefore(const Step& step, int64_t begin, int sampling_rate)
{
    // The denoiser's network remembers a second, but has heard what matters after a fifth of it.
    const double context_s =
        step.effect == "denoise" ? kDenoiserHears_s : describe(step.effect).context_s;
    const auto context = int64_t(context_s * sampling_rate);
    return std::max<int64_t>(0, begin - context) / kGrid * kGrid;
}

} // namespace timbre::cleaning
