#include "core/text/pronunciation/notations.h"

#include "core/text/utf8.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace timbre::text {
namespace {

using View = std::u32string_view;
using Letters = std::u32string;

constexpr std::array<View, 21> kInitials{U"zh", U"ch", U"sh", U"b", U"p", U"m", U"f", U"d", U"t",
    U"n", U"l", U"g", U"k", U"h", U"j", U"q", U"x", U"r", U"z", U"c", U"s"};

bool isFinal(View final)
{
    static const std::set<View> finals{U"E", U"En", U"a", U"ai", U"an", U"ang", U"ao", U"e", U"ei",
        U"en", U"eng", U"er", U"i", U"i0", U"ia", U"ian", U"iang", U"iao", U"ie", U"in", U"ing",
        U"iong", U"ir", U"iu", U"o", U"ong", U"ou", U"u", U"ua", U"uai", U"uan", U"uang", U"ui",
        U"un", U"uo", U"v", U"van", U"ve", U"vn"};
    return finals.contains(final);
}

struct Syllable {
    Letters letters;
    char32_t tone = U'5';
};

/// Small letters without their tone mark; ü becomes v.
Syllable plain(View text)
{
    Syllable syllable;
    for (const char32_t c : text) {
        std::array<utf8proc_int32_t, 8> parts{};
        int boundary = 0;
        const auto options = utf8proc_option_t(UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD);
        const auto count = utf8proc_decompose_char(
            utf8proc_int32_t(c), parts.data(), parts.size(), options, &boundary);
        for (int i = 0; i < count && i < int(parts.size()); ++i) {
            const auto part = char32_t(parts[size_t(i)]);
            const View marks = U"\u0304\u0301\u030C\u0300";
            if (const size_t tone = marks.find(part); tone != View::npos)
                syllable.tone = U'1' + char32_t(tone);
            else if (part == 0x0308 && !syllable.letters.empty())
                syllable.letters.back() = U'v';
            else if (part >= U'1' && part <= U'5')
                syllable.tone = part;
            else
                syllable.letters += part;
        }
    }
    return syllable;
}

/// u after j, q, x and y is ü; i after hissing sounds is a sound of its own.
Letters finalAfter(View initial, Letters final)
{
    const bool palatal = initial == U"j" || initial == U"q" || initial == U"x" || initial == U"y";
    if (palatal && final.starts_with(U'u'))
        final[0] = U'v';
    if (initial == U"y" && final == U"an")
        return U"En";
    if (initial == U"y" && final == U"e")
        return U"E";
    if (final != U"i")
        return final;
    if (initial == U"z" || initial == U"c" || initial == U"s")
        return U"i0";
    const bool retroflex =
        initial == U"zh" || initial == U"ch" || initial == U"sh" || initial == U"r";
    return retroflex ? U"ir" : U"i";
}

/// The two phones without tone; empty when it is no syllable.
std::pair<Letters, Letters> phonePair(const Letters& letters)
{
    const auto initial = std::find_if(
        kInitials.begin(), kInitials.end(), [&](View i) { return letters.starts_with(i); });
    Letters first, rest;
    if (initial != kInitials.end()) {
        first = *initial;
        rest = letters.substr(first.size());
    } else if (letters == U"yo") {
        first = U"OO";
        rest = U"o";
    } else if (letters.starts_with(U'w') || letters.starts_with(U'y')) {
        first = letters.substr(0, 1);
        rest = letters.substr(1);
    } else if (letters.starts_with(U'a') || letters.starts_with(U'e')
        || letters.starts_with(U'o')) {
        first = letters.starts_with(U'a') ? U"AA" : letters.starts_with(U'e') ? U"EE" : U"OO";
        rest = letters;
    }
    const Letters final = finalAfter(first, rest);
    return isFinal(final) ? std::pair(first, final) : std::pair<Letters, Letters>();
}

void append(PhoneList& phones, const std::pair<Letters, Letters>& pair, char32_t tone)
{
    phones.push_back(toUtf8(pair.first));
    phones.push_back(toUtf8(pair.second + tone));
}

/// Where a syllable ends: behind its tone number, before a blank, an apostrophe or a hyphen.
size_t endOfSyllable(View reading, size_t begin)
{
    size_t end = begin;
    while (end < reading.size() && View(U" '’-").find(reading[end]) == View::npos) {
        if (reading[end] >= U'0' && reading[end] <= U'9')
            return end + 1;
        ++end;
    }
    return end;
}

const std::map<View, View>& ipaInitials()
{
    static const std::map<View, View> table{{U"p", U"b"}, {U"pʰ", U"p"}, {U"m", U"m"}, {U"f", U"f"},
        {U"t", U"d"}, {U"tʰ", U"t"}, {U"n", U"n"}, {U"l", U"l"}, {U"k", U"g"}, {U"kʰ", U"k"},
        {U"x", U"h"}, {U"h", U"h"}, {U"tɕ", U"j"}, {U"tɕʰ", U"q"}, {U"ɕ", U"x"}, {U"ʈʂ", U"zh"},
        {U"ʈʂʰ", U"ch"}, {U"tʂ", U"zh"}, {U"tʂʰ", U"ch"}, {U"ʂ", U"sh"}, {U"ʐ", U"r"}, {U"ɻ", U"r"},
        {U"ts", U"z"}, {U"tsʰ", U"c"}, {U"s", U"s"}};
    return table;
}

/// The finals as they are spelled after an initial, and alone.
struct Spelling {
    View after, alone;
};
const std::map<View, Spelling>& ipaFinals()
{
    static const std::map<View, Spelling> table{{U"a", {U"a", U"a"}}, {U"ɑ", {U"a", U"a"}},
        {U"o", {U"o", U"o"}}, {U"ɤ", {U"e", U"e"}}, {U"ə", {U"e", U"e"}}, {U"ai", {U"ai", U"ai"}},
        {U"aɪ", {U"ai", U"ai"}}, {U"ei", {U"ei", U"ei"}}, {U"eɪ", {U"ei", U"ei"}},
        {U"au", {U"ao", U"ao"}}, {U"ɑu", {U"ao", U"ao"}}, {U"ɑʊ", {U"ao", U"ao"}},
        {U"aʊ", {U"ao", U"ao"}}, {U"ou", {U"ou", U"ou"}}, {U"oʊ", {U"ou", U"ou"}},
        {U"an", {U"an", U"an"}}, {U"ən", {U"en", U"en"}}, {U"aŋ", {U"ang", U"ang"}},
        {U"ɑŋ", {U"ang", U"ang"}}, {U"əŋ", {U"eng", U"eng"}}, {U"ɤŋ", {U"eng", U"eng"}},
        {U"ʊŋ", {U"ong", U"weng"}}, {U"uŋ", {U"ong", U"weng"}}, {U"i", {U"i", U"yi"}},
        {U"ɨ", {U"i", U"yi"}}, {U"ɹ̩", {U"i", U"i"}}, {U"ɻ̩", {U"i", U"i"}}, {U"ʐ̩", {U"i", U"i"}},
        {U"z̩", {U"i", U"i"}}, {U"ɿ", {U"i", U"i"}}, {U"ʅ", {U"i", U"i"}}, {U"ja", {U"ia", U"ya"}},
        {U"jɛ", {U"ie", U"ye"}}, {U"je", {U"ie", U"ye"}}, {U"jɑu", {U"iao", U"yao"}},
        {U"jau", {U"iao", U"yao"}}, {U"jɑʊ", {U"iao", U"yao"}}, {U"jou", {U"iu", U"you"}},
        {U"joʊ", {U"iu", U"you"}}, {U"jɛn", {U"ian", U"yan"}}, {U"jan", {U"ian", U"yan"}},
        {U"in", {U"in", U"yin"}}, {U"jaŋ", {U"iang", U"yang"}}, {U"jɑŋ", {U"iang", U"yang"}},
        {U"iŋ", {U"ing", U"ying"}}, {U"jʊŋ", {U"iong", U"yong"}}, {U"juŋ", {U"iong", U"yong"}},
        {U"u", {U"u", U"wu"}}, {U"wa", {U"ua", U"wa"}}, {U"wo", {U"uo", U"wo"}},
        {U"wai", {U"uai", U"wai"}}, {U"waɪ", {U"uai", U"wai"}}, {U"wei", {U"ui", U"wei"}},
        {U"weɪ", {U"ui", U"wei"}}, {U"wan", {U"uan", U"wan"}}, {U"wən", {U"un", U"wen"}},
        {U"waŋ", {U"uang", U"wang"}}, {U"wɑŋ", {U"uang", U"wang"}}, {U"wəŋ", {U"ong", U"weng"}},
        {U"y", {U"v", U"yu"}}, {U"ɥe", {U"ve", U"yue"}}, {U"ɥɛ", {U"ve", U"yue"}},
        {U"ɥɛn", {U"van", U"yuan"}}, {U"ɥan", {U"van", U"yuan"}}, {U"yn", {U"vn", U"yun"}},
        {U"ɚ", {U"er", U"er"}}, {U"ɑɻ", {U"er", U"er"}}, {U"ɑɚ", {U"er", U"er"}}};
    return table;
}

const std::map<View, View>& ipaTones()
{
    static const std::map<View, View> table{{U"˥", U"1"}, {U"˥˥", U"1"}, {U"˧˥", U"2"},
        {U"˨˩˦", U"3"}, {U"˨˩", U"3"}, {U"˥˩", U"4"}, {U"", U"5"}};
    return table;
}

/// What no sound hangs on: marks of length and stress, ties, the "not a syllable" sign.
Letters withoutMarks(View reading)
{
    Letters text;
    for (const char32_t c : reading) {
        if (View(U"ˈˌː.̯͜͡").find(c) == View::npos)
            text += c;
    }
    return text;
}

} // namespace

