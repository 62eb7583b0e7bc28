#include "core/text/zh/saying.h"

#include "core/text/sayas/values.h"
#include "core/text/utf8.h"
#include "core/text/zh/numbers.h"

#include <map>

namespace timbre::text::zh {
namespace {

using Words = std::u32string;
using View = std::u32string_view;

Words digitsOf(int number)
{
    return fromUtf8(std::to_string(number));
}

Words signedNumber(const NumberValue& value)
{
    const Words digits = value.fraction.empty() ? value.whole : value.whole + U"." + value.fraction;
    return (value.negative ? U"负" : U"") + number(digits);
}

Words date(const DateValue& date)
{
    Words words;
    if (!date.year.empty())
        words += digitByDigit(date.year) + U"年";
    if (date.month)
        words += cardinal(digitsOf(date.month)) + U"月";
    return date.day ? words + cardinal(digitsOf(date.day)) + U"日" : words;
}

/// Two is 两 before 点.
Words timeOfDay(const TimeValue& time)
{
    Words words = time.marked ? (time.hour < 12 ? U"上午" : U"下午") : U"";
    const int hour = time.marked && time.hour > 12 ? time.hour - 12 : time.hour;
    words += (hour == 2 ? U"两" : cardinal(digitsOf(hour))) + U"点";
    if (time.minute == 0)
        words += time.second ? U"零分" : U"整";
    else
        words += (time.minute < 10 ? U"零" : U"") + cardinal(digitsOf(time.minute)) + U"分";
    return time.second ? words + cardinal(digitsOf(*time.second)) + U"秒" : words;
}

std::optional<Words> money(const MoneyValue& value)
{
    static const std::map<View, View> names{{U"USD", U"美元"}, {U"GBP", U"英镑"}, {U"EUR", U"欧元"},
        {U"JPY", U"日元"}, {U"CNY", U"元"}, {U"KRW", U"韩元"}, {U"INR", U"卢比"}, {U"RUB", U"卢布"},
        {U"HKD", U"港元"}, {U"TWD", U"新台币"}, {U"AUD", U"澳元"}, {U"CAD", U"加元"},
        {U"CHF", U"瑞士法郎"}};
    const auto found = names.find(value.currency);
    if (found == names.end())
        return std::nullopt;
    return signedNumber(value.amount) + Words(found->second);
}

Words telephone(View text)
{
    Words words = text.find(U'+') != text.npos ? U"加" : U"";
    for (const auto& group : digitGroups(text))
        words += (words.size() > 1 ? U"，" : U"") + telephoneDigits(group);
    return words;
}

Words nameOf(char32_t c)
{
    static const std::map<char32_t, View> names{{U'.', U"点"}, {U'-', U"杠"}, {U'_', U"下划线"},
        {U'@', U"艾特"}, {U'/', U"斜杠"}, {U'\\', U"反斜杠"}, {U':', U"冒号"}, {U';', U"分号"},
        {U',', U"逗号"}, {U'#', U"井号"}, {U'&', U"和"}, {U'+', U"加号"}, {U'=', U"等号"},
        {U'*', U"星号"}, {U'%', U"百分号"}, {U'!', U"叹号"}, {U'?', U"问号"}};
    if (c >= U'0' && c <= U'9')
        return digitByDigit({&c, 1});
    if (c >= U'a' && c <= U'z')
        c = c - U'a' + U'A';
    const auto found = names.find(c);
    return found == names.end() ? Words(1, c) : Words(found->second);
}

/// Blanks keep letters apart, so that each is said by its name.
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
    const auto groups = digitGroups(text);
    switch (kind) {
    case SayAs::Cardinal:
        return map(parseNumber(text), signedNumber);
    case SayAs::Ordinal:
        return groups.size() == 1 ? std::optional(U"第" + cardinal(groups.front())) : std::nullopt;
    case SayAs::Date:
        return map(parseDate(text, format), date);
    case SayAs::Time:
        return map(parseTime(text), timeOfDay);
    case SayAs::Currency: {
        const auto value = parseMoney(text, true);
        return value ? money(*value) : std::nullopt;
    }
    case SayAs::Digits: {
        Words words;
        for (const auto& group : groups)
            words += (words.empty() ? U"" : U"，") + digitByDigit(group);
        return words.empty() ? std::nullopt : std::optional(words);
    }
    case SayAs::Telephone:
        return groups.empty() ? std::nullopt : std::optional(telephone(text));
    default:
        return characters(text);
    }
}

} // namespace timbre::text::zh
