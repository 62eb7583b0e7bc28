#include "core/cleaning/effects/effects.h"
#include "core/cleaning/spectra.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace timbre::cleaning {
namespace {

constexpr int kBands = 48; ///< of the print, evenly spaced on the Bark-like scale below
constexpr double kQuietShare = 0.10; ///< of all frames is where the noise is alone

double scale(double hz)
{
    return std::asinh(hz / 600.0);
}

std::string bandName(int band)
{
    return "noise." + std::to_string(band);
}

/// Which band a bin of a spectrum belongs to.
std::vector<int> bandOfBin(int size, int sampling_rate)
{
    std::vector<int> bands(size_t(size) / 2 + 1);
    for (size_t i = 0; i < bands.size(); ++i) {
        const double hz = double(i) * sampling_rate / size;
        bands[i] = std::min(kBands - 1, int(kBands * scale(hz) / scale(24000.0)));
    }
    return bands;
}

using BandPower = std::array<float, kBands>; ///< mean power per bin

BandPower bandPower(std::span<const float> power, const std::vector<int>& band_of)
{
    std::array<double, kBands> sum{};
    std::array<int, kBands> count{};
    for (size_t i = 0; i < power.size(); ++i) {
        sum[size_t(band_of[i])] += double(power[i]);
        ++count[size_t(band_of[i])];
    }
    BandPower result{};
    for (size_t b = 0; b < result.size(); ++b) {
        result[b] = count[b] > 0 ? float(sum[b] / count[b]) : 0.0f;
    }
    return result;
}

/// Gains of a channel from frame to frame: Wiener's with the decision-directed a priori SNR
/// (Ephraim and Malah 1984), whose memory keeps musical noise away.
class Gate {
public:
    Gate(std::vector<float> noise, float floor)
        : m_noise(std::move(noise))
        , m_floor(floor)
        , m_clean(m_noise.size(), 0.0f)
        , m_gain(m_noise.size(), 1.0f)
    {
    }

    void operator()(std::span<std::complex<float>> bins)
    {
        constexpr float kMemory = 0.96f;
        for (size_t i = 0; i < bins.size(); ++i) {
            const float power = std::norm(bins[i]), noise = m_noise[i] + 1e-12f;
            const float fresh = std::max(power / noise - 1.0f, 0.0f);
            const float prior = kMemory * m_clean[i] / noise + (1.0f - kMemory) * fresh;
            m_gain[i] = std::max(prior / (1.0f + prior), m_floor);
            m_clean[i] = m_gain[i] * m_gain[i] * power;
        }
        for (size_t i = 0; i < bins.size(); ++i) { // neighbours agree
            const size_t before = i > 0 ? i - 1 : i, after = std::min(i + 1, bins.size() - 1);
            bins[i] *= 0.25f * m_gain[before] + 0.5f * m_gain[i] + 0.25f * m_gain[after];
        }
    }

private:
    std::vector<float> m_noise;
    float m_floor;
    std::vector<float> m_clean, m_gain;
};

} // namespace

Learned learnNoisePrint(const Sound& sound, const Values&, Work& work)
{
    const int size = spectrumSize(sound.sampling_rate);
    const auto band_of = bandOfBin(size, sound.sampling_rate);
    std::vector<BandPower> frames;
    std::vector<float> totals;
    forEachPower(
        mean(sound), size,
        [&](std::span<const float> power, int64_t) {
            frames.push_back(bandPower(power, band_of));
            totals.push_back(0.0f);
            for (const float band : frames.back()) {
                totals.back() += band;
            }
        },
        work);
    if (frames.size() > 8) { // the first and last frames reach beyond the sound
        frames.erase(frames.end() - 4, frames.end());
        frames.erase(frames.begin(), frames.begin() + 4);
        totals.erase(totals.end() - 4, totals.end());
        totals.erase(totals.begin(), totals.begin() + 4);
    }
    auto sorted = totals;
    const auto limit_at = sorted.begin() + long(double(sorted.size() - 1) * kQuietShare);
    std::ranges::nth_element(sorted, limit_at);
    Learned print;
    for (int b = 0; b < kBands; ++b) {
        double sum = 0.0;
        int count = 0;
        for (size_t f = 0; f < frames.size(); ++f) {
            if (totals[f] <= *limit_at) {
                sum += double(frames[f][size_t(b)]);
                ++count;
            }
        }
        // per sample of the frame, so that it means the same at every size of spectrum
        const double density = sum / std::max(1, count) / size;
        print[bandName(b)] = std::max(-200.0, 10.0 * std::log10(density + 1e-20));
    }
    return print;
}

void spectralGate(Sound& sound, const Values& values, Work& work)
{
    const int size = spectrumSize(sound.sampling_rate);
    const auto band_of = bandOfBin(size, sound.sampling_rate);
    std::vector<float> noise(band_of.size());
    for (size_t i = 0; i < noise.size(); ++i) {
        const double db = values(bandName(band_of[i])) + values("sensitivity_db");
        noise[i] = float(std::pow(10.0, db / 10.0) * size);
    }
    const auto floor = float(std::pow(10.0, -values("reduction_db") / 20.0));
    for (size_t c = 0; c < sound.channels.size(); ++c) {
        Work share = work.part(double(c) / double(sound.channels.size()),
            double(c + 1) / double(sound.channels.size()));
        Gate gate(noise, floor);
        changeSpectra(
            sound.channels[c], size,
            [&gate](std::span<std::complex<float>> bins, int64_t) { gate(bins); }, share);
    }
}

} // namespace timbre::cleaning
