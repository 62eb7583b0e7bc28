#pragma once

#include "core/text/split.h"

namespace timbre::text {

/// CutMethod::Auto.
std::vector<Piece> splitEvenly(std::string_view text, Mode mode);

} // namespace timbre::text
