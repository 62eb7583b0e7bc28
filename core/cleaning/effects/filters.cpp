#include "core/cleaning/biquad.h"
#include "core/cleaning/effects/effects.h"
#include "core/cleaning/spectra.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace timbre::cleaning {
namespace {

constexpr double kNotchWidthHz = 2.0;

/// The power spectrum of the quiet quarter of a sound in steps of about 0.7 Hz, as a geometric
/// mean: hum is a line in all of it, a voice only here and there.
struct LineSpectrum {
    double hz_per_bin;
    std::vector<double> power;

    LineSpectrum(std::span<const float> samples, int sampling_rate, Work& work)
    {
        int size = 4096;
        while (size < sampling_rate * 1.4) {
            size *= 2;
        }
        hz_per_bin = double(sampling_rate) / size;
        std::vector<double> energies;
        forEachPower(
            samples, size,
            [&](std::span<const float> frame, int64_t) {
                energies.push_back(std::accumulate(frame.begin(), frame.end(), 0.0));
            },
            work);
        const double limit = quietLimit(energies);
        power.assign(size_t(size) / 2 + 1, 0.0);
        int frames = 0;
        forEachPower(
            samples, size,
            [&](std::span<const float> frame, int64_t index) {
                if (energies[size_t(index)] > limit || !wholeFrame(index, energies.size())) {
                    return;
                }
                for (size_t i = 0; i < frame.size(); ++i) {
                    power[i] += std::log(double(frame[i]) + 1e-12);
                }
                ++frames;
            },
            work);
        for (double& bin : power) {
            bin = std::exp(bin / std::max(1, frames));
        }
    }

    /// The first and last frames reach beyond the sound; a short one has no others.
    static bool wholeFrame(int64_t index, size_t count)
    {
        return count < 12 || (index >= 3 && index + 4 < int64_t(count));
    }

    static double quietLimit(const std::vector<double>& energies)
    {
        std::vector<double> sorted;
        for (size_t i = 0; i < energies.size(); ++i) {
            if (wholeFrame(int64_t(i), energies.size())) {
                sorted.push_back(energies[i]);
            }
        }
        std::ranges::sort(sorted);
        return sorted[sorted.size() / 4];
    }

    size_t bin(double hz) const
    {
        return std::min(power.size() - 1, size_t(std::lround(hz / hz_per_bin)));
    }

    /// The strongest bin within half a per cent of hz.
    size_t peakNear(double hz) const
    {
        const double reach = std::max(0.8, hz * 0.005);
        const auto first = power.begin() + long(bin(hz - reach));
        return size_t(
            std::max_element(first, power.begin() + long(bin(hz + reach)) + 1) - power.begin());
    }

    /// How far it stands above the median of what lies 3 to 9 Hz beside it.
    double prominenceDb(size_t peak) const
    {
        std::vector<double> around;
        for (double away = 3.0; away <= 9.0; away += hz_per_bin) {
            const auto step = size_t(away / hz_per_bin);
            around.push_back(power[peak > step ? peak - step : 0]);
            around.push_back(power[std::min(power.size() - 1, peak + step)]);
        }
        std::ranges::nth_element(around, around.begin() + long(around.size() / 2));
        return 10.0 * std::log10((power[peak] + 1e-20) / (around[around.size() / 2] + 1e-20));
    }

    /// The peak between bins: a parabola through the logarithms.
    double exactHz(size_t peak) const
    {
        if (peak == 0 || peak + 1 >= power.size()) {
            return double(peak) * hz_per_bin;
        }
        const double a = std::log(power[peak - 1] + 1e-20), b = std::log(power[peak] + 1e-20),
                     c = std::log(power[peak + 1] + 1e-20);
        const double curve = a - 2.0 * b + c;
        return (double(peak) + (curve < 0.0 ? 0.5 * (a - c) / curve : 0.0)) * hz_per_bin;
    }
};

constexpr double kLineDb = 12.0; ///< a line this far above its surroundings is hum
constexpr double kAloneDb = 20.0; ///< and one without another

std::string harmonicName(int k)
{
    return "hum." + std::to_string(k);
}

Learned linesOf(const LineSpectrum& spectrum, double mains, int harmonics, int sampling_rate)
{
    Learned lines;
    for (int k = 1; k <= harmonics && mains * k < 0.45 * sampling_rate; ++k) {
        const size_t peak = spectrum.peakNear(mains * k);
        if (spectrum.prominenceDb(peak) >= kLineDb) {
            lines[harmonicName(k)] = spectrum.exactHz(peak);
        }
    }
    return lines;
}

} // namespace

