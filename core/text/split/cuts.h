#pragma once

#include "core/text/split.h"

namespace timbre::text {

/// The reference's cutting alone: the lines that cut0 ... cut5 give. Empty lines count.
std::vector<TrackedText> cutLines(const TrackedText& text, CutMethod method);

/// The whole step around it: marks in a row reduced, short lines merged, final marks added, very
/// long pieces cut again.
std::vector<TrackedText> cutPieces(TrackedText text, CutMethod method, Mode mode);

/// A mark that ends a clause.
bool isClauseMark(char32_t character);

} // namespace timbre::text