PhoneList phonesFromPinyin(View reading)
{
    PhoneList phones;
    for (size_t at = 0; at < reading.size();) {
        const size_t end = endOfSyllable(reading, at);
        if (end == at) {
            ++at;
            continue;
        }
        const auto [letters, tone] = plain(reading.substr(at, end - at));
        auto pair = phonePair(letters);
        const bool rhotic = pair.first.empty() && letters.size() > 1 && letters.back() == U'r';
        if (rhotic)
            pair = phonePair(letters.substr(0, letters.size() - 1));
        if (pair.first.empty())
            throwUnreadable(reading, reading.substr(at, end - at), "pinyin");
        append(phones, pair, tone);
        if (rhotic)
            append(phones, {U"EE", U"er"}, tone); // 儿 takes its neighbour's tone
        at = end;
    }
    return phones;
}

Letters pinyinFromIpa(View reading)
{
    Letters pinyin;
    const Letters text = withoutMarks(reading);
    for (size_t at = 0; at < text.size();) {
        if (text[at] == U' ') {
            ++at;
            continue;
        }
        const View rest = View(text).substr(at);
        const auto initial = longestPrefix(ipaInitials(), rest);
        const size_t initial_size = initial == ipaInitials().end() ? 0 : initial->first.size();
        const auto final = longestPrefix(ipaFinals(), rest.substr(initial_size));
        if (final == ipaFinals().end())
            throwUnreadable(reading, rest.substr(0, initial_size + 1), "IPA");
        const View after = rest.substr(initial_size + final->first.size());
        const auto tone = longestPrefix(ipaTones(), after);
        pinyin += pinyin.empty() ? U"" : U" ";
        if (initial_size)
            pinyin.append(initial->second).append(final->second.after);
        else
            pinyin.append(final->second.alone);
        pinyin.append(tone->second);
        at += initial_size + final->first.size() + tone->first.size();
    }
    return pinyin;
}

} // namespace timbre::text
