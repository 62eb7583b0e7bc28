#pragma once

#include <string_view>
#include <vector>

namespace timbre::text::english {

/// The phones of 's after a word that ends in `last`: S, AH0 Z or Z after a voiceless, a hissing or
/// any other sound.
std::vector<std::string_view> possessiveEnding(std::string_view last);

} // namespace timbre::text::english
