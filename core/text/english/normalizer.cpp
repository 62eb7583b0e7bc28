#include "core/text/english/normalizer.h"

#include "core/text/english/letters.h"
#include "core/text/english/numbers.h"
#include "core/text/utf8.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <iterator>

namespace timbre::text::english {
namespace {

using Words = std::u32string;

// Each pattern begins where no shorter match could have begun and never gives back what it took, so
// that a long run of digits or blanks is passed once.
struct Patterns {
    Regex list_number{R"(\b([0-9]++)\. )"};
    Regex sum{R"([\dA-Za-z][⁰¹²³⁴⁵⁶⁷⁸⁹ˣʸⁿ]*+\K\s++([+\-×÷=])\s++(?=-?\d|\.\d|[A-Za-z]))"};
    Regex minus_sign{R"((?:^|(?<!\s)\s++)-(?=\d))"};
    Regex thousands_comma{"(?<=[0-9]),++(?=[0-9])"};
    Regex time{R"(\b([01]?[0-9]|2[0-3]):([0-5][0-9])\b)"};
    Regex measure{R"(\b([0-9]++(\.[0-9]++)?)(km|m|ft|L|tbsp|tsp|h|min|s|°C|°F)\b)"};
    Regex money_after{"([£$])([0-9.,]*[0-9])"};
    Regex money_before{R"((?<![0-9.,])([0-9.,]*+)(?<=[0-9])([£$]))"};
    Regex decimal{R"((?<![0-9])([0-9]++)\.(\s*+[0-9]++))"};
    Regex fraction{"(?<![0-9])([0-9]++)/([0-9]++)"};
    Regex ordinal{"(?<![0-9])([0-9]++)(?:st|nd|rd|th)"};
    Regex number{"[0-9]++"};
    Regex that_is{R"(i\.e\.)", Regex::IgnoreCase};
    Regex for_example{R"(e\.g\.)", Regex::IgnoreCase};
    Regex inner_capital{R"((?<!^)(?<!\s)(?=[A-Z]))"};
    Regex marks{R"(([!?….,\-\s])[!?….,\-]++)"};
};

const Patterns& patterns()
{
    static const Patterns patterns;
    return patterns;
}

Words ordinalSuffix(std::u32string_view digits)
{
    const auto last = digits.size() < 2 ? digits : digits.substr(digits.size() - 2);
    if (last == U"11" || last == U"12" || last == U"13")
        return U"th";
    switch (digits.back()) {
    case U'1':
        return U"st";
    case U'2':
        return U"nd";
    case U'3':
        return U"rd";
    default:
        return U"th";
    }
}

bool isZero(std::u32string_view digits)
{
    return digits.find_first_not_of(U'0') == digits.npos;
}

bool isOne(std::u32string_view digits)
{
    return !isZero(digits) && digits.substr(digits.find_first_not_of(U'0')) == U"1";
}

Words operation(const Match& match)
{
    switch (match[1].front()) {
    case U'+':
        return U" plus ";
    case U'-':
        return U" minus ";
    case U'×':
        return U" times ";
    case U'÷':
        return U" divided by ";
    default:
        return U" Equals ";
    }
}

Words timeOfDay(const Match& match)
{
    const auto digits = match[1];
    int hours = 0;
    for (const char32_t digit : digits)
        hours = 10 * hours + int(digit - U'0');
    const auto hour = fromUtf8(std::to_string(hours > 12 ? hours - 12 : hours));
    const Words minute = isZero(match[2]) ? U"o'clock" : cardinal(match[2], true);
    return cardinal(hour, true) + U" " + minute + (hours < 12 ? U" a.m." : U" p.m.");
}

struct Unit {
    std::u32string_view sign, one, many;
};
constexpr std::array<Unit, 11> kUnits{{{U"m", U"meter", U"meters"},
    {U"km", U"kilometer", U"kilometers"}, {U"ft", U"feet", U"feet"}, {U"L", U"liter", U"liters"},
    {U"tbsp", U"tablespoon", U"tablespoons"}, {U"tsp", U"teaspoon", U"teaspoons"},
    {U"h", U"hour", U"hours"}, {U"min", U"minute", U"minutes"}, {U"s", U"second", U"seconds"},
    {U"°C", U"degree celsius", U"degrees celsius"},
    {U"°F", U"degree fahrenheit", U"degrees fahrenheit"}}};

Words quantity(const Match& match)
{
    Words words(match[1]);
    for (const Unit& unit : kUnits) {
        if (unit.sign == match[3])
            (words += U" ") += !match.has(2) && isOne(match[1]) ? unit.one : unit.many;
    }
    return words;
}

Words withUnit(std::u32string_view digits, std::u32string_view one, std::u32string_view many)
{
    return Words(digits).append(U" ").append(isOne(digits) ? one : many);
}

/// "6.24" dollars -> "6 dollars and 24 cents"; the digits become words later.
Words money(std::u32string_view amount, char32_t sign)
{
    Words digits;
    std::copy_if(amount.begin(), amount.end(), std::back_inserter(digits),
        [](char32_t c) { return c != U','; });
    const bool pounds = sign == U'£';
    const Words many = pounds ? U"pounds" : U"dollars";
    const size_t point = digits.find(U'.');
    if (point != digits.npos && digits.find(U'.', point + 1) != digits.npos)
        return digits + U" " + many;
    const Words whole = digits.substr(0, point);
    Words small = point == digits.npos ? U"" : digits.substr(point + 1);
    if (small.size() == 1)
        small += U'0';
    const Words large_part = withUnit(whole, pounds ? U"pound" : U"dollar", many);
    const Words small_part =
        withUnit(small, pounds ? U"penny" : U"cent", pounds ? U"pence" : U"cents");
    if (!isZero(whole))
        return isZero(small) ? large_part : large_part + U" and " + small_part;
    return isZero(small) ? U"zero " + many : small_part;
}

Words decimal(const Match& match)
{
    Words words = Words(match[1]) + U" point";
    for (const char32_t digit : match[2])
        (words += U' ') += digit;
    return words;
}

Words fraction(const Match& match)
{
    const auto top = match[1], bottom = match[2];
    const Words numerator = cardinal(top, true);
    if (isOne(bottom))
        return numerator;
    const bool one = isOne(top), several = !one && !isZero(top);
    if (!isZero(bottom) && bottom.substr(bottom.find_first_not_of(U'0')) == U"2")
        return numerator + (one ? U" half" : U" halves");
    return numerator + U" " + ordinal(bottom) + (several ? U"s" : U"");
}

/// Numbers and signs to words, in the reference's order: each step relies on the ones before.
void spellNumbers(TrackedText& text)
{
    const Patterns& p = patterns();
    text.replaceAll(
        p.list_number, [](const Match& m) { return Words(m[1]) + ordinalSuffix(m[1]) + U", "; });
    text.replaceAll(p.sum, operation);
    text.replaceAll(p.minus_sign, U"negative ");
    text.replaceAll(p.thousands_comma, U"");
    text.replaceAll(p.time, timeOfDay);
    text.replaceAll(p.measure, quantity);
    for (const char32_t sign : {U'£', U'$'}) {
        text.replaceAll(p.money_after,
            [&](const Match& m) { return m[1].front() == sign ? money(m[2], sign) : Words(m[0]); });
        text.replaceAll(p.money_before,
            [&](const Match& m) { return m[2].front() == sign ? money(m[1], sign) : Words(m[0]); });
    }
    text.replaceAll(p.decimal, decimal);
    text.replaceAll(p.fraction, fraction);
    text.replaceAll(p.ordinal, [](const Match& m) { return ordinal(m[1]); });
    text.replaceAll(p.number, [](const Match& m) { return plainNumber(m[0]); });
}

/// The letters of each character without its accents; what has no ASCII form stays for keep() to
/// drop.
void stripAccents(TrackedText& text)
{
    if (std::all_of(text.view().begin(), text.view().end(), [](char32_t c) { return c < 0x80; }))
        return;
    TrackedText plain;
    for (size_t i = 0; i < text.size(); ++i) {
        std::array<utf8proc_int32_t, 32> parts{};
        int boundary = 0;
        const auto count = utf8proc_decompose_char(
            utf8proc_int32_t(text[i]), parts.data(), parts.size(), UTF8PROC_DECOMPOSE, &boundary);
        for (int part = 0; part < count && part < int(parts.size()); ++part) {
            if (utf8proc_category(parts[size_t(part)]) != UTF8PROC_CATEGORY_MN) {
                const auto letter = char32_t(parts[size_t(part)]);
                plain.append({&letter, 1}, text.span(i));
            }
        }
    }
    text = std::move(plain);
}

bool isDropped(char32_t c)
{
    return !isLetter(c) && std::u32string_view(U" '.,?!-").find(c) == std::u32string_view::npos;
}

} // namespace

TrackedText normalized(TrackedText text)
{
    const Patterns& p = patterns();
    text.replaceAll(U'。', U'.');
    text.replaceAll(U'！', U'!');
    text.replaceAll(U'？', U'?');
    spellNumbers(text);
    stripAccents(text);
    text.replaceAll(U"%", U" percent");
    text.removeIf(isDropped);
    text.replaceAll(p.that_is, U"that is");
    text.replaceAll(p.for_example, U"for example");
    text.replaceAll(p.inner_capital, U" ");
    text.replaceAll(p.marks, [](const Match& m) { return Words(m[1]); });
    return text;
}

} // namespace timbre::text::english
