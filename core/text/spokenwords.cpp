#include "core/text/spokenwords.h"

#include "core/text/utf8.h"

#include <algorithm>
#include <cstdlib>
#include <utf8proc.h>

namespace timbre::text {
namespace {

/// Scripts without spaces: Han, kana and their punctuation-free neighbours.
bool standsAlone(char32_t c)
{
    return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x4DBF)
        || (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF)
        || (c >= 0x20000 && c <= 0x3FFFF);
}

bool isLetter(char32_t c)
{
    const auto category = utf8proc_category(utf8proc_int32_t(c));
    return (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO)
        || (category >= UTF8PROC_CATEGORY_MN && category <= UTF8PROC_CATEGORY_NO);
}

/// Inside a word, but not said.
bool isInner(char32_t c)
{
    return c == U'\'' || c == U'’' || c == U'-';
}

/// Lower case, compatibility forms, without accents (Japanese voicing marks are letters and stay).
std::u32string folded(std::string_view word)
{
    utf8proc_uint8_t* mapped = nullptr;
    const auto options =
        utf8proc_option_t(UTF8PROC_COMPAT | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
    const auto length = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(word.data()),
        utf8proc_ssize_t(word.size()), &mapped, options);
    std::u32string result;
    if (length >= 0) {
        result = fromUtf8({reinterpret_cast<const char*>(mapped), size_t(length)});
        std::free(mapped);
    }
    for (char32_t& c : result) { // é -> e: the first part of what it is composed of
        utf8proc_int32_t parts[4];
        int boundary = 0;
        const auto count = standsAlone(c)
            ? 0
            : utf8proc_decompose_char(utf8proc_int32_t(c), parts, 4, UTF8PROC_DECOMPOSE, &boundary);
        if (count > 1 && c < 0x1100) { // not Hangul, whose parts are letters too
            c = char32_t(parts[0]);
        }
    }
    std::erase_if(result, [](char32_t c) { return !isLetter(c); });
    return result;
}

struct Token {
    SpokenWord word;
    std::u32string letters;
};

std::vector<Token> tokens(std::string_view text)
{
    std::vector<Token> result;
    size_t begin = 0;
    bool open = false;
    const auto close = [&](size_t end) {
        if (open) {
            const std::string word(text.substr(begin, end - begin));
            if (auto letters = folded(word); !letters.empty()) {
                result.push_back({{word, begin, end}, std::move(letters)});
            }
            open = false;
        }
    };
    for (size_t at = 0; at < text.size();) {
        const Decoded next = decode(text, at);
        if (standsAlone(next.character)) {
            close(at);
            begin = at;
            open = true;
            close(at + next.length);
        } else if (isLetter(next.character) || (open && isInner(next.character))) {
            begin = open ? begin : at;
            open = true;
        } else {
            close(at);
        }
        at += next.length;
    }
    close(text.size());
    return result;
}

size_t letterDistance(const std::u32string& a, const std::u32string& b)
{
    std::vector<size_t> row(b.size() + 1);
    for (size_t j = 0; j <= b.size(); ++j) {
        row[j] = j;
    }
    for (size_t i = 1; i <= a.size(); ++i) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= b.size(); ++j) {
            const size_t change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({change, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row[b.size()];
}

bool alike(const Token& a, const Token& b)
{
    const size_t longer = std::max(a.letters.size(), b.letters.size());
    return a.letters == b.letters || letterDistance(a.letters, b.letters) * 4 <= longer;
}

} // namespace

SpokenText compareWithHeard(std::string_view text, std::span<const std::string> heard)
{
    auto written = tokens(text);
    std::string joined;
    for (const std::string& word : heard) {
        joined += word + " ";
    }
    const auto said = tokens(joined);

    // The least number of letters to change, drop and add; cost[i][j]: from written i, said j on.
    const size_t rows = written.size(), columns = said.size();
    std::vector<size_t> cost((rows + 1) * (columns + 1), 0);
    const auto at = [columns](size_t i, size_t j) { return i * (columns + 1) + j; };
    std::vector<std::vector<size_t>> change(rows, std::vector<size_t>(columns));
    for (size_t i = rows + 1; i-- > 0;) {
        for (size_t j = columns + 1; j-- > 0;) {
            if (i == rows && j == columns) {
                continue;
            }
            size_t best = std::string::npos;
            if (i < rows) {
                best = written[i].letters.size() + cost[at(i + 1, j)];
            }
            if (j < columns) {
                best = std::min(best, said[j].letters.size() + cost[at(i, j + 1)]);
            }
            if (i < rows && j < columns) {
                change[i][j] = letterDistance(written[i].letters, said[j].letters);
                best = std::min(best, change[i][j] + cost[at(i + 1, j + 1)]);
            }
            cost[at(i, j)] = best;
        }
    }

    SpokenText result;
    size_t i = 0, j = 0, letters = 0;
    while (i < rows || j < columns) {
        const size_t now = cost[at(i, j)];
        if (i < rows && j < columns && now == change[i][j] + cost[at(i + 1, j + 1)]) {
            written[i].word.heard = alike(written[i], said[j]);
            if (!written[i].word.heard) {
                result.extra.push_back(said[j].word.text);
            }
            ++i;
            ++j;
        } else if (i < rows && now == written[i].letters.size() + cost[at(i + 1, j)]) {
            ++i;
        } else {
            result.extra.push_back(said[j].word.text);
            ++j;
        }
    }
    for (Token& token : written) {
        letters += token.letters.size();
        result.words.push_back(std::move(token.word));
    }
    const double edits = double(cost[0]) / double(std::max<size_t>(1, letters));
    result.agreement = std::max(0.0, 1.0 - edits);
    return result;
}

} // namespace timbre::text
