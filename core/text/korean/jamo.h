#pragma once

#include "core/text/trackedtext.h"

namespace timbre::text {

/// Hangul syllables: U+AC00..U+D7A3, each an initial, a vowel and maybe a final consonant.
constexpr bool isSyllable(char32_t c)
{
    return c >= 0xAC00 && c <= 0xD7A3;
}

/// The final consonant (U+11A8..U+11C2) of a syllable; other characters stand for themselves.
char32_t finalOf(char32_t c);

/// Syllables as conjoining jamo (U+11xx).
TrackedText decomposed(const TrackedText& text);

/// Conjoining jamo as single letters (U+31xx), compound vowels as two: what phonemes are called.
TrackedText asLetters(const TrackedText& text);

} // namespace timbre::text
