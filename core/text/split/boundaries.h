#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace timbre::text {

/// Where a text may be cut, from the best place to the worst.
enum class Boundary { Paragraph, Sentence, Phrase, Clause, Blank, Anywhere };

/// The text up to a place where it may be cut. Atoms cover the text without gaps.
struct Atom {
    size_t begin = 0, end = 0; ///< characters
    double weight = 0; ///< how long it takes to say, in Latin letters: a Chinese character counts 3
    Boundary after = Boundary::Paragraph;
};

/// Finds sentences and clauses. Knows abbreviations, decimals, initials, closing quotes, "he said"
/// after a question, Japanese と after 」, lines broken in mid-sentence. No atom is heavier than
/// `longest`, unless a single character is. Linear.
std::vector<Atom> atoms(std::u32string_view text, double longest);

/// Whether lines continue a sentence at this newline.
bool isWrapped(std::u32string_view text, size_t newline);

/// Han, kana and Hangul, full-width marks.
bool isWide(char32_t character);
/// Quotes and brackets that close.
bool isCloser(char32_t character);

} // namespace timbre::text
