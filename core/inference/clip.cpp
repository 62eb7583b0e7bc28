#include "core/inference/clip.h"

#include "core/audio/audiofile.h"
#include "core/base/error.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace timbre::inference {
namespace {

constexpr double kShortest_s = 3.0, kLongest_s = 10.0; // what the networks were trained with
constexpr double kSilence_db = -50.0; // RMS below this holds no voice

double rms(const float* samples, size_t count)
{
    double sum = 0.0;
    for (size_t i = 0; i < count; ++i) {
        sum += double(samples[i]) * samples[i];
    }
    return std::sqrt(sum / double(std::max<size_t>(count, 1)));
}

std::string seconds(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.1f s", value);
    return text;
}

/// The start of the quietest 50 ms between 6 s and 10 s.
size_t quietestPlace(const Clip& clip)
{
    const auto frame = size_t(0.05 * clip.sampling_rate);
    const auto last =
        std::min(clip.samples.size(), size_t(kLongest_s * clip.sampling_rate)) - frame;
    size_t best = last;
    double least = rms(&clip.samples[last], frame);
    for (auto at = size_t(6.0 * clip.sampling_rate); at < last; at += frame) {
        if (const double level = rms(&clip.samples[at], frame); level < least) {
            least = level;
            best = at;
        }
    }
    return best;
}

void requireLength(const Clip& clip, const std::string& subject)
{
    if (clip.seconds() < kShortest_s) {
        throw Error(ErrorKind::BadReference, subject,
            "This recording is " + seconds(clip.seconds())
                + " long; 3 to 10 s are needed. Record a little more.");
    }
    if (clip.seconds() > kLongest_s) {
        throw Error(ErrorKind::BadReference, subject,
            "This recording is " + seconds(clip.seconds())
                + " long; 3 to 10 s are needed. Cut it, or let it be trimmed (--trim-ref).");
    }
}

void requireVoice(const Clip& clip, const std::string& subject)
{
    if (20.0 * std::log10(rms(clip.samples.data(), clip.samples.size()) + 1e-12) < kSilence_db) {
        throw Error(ErrorKind::BadReference, subject,
            "This recording is silent. Check the microphone and record again.");
    }
}

} // namespace

Clip readClip(const std::filesystem::path& path, bool trim)
{
    const auto audio = audio::readAudio(path);
    Clip clip{audio::channelMean(audio), audio.sampling_rate};
    if (trim && clip.seconds() > kLongest_s) {
        clip.samples.resize(quietestPlace(clip));
    }
    requireLength(clip, path.string());
    requireVoice(clip, path.string());
    return clip;
}

} // namespace timbre::inference
