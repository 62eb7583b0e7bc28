#include "core/cleaning/chain/stage.h"

#include <rubberband/RubberBandStretcher.h>

#include <algorithm>
#include <cmath>

namespace timbre::cleaning {
namespace {

using RubberBand::RubberBandStretcher;
constexpr int64_t kBlock = 4096;

/// RubberBand in its real-time mode, whose first sound comes without a look at the whole.
class StretchStage : public Stage {
public:
    StretchStage(Stage& before, const Step& step)
        : Stage(0, before.channels(), before.samplingRate())
        , m_before(before)
        , m_fed(before.begin())
        , m_ratio(1.0 / Values(step.effect, step.values)("tempo"))
        , m_stretcher(size_t(samplingRate()), size_t(channels()),
              RubberBandStretcher::OptionProcessRealTime | RubberBandStretcher::OptionEngineFiner
                  | RubberBandStretcher::OptionFormantPreserved
                  | RubberBandStretcher::OptionPitchHighConsistency
                  | RubberBandStretcher::OptionChannelsTogether
                  | RubberBandStretcher::OptionThreadingNever,
              m_ratio, std::pow(2.0, Values(step.effect, step.values)("pitch") / 12.0))
        , m_pad(int64_t(m_stretcher.getPreferredStartPad()))
        , m_skip(int64_t(m_stretcher.getStartDelay()))
    {
        m_stretcher.setDebugLevel(0);
        m_stretcher.setMaxProcessSize(size_t(kBlock));
    }

    void extend(int64_t wanted, Work& work) override
    {
        for (; m_pad > 0; m_pad -= kBlock) {
            give(silence(std::min(kBlock, m_pad)));
        }
        while (end() < wanted && !ended()) {
            work.at(0.0);
            m_before.extend(m_fed + kBlock, work);
            const int64_t to = std::min(m_before.end(), m_fed + kBlock);
            const bool last = m_before.ended() && to == m_before.end();
            // Behind the end silence drives the rest out.
            give(to > m_fed ? m_before.cut(m_fed, to) : silence(kBlock));
            m_fed = std::max(m_fed, to);
            take();
            if (last && end() >= length()) {
                shorten(length());
                setEnded();
            }
        }
    }

    int64_t needs() const override { return m_fed; }

private:
    Sound silence(int64_t frames) const
    {
        Sound sound{.channels = {}, .sampling_rate = samplingRate()};
        sound.channels.assign(size_t(channels()), std::vector<float>(size_t(frames)));
        return sound;
    }

    /// Of all of it, once the sound before has ended.
    int64_t length() const { return std::llround(double(m_before.end()) * m_ratio); }

    void give(const Sound& sound)
    {
        std::vector<const float*> pointers;
        for (const auto& channel : sound.channels) {
            pointers.push_back(channel.data());
        }
        m_stretcher.process(pointers.data(), sound.frames(), false);
    }

    void take()
    {
        for (int ready = m_stretcher.available(); ready > 0; ready = m_stretcher.available()) {
            Sound block = silence(ready);
            std::vector<float*> pointers;
            for (auto& channel : block.channels) {
                pointers.push_back(channel.data());
            }
            const auto got = int64_t(m_stretcher.retrieve(pointers.data(), size_t(ready)));
            const int64_t early = std::min(m_skip, got);
            m_skip -= early;
            for (auto& channel : block.channels) {
                channel = {channel.begin() + early, channel.begin() + got};
            }
            append(block);
            if (got == 0) {
                return;
            }
        }
    }

    Stage& m_before;
    int64_t m_fed;
    double m_ratio;
    RubberBandStretcher m_stretcher;
    int64_t m_pad, m_skip; ///< silence to give first, samples to leave out at the start
};

} // namespace

std::unique_ptr<Stage> stretchStage(Stage& before, const Step& step)
{
    return std::make_unique<StretchStage>(before, step);
}

} // namespace timbre::cleaning
