#pragma once

#include "core/audio/audiofile.h"

#include <QString>

#include <cmath>
#include <numbers>
#include <vector>

namespace timbre {

/// Something that looks and behaves like speech: syllables of a gliding voice with formants,
/// hissing ones between, pauses after every few; the same each time.
inline std::vector<float> babble(double seconds, int rate = 48000, double noise = 0.0004)
{
    std::vector<float> samples(static_cast<size_t>(seconds * rate));
    uint32_t state = 11;
    const auto random = [&state] {
        state = state * 1664525u + 1013904223u;
        return double(int32_t(state)) / 2147483648.0;
    };
    double phase = 0.0, hiss = 0.0;
    for (size_t i = 0; i < samples.size(); ++i) {
        const double t = double(i) / rate, syllable = t / 0.22;
        const int number = int(syllable);
        const double inside = syllable - number;
        const bool pause = number % 9 >= 7;
        const double envelope = pause ? 0.0 : std::pow(std::sin(std::numbers::pi * inside), 0.7);
        const double f0 = 120.0 + 30.0 * std::sin(t * 1.3) + 20.0 * (number % 3);
        phase += 2 * std::numbers::pi * f0 / rate;
        double voice = 0.0;
        if (!pause) {
            const double formants[] = {
                500.0 + 250.0 * (number % 4), 1200.0 + 400.0 * (number % 3), 2700.0};
            for (int h = 1; h <= 24; ++h) {
                double gain = 0.0;
                for (const double f : formants) {
                    gain += std::exp(-std::abs(h * f0 - f) / 180.0) * 500.0 / f;
                }
                voice += gain * std::sin(h * phase);
            }
        }
        const double white = random();
        hiss = white - 0.6 * hiss;
        const double mixed = number % 4 == 3 ? 0.12 * hiss : 0.35 * voice;
        samples[i] = float(0.55 * envelope * mixed + noise * white);
    }
    return samples;
}

inline QString writeSound(const QString& path, const std::vector<float>& samples, int rate = 48000)
{
    audio::writeAudio(path.toStdString(), samples, rate, audio::SampleFormat::Wav16);
    return path;
}

} // namespace timbre
