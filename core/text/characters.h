#pragma once

namespace timbre::text {

/// Letters and digits of any script, with marks that modify them (combining accents).
bool isLetterOrDigit(char32_t character);
/// Blanks, control characters, punctuation, joiners: what a reading may leave out without a loss.
bool isMarkOrBlank(char32_t character);
/// What Python's str.isspace() says; str.strip() takes these off.
bool isSpace(char32_t character);
/// Han characters of the basic block, U+4E00..U+9FA5.
constexpr bool isBasicHan(char32_t character)
{
    return character >= 0x4E00 && character <= 0x9FA5;
}

} // namespace timbre::text
