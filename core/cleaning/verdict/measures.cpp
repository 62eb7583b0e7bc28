#include "core/cleaning/verdict/measures.h"

#include "core/cleaning/biquad.h"
#include "core/cleaning/effects/effects.h"
#include "core/cleaning/reverb.h"
#include "core/cleaning/spectra.h"
#include "core/cleaning/verdict/loudness.h"
#include "core/cleaning/voice/activity.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace timbre::cleaning {
namespace {

double powerDb(double power)
{
    return 10.0 * std::log10(std::max(power, 1e-14));
}

/// Mean square of every step of a VoiceCurve.
std::vector<double> stepPowers(std::span<const float> samples, int sampling_rate)
{
    const auto step = size_t(std::lround(VoiceCurve::kStep_s * sampling_rate));
    std::vector<double> powers;
    for (size_t at = 0; at < samples.size(); at += step) {
        const auto part = samples.subspan(at, std::min(step, samples.size() - at));
        double sum = 0.0;
        for (const float x : part) {
            sum += double(x) * double(x);
        }
        powers.push_back(sum / double(part.size()));
    }
    return powers;
}

/// The middle one of the quietest twentieth, digital silence (padding) left out.
double quietest(std::vector<double> powers)
{
    constexpr double kDigitalSilence = 1e-11;
    std::erase_if(powers, [](double power) { return power < kDigitalSilence; });
    if (powers.empty()) {
        return 0.0;
    }
    std::ranges::sort(powers);
    return powers[powers.size() / 40];
}

/// The mean power while somebody surely speaks against the middle one while surely nobody does.
/// Steps next to speech are left out: they hold its reverberation.
std::optional<double> snr(const std::vector<double>& powers, std::span<const float> voice)
{
    constexpr float kSpeech = 0.8f, kPause = 0.2f;
    constexpr size_t kPauses = 10; // steps: a third of a second
    double speech = 0.0;
    int spoken = 0;
    std::vector<double> pauses;
    const auto near = [&](size_t i) { // speech within two steps
        const size_t from = i > 2 ? i - 2 : 0, to = std::min(voice.size(), i + 3);
        return std::ranges::any_of(
            voice.subspan(from, to - from), [](float p) { return p > 0.5f; });
    };
    for (size_t i = 0; i < std::min(powers.size(), voice.size()); ++i) {
        if (voice[i] > kSpeech) {
            speech += powers[i];
            ++spoken;
        } else if (voice[i] < kPause && !near(i)) {
            pauses.push_back(powers[i]);
        }
    }
    if (spoken < 5) {
        return std::nullopt;
    }
    const double floor = quietest(powers);
    double noise = floor;
    if (pauses.size() >= kPauses) { // what was taken for pauses may hold breaths and soft speech
        std::ranges::nth_element(pauses, pauses.begin() + long(pauses.size() / 2));
        noise = std::min(pauses[pauses.size() / 2], 10.0 * floor);
    }
    const double pure = std::max(speech / spoken - noise, noise * 1e-3);
    return std::min(100.0, powerDb(pure) - powerDb(noise));
}

/// The mean power of thirds of an octave, from 100 Hz on.
double bandwidth(std::span<const float> samples, int sampling_rate, Work& work)
{
    const int size = spectrumSize(sampling_rate);
    std::vector<double> mean(size_t(size) / 2 + 1, 0.0);
    forEachPower(
        samples, size,
        [&mean](std::span<const float> power, int64_t) {
            for (size_t i = 0; i < mean.size(); ++i) {
                mean[i] += double(power[i]);
            }
        },
        work);
    const double hz_per_bin = double(sampling_rate) / size;
    double strongest = 0.0;
    std::vector<std::pair<double, double>> bands; // upper edge in Hz, mean power per bin
    for (double hz = 100.0; hz < sampling_rate / 2.0; hz *= std::pow(2.0, 1.0 / 12.0)) {
        const auto first = size_t(hz / hz_per_bin);
        const auto last = std::min(
            mean.size(), std::max(first + 1, size_t(hz * std::pow(2.0, 1.0 / 12.0) / hz_per_bin)));
        const double sum =
            std::accumulate(mean.begin() + long(first), mean.begin() + long(last), 0.0);
        bands.emplace_back(double(last) * hz_per_bin, sum / double(last - first));
        strongest = std::max(strongest, bands.back().second);
    }
    for (auto band = bands.rbegin(); band != bands.rend(); ++band) {
        if (band->second > strongest * 1e-6) {
            return std::min(band->first, sampling_rate / 2.0);
        }
    }
    return 0.0;
}

/// Nuclei of syllables as peaks of the vowels' band (de Jong and Wempe 2009): each rises 2 dB
/// above the dips around it and lies within 25 dB of the loudest.
std::optional<double> syllableRate(
    std::span<const float> samples, int sampling_rate, double spoken_s)
{
    if (spoken_s < 0.5) {
        return std::nullopt;
    }
    std::vector<float> vowels(samples.begin(), samples.end());
    Biquad::highPass(250.0, 0.707, sampling_rate).run(vowels);
    Biquad::lowPass(3000.0, 0.707, sampling_rate).run(vowels);
    for (float& x : vowels) {
        x *= x;
    }
    Biquad::lowPass(8.0, 0.5, sampling_rate).run(vowels); // no faster than syllables come
    const auto step = size_t(sampling_rate / 100);
    std::vector<double> level;
    for (size_t at = 0; at < vowels.size(); at += step) {
        level.push_back(powerDb(double(vowels[at])));
    }
    const double floor = *std::ranges::max_element(level) - 25.0;
    int nuclei = 0;
    double peak = -200.0, dip = level.front();
    for (const double now : level) {
        peak = std::max(peak, now);
        if (now < peak - 2.0 && peak > dip + 2.0 && peak > floor) { // over the top of one
            ++nuclei;
            peak = dip = now;
        }
        if (now < dip) {
            dip = peak = now;
        }
    }
    return nuclei / spoken_s;
}

/// Voices glide, instruments hold: the share of frames in which a spectral peak that stands out
/// has stayed in its bin for 0.4 s. Below 250 Hz it may be hum.
double heldTones(std::span<const float> samples, int sampling_rate, Work& work)
{
    const int size = spectrumSize(sampling_rate) * 2;
    const double frames_per_s = 4.0 * sampling_rate / size,
                 hz_per_bin = double(sampling_rate) / size;
    const auto first = size_t(250.0 / hz_per_bin),
               last = size_t(std::min(5000.0, 0.45 * sampling_rate) / hz_per_bin);
    const auto needed = int(0.4 * frames_per_s);
    std::vector<int> held(size_t(size) / 2 + 1, 0);
    int64_t frames = 0, musical = 0;
    forEachPower(
        samples, size,
        [&](std::span<const float> power, int64_t) {
            int tones = 0;
            const float strongest = *std::ranges::max_element(power);
            for (size_t i = first; i < last; ++i) {
                const float side = std::max(power[i - 4], power[i + 4]);
                const bool top = power[i] >= power[i - 1] && power[i] >= power[i + 1];
                const bool peak = top && power[i] > 20.0f * side && power[i] > 1e-4f * strongest
                    && power[i] > 1e-4f;
                held[i] = std::max(0, held[i] + (peak ? 1 : -2)); // speech hides it for moments
                tones += held[i] >= needed ? 1 : 0;
            }
            ++frames;
            musical += tones > 0 ? 1 : 0;
        },
        work);
    // A tone is known as held only after 0.4 s: of the frames that could know.
    return double(musical) / double(std::max<int64_t>(1, frames - needed));
}

} // namespace

