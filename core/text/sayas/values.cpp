#include "core/text/sayas/values.h"

#include "core/text/regex.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace timbre::text {
namespace {

using View = std::u32string_view;

bool isDigit(char32_t c)
{
    return c >= U'0' && c <= U'9';
}

int valueOf(View digits)
{
    int value = 0;
    for (const char32_t digit : digits.substr(0, 9))
        value = 10 * value + int(digit - U'0');
    return value;
}

/// The order of the parts where nobody says it: by the length of the first, else as in America
/// unless the numbers or the dots speak against it.
std::string_view guessedFormat(View text, const std::vector<std::u32string>& groups)
{
    if (groups.front().size() == 4)
        return groups.size() == 3 ? "ymd" : "ym";
    if (groups.size() == 2)
        return valueOf(groups[0]) > 12 ? "dm" : "md";
    const bool day_first = valueOf(groups[0]) > 12 || text.find(U'.') != text.npos;
    return day_first ? "dmy" : "mdy";
}

struct Sign {
    View sign, code;
};
constexpr std::array<Sign, 8> kSigns{{{U"$", U"USD"}, {U"£", U"GBP"}, {U"€", U"EUR"},
    {U"₩", U"KRW"}, {U"₹", U"INR"}, {U"₽", U"RUB"}, {U"￥", U"CNY"}, {U"RMB", U"CNY"}}};

std::u32string currencyCode(View sign, bool yuan)
{
    if (sign == U"¥")
        return yuan ? U"CNY" : U"JPY";
    const auto found =
        std::find_if(kSigns.begin(), kSigns.end(), [&](const Sign& s) { return s.sign == sign; });
    return std::u32string(found == kSigns.end() ? sign : found->code);
}

} // namespace

std::vector<std::u32string> digitGroups(View text)
{
    std::vector<std::u32string> groups;
    for (size_t i = 0; i < text.size(); ++i) {
        if (!isDigit(text[i]))
            continue;
        if (i == 0 || !isDigit(text[i - 1]))
            groups.emplace_back();
        groups.back() += text[i];
    }
    return groups;
}

std::optional<NumberValue> parseNumber(View text)
{
    static const Regex number(R"(\s*([+\-−])?\s*((?:[0-9]+[, ]?)*+)(?:\.([0-9]*+))?\s*)");
    const auto match = number.matchAt(text);
    if (!match || match->end() != text.size() || (*match)[2].empty())
        return std::nullopt;
    NumberValue value;
    value.negative = match->has(1) && (*match)[1] != U"+";
    std::copy_if((*match)[2].begin(), (*match)[2].end(), std::back_inserter(value.whole), isDigit);
    value.fraction = (*match)[3];
    return value;
}

std::optional<DateValue> parseDate(View text, std::string_view format)
{
    const auto groups = digitGroups(text);
    if (groups.empty() || groups.size() > 3 || (groups.size() == 1 && format.empty()))
        return std::nullopt;
    if (format.empty())
        format = guessedFormat(text, groups);
    if (format.size() != groups.size())
        return std::nullopt;
    DateValue date;
    for (size_t i = 0; i < groups.size(); ++i) {
        if (format[i] == 'y')
            date.year = groups[i];
        else if (format[i] == 'm')
            date.month = valueOf(groups[i]);
        else if (format[i] == 'd')
            date.day = valueOf(groups[i]);
    }
    const bool has_month = format.find('m') != format.npos,
               has_day = format.find('d') != format.npos;
    const bool fits = (!has_month || (date.month >= 1 && date.month <= 12))
        && (!has_day || (date.day >= 1 && date.day <= 31)) && date.year.size() <= 4;
    return fits ? std::optional(date) : std::nullopt;
}

std::optional<TimeValue> parseTime(View text)
{
    static const Regex time(
        R"(\s*([0-9]{1,2})(?:\s*[:.h点时時](?:\s*([0-9]{1,2}))?(?:\s*[:.m分]\s*([0-9]{1,2})?)?)?\s*[s秒分]?\s*([AaPp])?\.?(?:[Mm]\.?)?\s*)");
    const auto match = time.matchAt(text);
    if (!match || match->end() != text.size())
        return std::nullopt;
    TimeValue value{valueOf((*match)[1]), valueOf((*match)[2]), std::nullopt, match->has(4)};
    if (match->has(3))
        value.second = valueOf((*match)[3]);
    if (value.marked && value.hour <= 12) {
        const bool afternoon = (*match)[4] == U"p" || (*match)[4] == U"P";
        value.hour = value.hour % 12 + (afternoon ? 12 : 0);
    }
    const bool fits = value.hour < 24 && value.minute < 60 && value.second.value_or(0) < 60;
    return fits ? std::optional(value) : std::nullopt;
}

std::optional<MoneyValue> parseMoney(View text, bool yuan)
{
    static const Regex before(R"(\s*([$£€₩₹₽¥￥]|[A-Z]{3})\s*([0-9.,+\- ]+))");
    static const Regex after(R"(\s*([0-9.,+\- ]+?)\s*([$£€₩₹₽¥￥]|[A-Z]{3})\s*)");
    const bool sign_first = before.fullMatch(text);
    const auto match = sign_first ? before.matchAt(text) : after.matchAt(text);
    if (!match || match->end() != text.size())
        return std::nullopt;
    auto amount = parseNumber((*match)[sign_first ? 2 : 1]);
    if (!amount)
        return std::nullopt;
    return MoneyValue{std::move(*amount), currencyCode((*match)[sign_first ? 1 : 2], yuan)};
}

} // namespace timbre::text
