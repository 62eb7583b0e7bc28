#pragma once

#include "core/inference/engine.h"

#include <span>

namespace timbre::inference {

/// False for marks and for what has no phones: they are words of the reading too, but nobody hears
/// them.
bool isSpoken(const text::Segment& segment, const text::Word& word);

/// The time of every word from the phone that each token speaks. phone_of_token counts the reading's phones; `piece`
/// is what was read, `begin_s` where its sound starts. Marks have no times.
std::vector<SpokenWord> wordTimes(const text::Reading& reading, const text::Piece& piece,
    std::span<const int> phone_of_token, double seconds_per_token, double begin_s);

} // namespace timbre::inference
