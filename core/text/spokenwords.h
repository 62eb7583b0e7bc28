#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace timbre::text {

/// A word of a text and whether it was heard.
struct SpokenWord {
    std::string text; ///< as written, without spaces around it
    size_t begin = 0, end = 0; ///< its bytes in the text
    bool heard = false;
};

struct SpokenText {
    std::vector<SpokenWord> words; ///< all words of the text, in order
    std::vector<std::string> extra; ///< heard, but not in the text
    double agreement = 1.0; ///< 1 - edits / length, on letters; 0..1
};

/// Lays what a transcriber heard beside a text: which of its words are not in the sound. Case,
/// punctuation, width and accents of letters do not count; a word spelled almost the same (one
/// letter in four) counts as heard, for a transcriber mishears and misspells. In Chinese, Japanese
/// and wherever no spaces stand, a word is one character.
SpokenText compareWithHeard(std::string_view text, std::span<const std::string> heard);

} // namespace timbre::text
