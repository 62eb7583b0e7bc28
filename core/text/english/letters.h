#pragma once

#include <string>
#include <string_view>

namespace timbre::text::english {

/// ASCII only: a normalised text has no other letters.
template <class Char>
constexpr bool isLower(Char c)
{
    return c >= 'a' && c <= 'z';
}

template <class Char>
constexpr bool isUpper(Char c)
{
    return c >= 'A' && c <= 'Z';
}

template <class Char>
constexpr bool isLetter(Char c)
{
    return isLower(c) || isUpper(c);
}

inline std::string lowered(std::string_view text)
{
    std::string result(text);
    for (char& c : result)
        c = isUpper(c) ? char(c - 'A' + 'a') : c;
    return result;
}

} // namespace timbre::text::english
