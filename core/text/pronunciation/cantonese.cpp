#include "core/text/pronunciation/notations.h"

#include "core/text/utf8.h"

#include <algorithm>
#include <array>

namespace timbre::text {
namespace {

using View = std::string_view;

// A syllable of jyutping is one of these and a rhyme.
constexpr std::array<View, 19> kOnsets{"ng", "gw", "kw", "b", "p", "m", "f", "d", "t", "n", "l",
    "g", "k", "w", "h", "z", "c", "s", "j"};
constexpr std::array<View, 12> kRareRhymes{
    "oe", "oen", "oeng", "oet", "oek", "eoi", "eon", "eot", "yu", "yun", "yut", "m"};

// The models' idea of an initial: the first of these that a syllable starts with. Some are whole
// finals. The order is that of packaging/textdata/convert_yue.py.
constexpr std::array<View, 43> kInitials{"aa", "aai", "aak", "aap", "aat", "aau", "ai", "au", "ap",
    "at", "ak", "a", "p", "b", "e", "ts", "t", "dz", "d", "kw", "k", "gw", "g", "f", "h", "l", "m",
    "ng", "n", "s", "y", "w", "c", "z", "j", "ong", "on", "ou", "oi", "ok", "o", "uk", "ung"};

bool isRhyme(View rhyme)
{
    if (rhyme == "ng" || std::ranges::find(kRareRhymes, rhyme) != kRareRhymes.end())
        return true;
    const size_t nucleus = rhyme.starts_with("aa") ? 2 : 1;
    if (rhyme.empty() || View("aeiou").find(rhyme[0]) == View::npos)
        return false;
    const View coda = rhyme.substr(nucleus);
    return coda.empty() || coda == "ng"
        || (coda.size() == 1 && View("iumnptk").find(coda[0]) != View::npos);
}

bool isSyllable(View base)
{
    if (isRhyme(base))
        return true;
    return std::ranges::any_of(kOnsets,
        [&](View onset) { return base.starts_with(onset) && isRhyme(base.substr(onset.size())); });
}

void append(PhoneList& phones, const std::string& base, char tone)
{
    const auto found =
        std::ranges::find_if(kInitials, [&](View initial) { return base.starts_with(initial); });
    if (found == kInitials.end()) { // ik1 sounds like jik1
        phones.insert(phones.end(), {"Yj", "Y" + base + tone});
        return;
    }
    const View initial = base.starts_with("nga") ? View("ng") : *found;
    const std::string rest = base.substr(initial.size());
    phones.push_back("Y" + std::string(initial));
    phones.push_back("Y" + (rest.empty() ? std::string(1, initial.back()) : rest) + tone);
}

} // namespace

PhoneList phonesFromJyutping(std::u32string_view reading)
{
    PhoneList phones;
    std::string base;
    for (const char32_t c : reading) {
        if (c >= U'a' && c <= U'z') {
            base += char(c);
        } else if (c >= U'1' && c <= U'6' && isSyllable(base)) {
            append(phones, base, char(c));
            base.clear();
        } else if (!base.empty() || (c != U' ' && c != U'-')) {
            throwUnreadable(reading, fromUtf8(base) + c, "jyutping");
        }
    }
    if (!base.empty())
        throwUnreadable(reading, fromUtf8(base), "jyutping: the tone (1 to 6) is missing");
    return phones;
}

} // namespace timbre::text
