#pragma once

#include "core/text/trackedtext.h"

#include <optional>
#include <string>
#include <string_view>

namespace timbre::text {

/// A number (digits, with or without commas) in words. Native words (세, 스물) count what is before a bound
/// noun; Sino-Korean ones (삼, 이십) do everything else. Empty for zeros like "00"; nothing above 16 digits.
std::optional<std::u32string> numberInWords(std::u32string_view number, bool native);

/// Numbers in words: those before a bound noun (marked "/B") whole, all others digit by digit.
/// `strict`: as the reference does, "00" before a bound noun and full-width digits are not read.
void readNumbers(TrackedText& text, bool strict);

} // namespace timbre::text
