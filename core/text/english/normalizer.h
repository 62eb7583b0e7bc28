#pragma once

#include "core/text/trackedtext.h"

namespace timbre::text::english {

/// Writes a text in the letters A-Z, a-z, the blank and ' . , ? ! - as the reference normaliser
/// does: numbers, money, times, units and sums become words, accents and all other characters go.
/// Linear in the text's length.
TrackedText normalized(TrackedText text);

} // namespace timbre::text::english
