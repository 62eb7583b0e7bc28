#include "core/text/english/tokenizer.h"

#include "core/text/english/letters.h"

namespace timbre::text::english {
namespace {

constexpr int kMostLabels = 128; // of a domain name
constexpr size_t kLongestTopLevel = 13;

bool isJoiner(char32_t c)
{
    return c == U'\'' || c == U'-';
}

size_t endOfLetters(std::u32string_view text, size_t at)
{
    while (at < text.size() && isLetter(text[at]))
        ++at;
    return at;
}

/// Labels joined by dots and hyphens whose last one follows a dot and has 2 to 13 letters; the
/// longest such chain, or `begin`.
size_t endOfDomain(std::u32string_view text, size_t begin)
{
    size_t found = begin, at = endOfLetters(text, begin);
    for (int labels = 1; labels < kMostLabels; ++labels) {
        const bool joined = at + 1 < text.size() && (text[at] == U'.' || text[at] == U'-');
        if (at == begin || !joined || !isLetter(text[at + 1]))
            break;
        const size_t end = endOfLetters(text, at + 1), length = end - at - 1;
        if (text[at] == U'.' && length >= 2 && length <= kLongestTopLevel)
            found = end;
        at = end;
    }
    return found;
}

/// A word of at least three characters may hold ' and - inside; any other is letters alone.
size_t endOfWord(std::u32string_view text, size_t begin)
{
    size_t at = begin, last_letter = begin;
    for (; at < text.size() && (isLetter(text[at]) || isJoiner(text[at])); ++at) {
        if (isLetter(text[at]))
            last_letter = at;
    }
    return last_letter >= begin + 2 ? last_letter + 1 : endOfLetters(text, begin);
}

/// Two dots or more, with blanks between them.
size_t endOfDots(std::u32string_view text, size_t begin)
{
    size_t end = begin + 1;
    for (size_t at = end; at < text.size() && (text[at] == U'.' || text[at] == U' '); ++at) {
        if (text[at] == U'.')
            end = at + 1;
    }
    return end;
}

size_t endOfToken(std::u32string_view text, size_t begin)
{
    if (text[begin] == U'.')
        return endOfDots(text, begin);
    if (!isLetter(text[begin]))
        return begin + 1;
    const size_t domain = endOfDomain(text, begin);
    return domain > begin ? domain : endOfWord(text, begin);
}

} // namespace

std::vector<Token> tokens(std::u32string_view text)
{
    std::vector<Token> result;
    for (size_t at = 0; at < text.size();) {
        if (text[at] == U' ') {
            ++at;
            continue;
        }
        result.push_back({at, endOfToken(text, at)});
        at = result.back().end;
    }
    return result;
}

} // namespace timbre::text::english
