// Sounds made for these tests: voices by flite, noises, hum, rooms.
#pragma once

#include "core/audio/audiofile.h"
#include "core/audio/resample.h"

#include <QProcess>
#include <QTemporaryDir>

#include <cmath>
#include <numbers>
#include <random>
#include <string>
#include <vector>

namespace timbre::test {

using Samples = std::vector<float>;

/// A sentence read by flite (voices slt, rms, awb, kal), at the wanted rate; empty when flite is
/// missing.
inline Samples voice(const char* text, const char* name = "slt", int rate = 48000)
{
    QTemporaryDir folder;
    const QString file = folder.filePath("voice.wav");
    QProcess flite;
    flite.start("flite", {"-voice", name, "-t", text, "-o", file});
    if (!flite.waitForFinished() || flite.exitCode() != 0) {
        return {};
    }
    const auto audio = audio::readAudio(file.toStdString());
    return audio::resampleHq(audio::channelMean(audio), audio.sampling_rate, rate);
}

constexpr auto kSentence =
    "The train leaves at nine, and we shall be there before the rain begins.";

inline Samples sine(double hz, double amplitude, double seconds, int rate = 48000)
{
    Samples samples(size_t(seconds * rate));
    for (size_t i = 0; i < samples.size(); ++i) {
        samples[i] = float(amplitude * std::sin(2.0 * std::numbers::pi * hz * double(i) / rate));
    }
    return samples;
}

inline Samples white(double rms, size_t count, unsigned seed = 1)
{
    std::mt19937 random(seed);
    std::normal_distribution<float> normal(0.0f, float(rms));
    Samples samples(count);
    for (float& x : samples) {
        x = normal(random);
    }
    return samples;
}

/// A room: direct sound and exponentially fading noise (Polack's model).
inline Samples inRoom(const Samples& dry, double rt60_s, double wet, int rate = 48000)
{
    const auto response = white(1.0, size_t(rt60_s * rate * 0.7), 7);
    Samples result = dry;
    // Only every 16th reflection: the convolution stays quick and dense enough.
    for (size_t d = size_t(0.005 * rate); d < response.size(); d += 16) {
        const double fade = std::pow(10.0, -3.0 * double(d) / (rt60_s * rate));
        const auto factor = float(wet * fade) * response[d];
        for (size_t i = d; i < result.size(); ++i) {
            result[i] += factor * dry[i - d];
        }
    }
    return result;
}

inline Samples operator+(Samples a, const Samples& b)
{
    for (size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
        a[i] += b[i];
    }
    return a;
}

inline audio::Audio mono(Samples samples, int rate = 48000)
{
    return {.samples = std::move(samples), .channels = 1, .sampling_rate = rate};
}

inline double rms(const Samples& samples)
{
    double sum = 0.0;
    for (const float x : samples) {
        sum += double(x) * double(x);
    }
    return std::sqrt(sum / double(std::max<size_t>(1, samples.size())));
}

/// How far `heard` is from `truth`, in dB: larger is nearer.
inline double snrDb(const Samples& truth, const Samples& heard)
{
    Samples error = truth;
    for (size_t i = 0; i < std::min(error.size(), heard.size()); ++i) {
        error[i] -= heard[i];
    }
    return 20.0 * std::log10(rms(truth) / std::max(rms(error), 1e-12));
}

/// The amplitude of one frequency in a sound.
inline double amplitudeAt(const Samples& samples, double hz, int rate = 48000)
{
    double re = 0.0, im = 0.0;
    for (size_t i = 0; i < samples.size(); ++i) {
        const double phase = 2.0 * std::numbers::pi * hz * double(i) / rate;
        re += double(samples[i]) * std::cos(phase);
        im += double(samples[i]) * std::sin(phase);
    }
    return 2.0 * std::hypot(re, im) / double(samples.size());
}

} // namespace timbre::test
