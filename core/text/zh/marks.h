#pragma once

#include <string_view>

namespace timbre::text::zh {

/// The marks a normalised text can hold; a clause ends after each.
constexpr bool isMark(char32_t character)
{
    return std::u32string_view(U"!?…,.-").find(character) != std::u32string_view::npos;
}

/// Chinese marks as one of those; other characters stay. Mandarin and Cantonese differ in ~ and /.
constexpr char32_t plainMark(char32_t character)
{
    switch (character) {
    case U'：':
    case U'；':
    case U'，':
    case U'·':
    case U'、':
        return U',';
    case U'。':
    case U'\n':
    case U'$':
        return U'.';
    case U'！':
        return U'!';
    case U'？':
        return U'?';
    case U'—':
        return U'-';
    default:
        return character;
    }
}

} // namespace timbre::text::zh
