#include "core/text/english/numbers.h"

#include <array>
#include <utility>

namespace timbre::text::english {
namespace {

using Word = std::u32string_view;

constexpr std::array<Word, 20> kSmall{U"zero", U"one", U"two", U"three", U"four", U"five", U"six",
    U"seven", U"eight", U"nine", U"ten", U"eleven", U"twelve", U"thirteen", U"fourteen", U"fifteen",
    U"sixteen", U"seventeen", U"eighteen", U"nineteen"};
constexpr std::array<Word, 10> kTens{
    U"", U"", U"twenty", U"thirty", U"forty", U"fifty", U"sixty", U"seventy", U"eighty", U"ninety"};
constexpr std::array<Word, 12> kGroups{U"", U" thousand", U" million", U" billion", U" trillion",
    U" quadrillion", U" quintillion", U" sextillion", U" septillion", U" octillion", U" nonillion",
    U" decillion"};
constexpr std::array<std::pair<Word, Word>, 8> kOrdinals{
    {{U"ty", U"tieth"}, {U"one", U"first"}, {U"two", U"second"}, {U"three", U"third"},
        {U"five", U"fifth"}, {U"eight", U"eighth"}, {U"nine", U"ninth"}, {U"twelve", U"twelfth"}}};

std::u32string_view withoutZeros(std::u32string_view digits)
{
    const size_t first = digits.find_first_not_of(U'0');
    return first == digits.npos ? std::u32string_view() : digits.substr(first);
}

int value(std::u32string_view digits)
{
    int result = 0;
    for (const char32_t digit : digits)
        result = 10 * result + int(digit - U'0');
    return result;
}

/// 1..99.
std::u32string belowHundred(int number)
{
    if (number < 20)
        return std::u32string(kSmall[size_t(number)]);
    std::u32string words(kTens[size_t(number / 10)]);
    if (number % 10)
        (words += U"-") += kSmall[size_t(number % 10)];
    return words;
}

/// 1..999.
std::u32string belowThousand(int number, bool with_and)
{
    if (number < 100)
        return belowHundred(number);
    auto words = belowHundred(number / 100) + U" hundred";
    if (number % 100)
        words += (with_and ? U" and " : U" ") + belowHundred(number % 100);
    return words;
}

} // namespace

std::u32string digitByDigit(std::u32string_view digits)
{
    std::u32string words;
    for (const char32_t digit : digits) {
        words += words.empty() ? U"" : U" ";
        words += kSmall[digit - U'0'];
    }
    return words;
}

std::u32string cardinal(std::u32string_view digits, bool with_and)
{
    const auto number = withoutZeros(digits);
    if (number.empty())
        return U"zero";
    if (number.size() > 3 * kGroups.size())
        return digitByDigit(number);
    std::u32string words;
    for (size_t left = number.size(), size; left > 0; left -= size) {
        size = (left - 1) % 3 + 1;
        const int group = value(number.substr(number.size() - left, size));
        if (group == 0)
            continue;
        const bool one_word_more = left <= 3 && group < 100; // "ten thousand one", no comma
        if (!words.empty())
            words += one_word_more ? (with_and ? U" and " : U" ") : U", ";
        (words += belowThousand(group, with_and)) += kGroups[(left - size) / 3];
    }
    return words;
}

std::u32string cardinalWithoutPauses(std::u32string_view digits)
{
    auto words = cardinal(digits, false);
    std::erase(words, U',');
    return words;
}

std::u32string ordinalOf(std::u32string words)
{
    for (const auto& [ending, ordinal] : kOrdinals) {
        if (words.ends_with(ending))
            return words.substr(0, words.size() - ending.size()).append(ordinal);
    }
    return words + U"th";
}

std::u32string ordinal(std::u32string_view digits)
{
    return ordinalOf(cardinal(digits, true));
}

std::u32string plainNumber(std::u32string_view digits)
{
    const auto trimmed = withoutZeros(digits);
    const int number = trimmed.size() == 4 ? value(trimmed) : 0;
    const bool pairs = number > 1000 && number < 3000 && !(number >= 2000 && number < 2010);
    if (!pairs)
        return cardinal(digits, false);
    const auto century = belowHundred(number / 100);
    if (number % 100 == 0)
        return century + U" hundred";
    return century + (number % 100 < 10 ? U" oh " : U" ") + belowHundred(number % 100);
}

} // namespace timbre::text::english
