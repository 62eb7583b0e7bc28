#pragma once

#include "core/cleaning/sound.h"

#include <optional>
#include <span>

namespace timbre::cleaning {

/// How long the room needs to fade by 60 dB, in seconds, from how fast the sound falls after its
/// words end (the fastest steady falls; a voice's own ends bias it by about 0.1 s). Nothing when
/// no word ends freely.
std::optional<double> reverberationTime(
    std::span<const float> samples, int sampling_rate, Work& work);

} // namespace timbre::cleaning
