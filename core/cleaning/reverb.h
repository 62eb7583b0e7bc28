#pragma once

#include "core/cleaning/sound.h"

#include <optional>
#include <span>

namespace timbre::cleaning {

/// How long the room needs to fade by 60 dB, in seconds, from the steady falls after words and
/// syllables (those of the quicker quarter: a voice ends more slowly by itself). Made rooms of 0.4,
/// 0.6 and 1.0 s give 0.4, 0.6 and 0.6 to 0.9. Nothing where the sound ends with the voice.
std::optional<double> reverberationTime(
    std::span<const float> samples, int sampling_rate, Work& work);

} // namespace timbre::cleaning