double clippedShare(std::span<const float> samples)
{
    float peak = 0.0f;
    for (const float x : samples) {
        peak = std::max(peak, std::abs(x));
    }
    size_t clipped = 0, tops = 0, run = 0;
    for (const float x : samples) {
        run = std::abs(x) >= 0.999f * peak ? run + 1 : 0;
        tops += run == 3 ? 1 : 0;
        clipped += run == 3 ? 3 : run > 3 ? 1 : 0;
    }
    const bool flat = peak > 0.1f && tops >= 4; // a voice reaches its peak once
    return flat ? double(clipped) / double(samples.size()) : 0.0;
}

ClipMeasures measure(std::span<const float> samples, int sampling_rate,
    std::span<const float> voice, jobs::Context& job)
{
    ClipMeasures result;
    result.seconds = double(samples.size()) / sampling_rate;
    if (samples.empty()) {
        return result;
    }
    Work work(job, "measure", 0.0, 1.0);
    const audio::Audio audio{
        .samples = {samples.begin(), samples.end()}, .channels = 1, .sampling_rate = sampling_rate};
    const auto loud = loudness(audio);
    result.loudness_lufs = loud.integrated_lufs;
    result.true_peak_dbtp = loud.true_peak_dbtp;
    const auto spoken = std::ranges::count_if(voice, [](float p) { return p >= 0.5f; });
    result.speech_share = double(spoken) / double(std::max<size_t>(1, voice.size()));
    result.snr_db = snr(stepPowers(samples, sampling_rate), voice);
    result.clipped_share = clippedShare(samples);
    result.bandwidth_hz = bandwidth(samples, sampling_rate, work);
    result.rt60_s = reverberationTime(samples, sampling_rate, work);
    result.syllables_per_s =
        syllableRate(samples, sampling_rate, double(spoken) * VoiceCurve::kStep_s);
    result.music = std::min(1.0, heldTones(samples, sampling_rate, work));
    const std::map<std::string, double> nothing_given;
    const Learned hum = learnHum(separated(audio), Values("hum", nothing_given), work);
    result.hum_lines = double(hum.size());
    return result;
}

} // namespace timbre::cleaning
