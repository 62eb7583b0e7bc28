#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace timbre::text {

using PhoneList = std::vector<std::string>;

// One notation each; all throw Error(BadText) that names what they cannot take.
PhoneList phonesFromArpabet(std::u32string_view reading);
PhoneList phonesFromEnglishIpa(std::u32string_view reading);
PhoneList phonesFromPinyin(std::u32string_view reading);
PhoneList phonesFromJyutping(std::u32string_view reading);
/// Mandarin's IPA as pinyin, e.g. "zhong1 wen2".
std::u32string pinyinFromIpa(std::u32string_view reading);

/// For a table of spellings: the longest one that `text` begins with.
template <class Table>
auto longestPrefix(const Table& table, std::u32string_view text)
{
    auto best = table.end();
    for (auto entry = table.begin(); entry != table.end(); ++entry) {
        if (text.starts_with(entry->first)
            && (best == table.end() || entry->first.size() > best->first.size()))
            best = entry;
    }
    return best;
}

[[noreturn]] void throwUnreadable(
    std::u32string_view reading, std::u32string_view part, std::string_view notation);

} // namespace timbre::text
