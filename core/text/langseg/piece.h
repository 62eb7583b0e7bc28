#pragma once

#include <cstddef>
#include <vector>

namespace timbre::text {

/// What a piece of text was taken for. Unknown is any language that we do not speak.
enum class Tag { Zh, Ja, Ko, En, Unknown, Digit, Punctuation, Newline };

/// Characters [begin, end) of a text.
struct TaggedPiece {
    Tag tag = Tag::Unknown;
    size_t begin = 0, end = 0;

    size_t length() const { return end - begin; }
};

/// Joins neighbours of the same tag.
std::vector<TaggedPiece> joined(const std::vector<TaggedPiece>& pieces);

} // namespace timbre::text
