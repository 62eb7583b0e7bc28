#include "core/text/english/saying.h"

#include "core/text/english/letters.h"
#include "core/text/english/numbers.h"
#include "core/text/sayas/values.h"
#include "core/text/utf8.h"

#include <array>
#include <map>
#include <utility>

namespace timbre::text::english {
namespace {

using Words = std::u32string;
using View = std::u32string_view;

Words digitsOf(int number)
{
    return fromUtf8(std::to_string(number));
}

Words number(const NumberValue& value)
{
    Words words = value.negative ? U"minus " : U"";
    words += cardinalWithoutPauses(value.whole);
    return value.fraction.empty() ? words : words + U" point " + digitByDigit(value.fraction);
}

Words date(const DateValue& date)
{
    static constexpr std::array<View, 13> kMonths{U"", U"January", U"February", U"March", U"April",
        U"May", U"June", U"July", U"August", U"September", U"October", U"November", U"December"};
    Words words(kMonths[size_t(date.month)]);
    if (date.day)
        words += U" " + ordinal(digitsOf(date.day));
    if (date.year.empty())
        return words;
    return words + (date.day ? U", " : words.empty() ? U"" : U" ") + plainNumber(date.year);
}

Words timeOfDay(const TimeValue& time)
{
    const int hour = time.hour % 12 == 0 ? 12 : time.hour % 12;
    Words words = cardinal(digitsOf(hour), false);
    const bool half_said = time.marked || time.hour > 12 || time.hour == 0;
    if (time.minute == 0)
        words += half_said ? U"" : U" o'clock";
    else
        words += (time.minute < 10 ? U" oh " : U" ") + cardinal(digitsOf(time.minute), false);
    if (time.second)
        words += U" and " + cardinal(digitsOf(*time.second), false) + U" seconds";
    return half_said ? words + (time.hour < 12 ? U" A M" : U" P M") : words;
}

struct Currency {
    View one, many, small_one, small_many; ///< no small one: the fraction is said as decimals
};

const std::map<View, Currency>& currencies()
{
    static const std::map<View, Currency> currencies{
        {U"USD", {U"dollar", U"dollars", U"cent", U"cents"}},
        {U"GBP", {U"pound", U"pounds", U"penny", U"pence"}},
        {U"EUR", {U"euro", U"euros", U"cent", U"cents"}}, {U"JPY", {U"yen", U"yen", {}, {}}},
        {U"CNY", {U"yuan", U"yuan", {}, {}}}, {U"KRW", {U"won", U"won", {}, {}}},
        {U"INR", {U"rupee", U"rupees", U"paisa", U"paise"}},
        {U"RUB", {U"ruble", U"rubles", U"kopeck", U"kopecks"}},
        {U"HKD", {U"Hong Kong dollar", U"Hong Kong dollars", U"cent", U"cents"}},
        {U"TWD", {U"Taiwan dollar", U"Taiwan dollars", {}, {}}},
        {U"AUD", {U"Australian dollar", U"Australian dollars", U"cent", U"cents"}},
        {U"CAD", {U"Canadian dollar", U"Canadian dollars", U"cent", U"cents"}},
        {U"CHF", {U"Swiss franc", U"Swiss francs", U"centime", U"centimes"}}};
    return currencies;
}

bool isZero(View digits)
{
    return digits.find_first_not_of(U'0') == digits.npos;
}

Words counted(const Words& digits, View one, View many)
{
    const Words words = cardinalWithoutPauses(digits);
    return words + U" " + Words(words == U"one" ? one : many);
}

std::optional<Words> money(const MoneyValue& value)
{
    const auto found = currencies().find(value.currency);
    if (found == currencies().end())
        return std::nullopt;
    const auto& [one, many, small_one, small_many] = found->second;
    const auto& amount = value.amount;
    if (amount.fraction.size() > 2 || (small_one.empty() && !isZero(amount.fraction)))
        return number(amount) + U" " + Words(many);
    const Words sign = amount.negative ? U"minus " : U"";
    const Words small = amount.fraction.size() == 1 ? amount.fraction + U"0" : amount.fraction;
    if (isZero(small))
        return sign + counted(amount.whole, one, many);
    const Words cents = counted(small, small_one, small_many);
    return isZero(amount.whole) ? sign + cents
                                : sign + counted(amount.whole, one, many) + U" and " + cents;
}

Words telephone(View text)
{
    Words words = text.find(U'+') != text.npos ? U"plus " : U"";
    bool first = true;
    for (const auto& group : digitGroups(text)) {
        words += (std::exchange(first, false) ? U"" : U", ") + digitByDigit(group);
    }
    return words;
}

Words nameOf(char32_t c)
{
    static const std::map<char32_t, View> names{{U'.', U"dot"}, {U',', U"comma"}, {U'-', U"dash"},
        {U'_', U"underscore"}, {U'@', U"at"}, {U'/', U"slash"}, {U'\\', U"backslash"},
        {U':', U"colon"}, {U';', U"semicolon"}, {U'#', U"hash"}, {U'&', U"and"}, {U'+', U"plus"},
        {U'=', U"equals"}, {U'*', U"star"}, {U'%', U"percent"}, {U'$', U"dollar"},
        {U'!', U"exclamation mark"}, {U'?', U"question mark"}, {U'\'', U"apostrophe"},
        {U'"', U"quote"}, {U'(', U"open bracket"}, {U')', U"close bracket"}};
    if (c >= U'0' && c <= U'9')
        return digitByDigit({&c, 1});
    if (isLetter(c))
        return Words(1, isLower(c) ? c - U'a' + U'A' : c);
    const auto found = names.find(c);
    return found == names.end() ? Words(1, c) : Words(found->second);
}

Words characters(View text)
{
    Words words;
    for (const char32_t c : text) {
        if (c != U' ')
            words += (words.empty() ? U"" : U" ") + nameOf(c);
    }
    return words;
}

template <class Value, class Function>
std::optional<Words> map(const std::optional<Value>& value, Function function)
{
    return value ? std::optional<Words>(function(*value)) : std::nullopt;
}

} // namespace

std::optional<Words> saying(SayAs kind, View text, std::string_view format)
{
    switch (kind) {
    case SayAs::Cardinal:
        return map(parseNumber(text), number);
    case SayAs::Ordinal: {
        const auto groups = digitGroups(text);
        return groups.size() == 1 ? std::optional(ordinal(groups.front())) : std::nullopt;
    }
    case SayAs::Date:
        return map(parseDate(text, format), date);
    case SayAs::Time:
        return map(parseTime(text), timeOfDay);
    case SayAs::Currency: {
        const auto value = parseMoney(text, false);
        return value ? money(*value) : std::nullopt;
    }
    case SayAs::Digits:
    case SayAs::Telephone:
        return digitGroups(text).empty() ? std::nullopt : std::optional(telephone(text));
    default:
        return characters(text);
    }
}

} // namespace timbre::text::english
