#pragma once

#include <string_view>

namespace timbre::text {

/// What a letter is written in. Alphabet: Latin, Greek, Cyrillic and others that part words by
/// blanks, with their digits. None: marks, blanks, symbols.
enum class Writing { None, Alphabet, Han, Kana, Hangul };

Writing writingOf(char32_t character);
bool contains(std::u32string_view text, Writing writing);

} // namespace timbre::text
