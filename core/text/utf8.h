#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace timbre::text {

/// What stands for bytes that are no UTF-8.
inline constexpr char32_t kReplacementCharacter = 0xFFFD;

struct Decoded {
    char32_t character = kReplacementCharacter;
    size_t length = 1; ///< bytes used
};

/// The character at `bytes[at]`. Overlong forms, surrogates and stray bytes count as one bad byte each.
Decoded decode(std::string_view bytes, size_t at);

void appendUtf8(std::string& to, char32_t character);
std::string toUtf8(std::u32string_view text);
std::u32string fromUtf8(std::string_view bytes);

} // namespace timbre::text
