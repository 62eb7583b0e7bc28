#include "core/audio/resample.h"
#include "core/cleaning/chain/stage.h"

#include <algorithm>
#include <numeric>
#include <optional>

namespace timbre::cleaning {
namespace {

constexpr double kBlock_s = 0.02, kMargin_s = 0.01; ///< margin: what the resampler sees around

/// A sound at another rate, block by block. Blocks and margins hold whole numbers of samples at
/// both rates, so that block after block fits without a seam.
struct Rates {
    explicit Rates(int rate)
        : rate(rate)
        , unit(rate / std::gcd(rate, DeepFilter::kRate))
        , unit48(DeepFilter::kRate / std::gcd(rate, DeepFilter::kRate))
        , block(units(kBlock_s) * unit)
        , margin(rate == DeepFilter::kRate ? 0 : units(kMargin_s) * unit)
    {
    }

    int64_t units(double seconds) const
    {
        return std::max<int64_t>(1, int64_t(seconds * rate) / unit);
    }
    int64_t at48(int64_t frames) const { return frames / unit * unit48; } ///< of whole units

    int rate;
    int64_t unit, unit48, block, margin; ///< frames of `rate`, but unit48
};

/// What DeepFilterNet would take away from one channel.
class Noise {
public:
    Noise(const Rates& rates, std::unique_ptr<DeepFilter::Stream> stream)
        : m_rates(rates)
        , m_stream(std::move(stream))
    {
    }

    /// One block, with up to a margin before (`lead` frames) and after it.
    void feed(std::span<const float> around, int64_t lead)
    {
        auto at48 = audio::resampleHq(around, m_rates.rate, DeepFilter::kRate);
        at48.erase(at48.begin(), at48.begin() + m_rates.at48(lead));
        at48.resize(size_t(m_rates.at48(m_rates.block)), 0.0f);
        m_noisy.insert(m_noisy.end(), at48.begin(), at48.end());
        for (const float clean : m_stream->next(at48)) {
            m_noise.push_back(m_noisy[m_noise.size()] - clean);
        }
    }

    /// The next block of noise, as soon as enough was fed.
    std::optional<std::vector<float>> next()
    {
        const int64_t margin = m_rates.at48(m_rates.margin);
        const int64_t length = m_rates.at48(m_rates.block);
        if (int64_t(m_noise.size()) < m_lead + length + margin) {
            return std::nullopt;
        }
        const auto around = std::span(m_noise).first(size_t(m_lead + length + margin));
        auto noise = audio::resampleHq(around, DeepFilter::kRate, m_rates.rate);
        const int64_t lead = m_lead / m_rates.unit48 * m_rates.unit;
        noise.erase(noise.begin(), noise.begin() + lead);
        noise.resize(size_t(m_rates.block), 0.0f);
        const int64_t gone = m_lead + length - margin; // the rest leads the next block
        m_noise.erase(m_noise.begin(), m_noise.begin() + std::max<int64_t>(0, gone));
        m_noisy.erase(m_noisy.begin(), m_noisy.begin() + std::max<int64_t>(0, gone));
        m_lead = std::min(margin, m_lead + length);
        return noise;
    }

private:
    const Rates& m_rates;
    std::unique_ptr<DeepFilter::Stream> m_stream;
    std::vector<float> m_noisy, m_noise; ///< at 48 kHz, from the same sample on
    int64_t m_lead = 0; ///< of them, before the next block
};

class DenoiseStage : public Stage {
public:
    DenoiseStage(Stage& before, DeepFilter& denoiser, DeepFilter::Memory memory, const Step& step,
        int64_t begin)
        : Stage(begin, before.channels(), before.samplingRate())
        , m_before(before)
        , m_rates(before.samplingRate())
        , m_fed(before.begin())
        , m_got(before.begin())
    {
        const Values values(step.effect, step.values);
        m_amount = float(values("amount"));
        for (int c = 0; c < channels(); ++c) {
            m_noise.emplace_back(m_rates, denoiser.stream(values("limit_db"), memory));
        }
    }

    void extend(int64_t wanted, Work& work) override
    {
        while (end() < wanted && !ended()) {
            work.at(0.0);
            m_before.extend(m_fed + m_rates.block + m_rates.margin, work);
            feed();
            take();
            if (m_before.ended() && end() >= m_before.end()) {
                setEnded();
            }
        }
    }

    int64_t needs() const override
    {
        return std::max(m_before.begin(), std::min(m_fed - m_rates.margin, m_got));
    }

private:
    /// A block of what comes before; silence behind its end drives the last of it out.
    void feed()
    {
        const int64_t from = std::max(m_before.begin(), m_fed - m_rates.margin);
        const int64_t lead = (m_fed - from) / m_rates.unit * m_rates.unit;
        const int64_t to = std::min(m_before.end(), m_fed + m_rates.block + m_rates.margin);
        const Sound around = m_before.cut(std::min(m_fed - lead, to), to);
        for (size_t c = 0; c < m_noise.size(); ++c) {
            m_noise[c].feed(around.channels[c], std::min<int64_t>(lead, int64_t(around.frames())));
        }
        m_fed += m_rates.block;
    }

    void take()
    {
        std::vector<std::vector<float>> noise;
        for (Noise& channel : m_noise) {
            if (auto next = channel.next()) {
                noise.push_back(std::move(*next));
            }
        }
        if (noise.empty()) {
            return;
        }
        const int64_t from = std::max(m_got, end());
        const int64_t to = std::min(m_got + m_rates.block, m_before.end());
        if (from < to) {
            // The noise is taken away, rather than the clean sound taken over: no band is lost.
            Sound block = m_before.cut(from, to);
            for (size_t c = 0; c < block.channels.size(); ++c) {
                for (size_t i = 0; i < block.channels[c].size(); ++i) {
                    block.channels[c][i] -= m_amount * noise[c][i + size_t(from - m_got)];
                }
            }
            append(block);
        }
        m_got += m_rates.block;
    }

    Stage& m_before;
    Rates m_rates;
    std::vector<Noise> m_noise; ///< one per channel
    int64_t m_fed, m_got; ///< frames of the sound before: given to the network, come back from it
    float m_amount = 1.0f;
};

} // namespace

std::unique_ptr<Stage> denoiseStage(
    Stage& before, DeepFilter& denoiser, DeepFilter::Memory memory, const Step& step, int64_t begin)
{
    return std::make_unique<DenoiseStage>(before, denoiser, memory, step, begin);
}

} // namespace timbre::cleaning
