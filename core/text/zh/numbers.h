#pragma once

#include <string>
#include <string_view>

namespace timbre::text::zh {

/// Numbers in Chinese words. Arguments are ASCII digits, any number of them.

/// 1234 -> 一千二百三十四; 12 -> 十二; 000 -> 零; nothing -> nothing.
std::u32string cardinal(std::u32string_view digits);
/// 1234 -> 一二三四.
std::u32string digitByDigit(std::u32string_view digits);
/// The same as people say telephone numbers: 1 is 幺.
std::u32string telephoneDigits(std::u32string_view digits);
/// With at most one point: 3.50 -> 三点五零, .5 -> 零点五. Zeros at the end are one zero.
std::u32string number(std::u32string_view text);

} // namespace timbre::text::zh
