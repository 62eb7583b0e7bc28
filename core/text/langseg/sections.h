#pragma once

#include "core/text/langseg/piece.h"

#include <string_view>
#include <vector>

namespace timbre::text {

/// A run of one class of characters with its pieces.
struct Section {
    enum class Kind { HanKana, Hangul, Digit, Punctuation, Newline, Other };
    Kind kind = Kind::Other;
    std::vector<TaggedPiece> pieces; ///< one for the whole run at first

    size_t begin() const { return pieces.front().begin; }
    size_t end() const { return pieces.back().end; }
};

/// The sections of a text, each as one piece. Blanks belong to what is before them; each punctuation mark and
/// each line break is a section of its own; an apostrophe within a word stays in it.
std::vector<Section> sectionsOf(std::u32string_view text);

/// Gives marks and line breaks to their neighbours and joins neighbours of the same class.
std::vector<Section> withoutPunctuation(const std::vector<Section>& sections);
std::vector<Section> withoutNewlines(const std::vector<Section>& sections);

} // namespace timbre::text
