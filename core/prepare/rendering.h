#pragma once

#include "core/audio/audioreader.h"
#include "core/cleaning/cleaner.h"

#include <vector>

namespace timbre::prepare {

/// The steps of both in the order in which effects are best applied; of two with the same effect
/// the first.
cleaning::Recipe merged(const cleaning::Recipe& first, const cleaning::Recipe& second);

/// A piece of a recording as a recipe makes it, one channel, at the recording's rate. Effects hear
/// what they need around the piece; "loudness" hears the piece alone. The recipe keeps the length.
/// Shorter than asked for where the file ends. Throws what AudioReader and Cleaner throw.
std::vector<float> render(audio::AudioReader& reader, cleaning::Range piece,
    const cleaning::Recipe& recipe, const cleaning::Cleaner& cleaner, jobs::Context& job);

} // namespace timbre::prepare
