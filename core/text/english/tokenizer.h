#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace timbre::text::english {

/// Characters [begin, end) of the text.
struct Token {
    size_t begin = 0, end = 0;
};

/// Words and marks of a normalised text, as NLTK's TweetTokenizer finds them there: domain-like
/// chains
/// ("www.example.com"), words with inner ' and -, dots in a row, single marks. Linear.
std::vector<Token> tokens(std::u32string_view text);

} // namespace timbre::text::english
