#include "core/text/english/letters.h"
#include "core/text/english/prepare.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <set>

namespace timbre::text::english {
namespace {

constexpr size_t kLongestSpelled =
    3; // USA, IBM; longer ones are said as words if the dictionary has them

using Words = std::u32string;
using View = std::u32string_view;

std::string key(View word)
{
    return lowered(toUtf8(word));
}

bool isAllCapitals(View word)
{
    return std::all_of(word.begin(), word.end(), [](char32_t c) { return !isLower(c); });
}

Words capitalized(View word)
{
    Words result(word);
    for (size_t i = 1; i < result.size(); ++i)
        result[i] = isUpper(result[i]) ? result[i] - U'A' + U'a' : result[i];
    return result;
}

/// "CHAPTER TWO" is emphasis, "IBM PC" is not: all are words, and one is too long for an acronym.
bool isShouted(View run, const Lexicon& lexicon)
{
    bool long_word = false;
    for (size_t begin = 0, end = 0; begin < run.size(); begin = end + 1) {
        end = std::min(run.find(U' ', begin), run.size());
        const auto word = run.substr(begin, end - begin);
        if (!lexicon.word(key(word)))
            return false;
        long_word = long_word || word.size() > kLongestSpelled;
    }
    return long_word;
}

/// Letters keep their places, so each keeps its span.
void quiet(TrackedText& text, const Lexicon& lexicon)
{
    static const Regex run("(?<![A-Za-z'])[A-Z][A-Z']*+(?: [A-Z][A-Z']*+)++(?![A-Za-z'])");
    const auto runs = run.findAll(text.view());
    if (runs.empty())
        return;
    Words lower(text.view());
    for (const Match& match : runs) {
        if (!isShouted(match[0], lexicon))
            continue;
        for (size_t i = match.begin() + 1; i < match.end(); ++i)
            lower[i] =
                isUpper(lower[i]) && lower[i - 1] != U' ' ? lower[i] - U'A' + U'a' : lower[i];
    }
    TrackedText result;
    for (size_t i = 0; i < lower.size(); ++i)
        result.append({&lower[i], 1}, text.span(i));
    text = std::move(result);
}

/// Words of two or three letters that are no acronyms when they are emphasised.
bool isShortWord(const std::string& word)
{
    static const std::set<std::string> words{"the", "and", "not", "all", "but", "you", "are", "was",
        "can", "has", "had", "his", "her", "him", "how", "why", "out", "off", "now", "new", "old",
        "one", "two", "six", "ten", "yes", "no", "my", "so", "do", "be", "me", "we", "he", "if",
        "of", "to", "is", "as", "at", "by", "on", "an", "go", "up", "our", "its", "get", "got",
        "did", "may", "say", "see", "too", "use", "way", "day", "man", "own", "any", "big", "bad",
        "she", "for", "end", "let", "put", "run", "try", "sir", "oh"};
    return words.contains(word);
}

/// How a word with capitals inside is written so that it is read well.
Words settled(View word, const Lexicon& lexicon)
{
    static const Regex plural("([A-Z]{2,})s");
    const bool acronym =
        isAllCapitals(word) && word.size() <= kLongestSpelled && !isShortWord(key(word));
    if (!acronym && lexicon.word(key(word)))
        return capitalized(word);
    if (plural.fullMatch(word))
        return Words(word.substr(0, word.size() - 1)) + U"'s"; // G P U's
    if (word.size() > kLongestSpelled + 2 && word.ends_with(U"'s"))
        return settled(word.substr(0, word.size() - 2), lexicon) + U"'s";
    return Words(word);
}

} // namespace

void settleCapitals(TrackedText& text, const Lexicon& lexicon)
{
    static const Regex inner_capital("(?<![A-Za-z'])[A-Za-z]++(?:'[A-Za-z]++)*+(?<=[A-Za-z])");
    quiet(text, lexicon);
    text.replaceAll(inner_capital, [&](const Match& m) {
        const bool inner = std::any_of(m[0].begin() + 1, m[0].end(), isUpper<char32_t>);
        return inner ? settled(m[0], lexicon) : Words(m[0]);
    });
}

} // namespace timbre::text::english
