#include "core/text/writing.h"

#include "core/text/characters.h"

#include <algorithm>

namespace timbre::text {

Writing writingOf(char32_t c)
{
    const auto within = [c](char32_t first, char32_t last) { return c >= first && c <= last; };
    if (within(0x4E00, 0x9FFF) || within(0x3400, 0x4DBF) || within(0xF900, 0xFAFF)
        || within(0x20000, 0x3FFFF) || c == U'々' || c == U'〇')
        return Writing::Han;
    if (within(0x3041, 0x309F) || within(0x30A1, 0x30FA) || within(0x30FC, 0x30FF)
        || within(0x31F0, 0x31FF) || within(0xFF66, 0xFF9F))
        return Writing::Kana;
    if (within(0xAC00, 0xD7A3) || within(0x1100, 0x11FF) || within(0x3130, 0x318F))
        return Writing::Hangul;
    return isLetterOrDigit(c) ? Writing::Alphabet : Writing::None;
}

bool contains(std::u32string_view text, Writing writing)
{
    return std::ranges::any_of(text, [writing](char32_t c) { return writingOf(c) == writing; });
}

} // namespace timbre::text
