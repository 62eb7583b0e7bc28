#include "core/text/markup/values.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

namespace timbre::text {
namespace {

template <class Value, size_t N>
std::optional<Value> find(
    const std::array<std::pair<std::string_view, Value>, N>& table, std::string_view name)
{
    for (const auto& [known, value] : table) {
        if (known == name)
            return value;
    }
    return std::nullopt;
}

/// A plain decimal number at the beginning; the rest is left in `text`.
std::optional<double> takeNumber(std::string_view& text)
{
    double value = 0;
    const auto [end, error] =
        std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
    if (error != std::errc() || !(value >= 0))
        return std::nullopt;
    text.remove_prefix(size_t(end - text.data()));
    return value;
}

std::string lowered(std::string_view text)
{
    std::string result(text);
    for (char& c : result)
        c = c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
    return result;
}

} // namespace

std::optional<int> durationFrom(std::string_view text)
{
    const auto number = takeNumber(text);
    if (!number || (!text.empty() && text != "ms" && text != "s"))
        return std::nullopt;
    return int(std::min(*number * (text == "s" ? 1000 : 1), 1e9));
}

std::optional<int> pauseOfStrength(std::string_view strength)
{
    constexpr std::array<std::pair<std::string_view, int>, 7> kPauses{{{"none", 0}, {"x-weak", 100},
        {"weak", 250}, {"", 500}, {"medium", 500}, {"strong", 800}, {"x-strong", 1200}}};
    return find(kPauses, strength);
}

std::optional<double> rateFrom(std::string_view text, double current)
{
    constexpr std::array<std::pair<std::string_view, double>, 6> kRates{{{"x-slow", 0.6},
        {"slow", 0.8}, {"medium", 1}, {"default", 1}, {"fast", 1.25}, {"x-fast", 1.6}}};
    if (const auto rate = find(kRates, text))
        return rate;
    const char sign = text.empty() ? '\0' : text[0];
    if (sign == '+' || sign == '-')
        text.remove_prefix(1);
    const auto number = takeNumber(text);
    if (!number || (text != "%" && !text.empty()))
        return std::nullopt;
    const double part = text == "%" ? *number / 100 : *number;
    const double factor = sign == '+' ? 1 + part : sign == '-' ? 1 - part : part;
    return std::clamp(current * factor, 0.25, 4.0);
}

std::optional<Language> languageFromTag(std::string_view tag)
{
    constexpr std::array<std::pair<std::string_view, Language>, 7> kLanguages{
        {{"zh", Language::zh}, {"cmn", Language::zh}, {"yue", Language::yue}, {"en", Language::en},
            {"ja", Language::ja}, {"ko", Language::ko}, {"jp", Language::ja}}};
    const std::string name = lowered(tag);
    const bool cantonese = name == "zh-hk" || name == "zh-mo" || name.starts_with("zh-yue");
    return cantonese ? Language::yue
                     : find(kLanguages, std::string_view(name).substr(0, name.find('-')));
}

} // namespace timbre::text