void gain(Sound& sound, const Values& values, Work& work)
{
    const auto factor = float(std::pow(10.0, values("db") / 20.0));
    for (auto& channel : sound.channels) {
        work.at(0.0);
        std::ranges::for_each(channel, [factor](float& x) { x *= factor; });
    }
}

void highPass(Sound& sound, const Values& values, Work& work)
{
    for (auto& channel : sound.channels) {
        for (const double q : {0.5412, 1.3066}) { // Butterworth, fourth order
            work.at(0.0);
            Biquad::highPass(values("hz"), q, sound.sampling_rate).run(channel);
        }
    }
}

Learned learnHum(const Sound& sound, const Values& values, Work& work)
{
    if (sound.frames() < size_t(sound.sampling_rate)) {
        return {}; // a line shows after a second
    }
    const LineSpectrum spectrum(mean(sound), sound.sampling_rate, work);
    Learned best;
    const double wanted = values("hz");
    for (const double mains : wanted > 0.0 ? std::vector{wanted} : std::vector{50.0, 60.0}) {
        auto lines = linesOf(spectrum, mains, int(values("harmonics")), sound.sampling_rate);
        if (lines.size() > best.size()) {
            best = std::move(lines);
        }
    }
    // A voice may hold a tone where a line would be: two lines, or one that no voice makes.
    const bool mains = best.contains(harmonicName(1)) || best.contains(harmonicName(2));
    const auto alone = [&] {
        return spectrum.prominenceDb(spectrum.bin(best.begin()->second)) >= kAloneDb;
    };
    return mains && (best.size() > 1 || alone()) ? best : Learned{};
}

void removeHum(Sound& sound, const Values& values, Work& work)
{
    const int harmonics = int(values("harmonics"));
    for (int k = 1; k <= harmonics; ++k) {
        if (!values.has(harmonicName(k))) {
            continue;
        }
        const double hz = values(harmonicName(k));
        for (auto& channel : sound.channels) {
            work.at(double(k) / harmonics);
            Biquad::notch(hz, hz / kNotchWidthHz, sound.sampling_rate).run(channel);
        }
    }
}

void softenSibilants(Sound& sound, const Values& values, Work& work)
{
    const int size = spectrumSize(sound.sampling_rate) / 4; // an s lasts 50 ms
    const double hz_per_bin = double(sound.sampling_rate) / size;
    const auto from = size_t(values("hz") / hz_per_bin), voice = size_t(300.0 / hz_per_bin);
    const double threshold = values("threshold_db"), most = values("reduction_db");
    for (size_t c = 0; c < sound.channels.size(); ++c) {
        double smooth_db = 0.0;
        Work share = work.part(double(c) / double(sound.channels.size()),
            double(c + 1) / double(sound.channels.size()));
        changeSpectra(
            sound.channels[c], size,
            [&](std::span<std::complex<float>> bins, int64_t) {
                double low = 1e-9, high = 1e-9;
                for (size_t i = std::max<size_t>(1, voice); i < bins.size(); ++i) {
                    (i < from ? low : high) += double(std::norm(bins[i]));
                }
                const double excess = 10.0 * std::log10(high / low) - threshold;
                const double target = std::clamp(excess, 0.0, most);
                smooth_db += (target - smooth_db) * (target > smooth_db ? 0.7 : 0.3);
                const auto factor = float(std::pow(10.0, -smooth_db / 20.0));
                for (size_t i = from; i < bins.size(); ++i) {
                    bins[i] *= factor;
                }
            },
            share);
    }
}

} // namespace timbre::cleaning
