#pragma once

#include "core/cleaning/sound.h"

#include <optional>
#include <span>

namespace timbre::cleaning {

/// How long the room needs to fade by 60 dB, in seconds: nothing in it falls faster than that, so
/// it is the quickest tenth of the steady falls of the level that tells. Dry studio speech gives
/// 0.15 to 0.4; made rooms of 0.6 and 1.0 s around it 0.4 to 0.7 and 0.55 to 1.0. Nothing where
/// there are too few falls.
std::optional<double> reverberationTime(
    std::span<const float> samples, int sampling_rate, Work& work);

} // namespace timbre::cleaning
