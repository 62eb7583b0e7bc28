#pragma once

#include "core/jobs/context.h"

#include <optional>
#include <span>

namespace timbre::cleaning {

/// What can be said about a clip in numbers. What could not be measured is absent.
struct ClipMeasures {
    double seconds = 0.0;
    double speech_share = 0.0; ///< of the time, 0..1
    double loudness_lufs = -70.0; ///< EBU R128
    double true_peak_dbtp = -200.0;
    std::optional<double> snr_db; ///< speech against what is left in the pauses
    double clipped_share = 0.0; ///< of the samples, in runs of three or more at the peak
    double hum_lines = 0.0; ///< lines of mains hum (0: none)
    double bandwidth_hz =
        0.0; ///< where the sound ends: 60 dB below its strongest third of an octave
    std::optional<double> rt60_s; ///< reverberation; absent where nothing fades freely
    std::optional<double> syllables_per_s; ///< peaks of loudness per second of speech
    double music = 0.0; ///< share of the time in which tones are held, 0..1
    std::optional<double> speaker_distance; ///< 1 - cosine to the set's centre, see voiceset.h
    std::optional<double> inner_distance; ///< the largest such between parts of the clip
};

/// All but the distances between voices. Mono samples; `voice` is the clip's part of a VoiceCurve.
/// Takes about 1 % of the clip's length.
ClipMeasures measure(std::span<const float> samples, int sampling_rate,
    std::span<const float> voice, jobs::Context& job);

/// Share of the samples that lie in flat tops, 0..1.
double clippedShare(std::span<const float> samples);

} // namespace timbre::cleaning
