#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace timbre::text {

/// What people write, taken apart. Numbers are kept as their digits.
struct NumberValue {
    bool negative = false;
    std::u32string whole, fraction; ///< digits without separators; no fraction: empty
};
struct DateValue {
    std::u32string year; ///< empty if there is none
    int month = 0, day = 0; ///< 0 if there is none
};
struct TimeValue {
    int hour = 0, minute = 0; ///< of 24 hours
    std::optional<int> second;
    bool marked = false; ///< a.m. or p.m. was written
};
struct MoneyValue {
    NumberValue amount;
    std::u32string currency; ///< "USD"
};

/// Absent when the text is something else.
std::optional<NumberValue> parseNumber(std::u32string_view text);
std::optional<DateValue> parseDate(std::u32string_view text, std::string_view format);
std::optional<TimeValue> parseTime(std::u32string_view text);
/// `yuan`: whether ¥ is the Chinese currency rather than the Japanese one.
std::optional<MoneyValue> parseMoney(std::u32string_view text, bool yuan);
/// The runs of digits.
std::vector<std::u32string> digitGroups(std::u32string_view text);

} // namespace timbre::text
