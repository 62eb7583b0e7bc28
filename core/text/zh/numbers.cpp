#include "core/text/zh/numbers.h"

#include <algorithm>
#include <array>

namespace timbre::text::zh {
namespace {

constexpr std::u32string_view kDigits = U"零一二三四五六七八九";

char32_t word(char32_t digit)
{
    return kDigits[digit - U'0'];
}

struct Unit {
    size_t zeros;
    char32_t name;
};
constexpr std::array kUnits{Unit{4, U'万'}, Unit{3, U'千'}, Unit{2, U'百'}, Unit{1, U'十'}};

std::u32string_view withoutLeadingZeros(std::u32string_view digits)
{
    return digits.substr(std::min(digits.find_first_not_of(U'0'), digits.size()));
}

/// Up to eight digits; zeros in front are one 零 before a single digit, else nothing.
void appendGroup(std::u32string& to, std::u32string_view digits)
{
    const auto stripped = withoutLeadingZeros(digits);
    if (stripped.empty())
        return;
    if (stripped.size() == 1) {
        if (digits.size() > 1)
            to += U'零';
        to += word(stripped[0]);
        return;
    }
    const auto unit = std::ranges::find_if(kUnits, [&](const Unit& u) { return u.zeros < stripped.size(); });
    const size_t cut = digits.size() - unit->zeros;
    appendGroup(to, digits.substr(0, cut));
    to += unit->name;
    appendGroup(to, digits.substr(cut));
}

} // namespace

std::u32string cardinal(std::u32string_view digits)
{
    if (digits.empty())
        return {};
    digits = withoutLeadingZeros(digits);
    if (digits.empty())
        return U"零";
    constexpr size_t kGroup = 8; // 亿 counts groups of eight digits
    const size_t first = (digits.size() - 1) % kGroup + 1;
    std::u32string result;
    appendGroup(result, digits.substr(0, first));
    for (size_t at = first; at < digits.size(); at += kGroup) {
        result += U'亿';
        appendGroup(result, digits.substr(at, kGroup));
    }
    if (result.starts_with(U"一十"))
        result.erase(0, 1);
    return result;
}

std::u32string digitByDigit(std::u32string_view digits)
{
    std::u32string result(digits);
    std::ranges::transform(result, result.begin(), word);
    return result;
}

std::u32string telephoneDigits(std::u32string_view digits)
{
    auto result = digitByDigit(digits);
    std::ranges::replace(result, U'一', U'幺');
    return result;
}

std::u32string number(std::u32string_view text)
{
    const size_t point = text.find(U'.');
    auto result = cardinal(text.substr(0, point));
    if (point == std::u32string_view::npos)
        return result;
    std::u32string decimals(text.substr(point + 1));
    const bool zero = decimals.ends_with(U'0');
    decimals.erase(decimals.find_last_not_of(U'0') + 1);
    decimals += zero ? U"0" : U"";
    if (decimals.empty())
        return result;
    return (result.empty() ? U"零" : result) + U"点" + digitByDigit(decimals);
}

} // namespace timbre::text::zh
