#pragma once

#include <string>
#include <string_view>

namespace timbre::text::english {

/// Numbers in American words, as Python's inflect writes them: a comma after each group of
/// thousands. `digits` are ASCII digits, leading zeros allowed. More than 36 digits are read one by
/// one. "1234" -> "one thousand, two hundred and thirty-four"; without `with_and` "... two hundred
/// thirty-four".
std::u32string cardinal(std::u32string_view digits, bool with_and);

/// The same without "and" and without commas, which would be pauses: "one thousand two hundred".
std::u32string cardinalWithoutPauses(std::u32string_view digits);

/// "21" -> "twenty-first".
std::u32string ordinal(std::u32string_view digits);

/// The last word of a number in words as an ordinal: "one half" stays the caller's business.
std::u32string ordinalOf(std::u32string words);

/// As a number stands in running text: 1001..2999 in pairs like a year ("nineteen oh five"), except
/// round hundreds and 2000..2009; others as cardinals.
std::u32string plainNumber(std::u32string_view digits);

/// One word per digit.
std::u32string digitByDigit(std::u32string_view digits);

} // namespace timbre::text::english
