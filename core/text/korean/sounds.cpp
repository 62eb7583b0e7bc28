#include "core/text/korean/sounds.h"

#include "core/text/korean/jamo.h"
#include "core/text/utf8.h"

#include <utf8proc.h>

#include <algorithm>
#include <string_view>

namespace timbre::text {
namespace {

struct RuleText {
    const char *pattern, *by; // conjoining jamo, or syllables that stand for theirs; in `by` $1 is a group
};

// The numbers are those of the standard pronunciation's articles. Annotations are described in tagger.h.
constexpr RuleText kSpecial[] = {
    {"([ᄌᄍᄎ])ᅧ", "$1ᅥ"}, // 5.1: 져 쪄 쳐
    {"([ᄀᄁᄂᄃᄄᄅᄆᄇᄈᄉᄊᄌᄍᄎᄏᄐᄑᄒ])ᅴ", "$1ᅵ"}, // 5.3: 희 is 히
    {"/J", ""}, // 5.4: the particle 의 keeps its sound
    {"([그])ᆮᄋ", "$1ᄉ"}, // 16: names of letters, 디귿이
    {"([으])[ᆽᆾᇀᇂ]ᄋ", "$1ᄉ"},
    {"([으])ᆿᄋ", "$1ᄀ"},
    {"([으])ᇁᄋ", "$1ᄇ"},
    {"ᆰ/P[ᄀᄁ]", "ᆯᄁ"}, // 11.1: 맑게
    {"([ᆲᆴ])/Pᄀ", "$1ᄁ"}, // 25: 넓게
    {"([ᆲᆴ])/Pᄃ", "$1ᄄ"},
    {"([ᆲᆴ])/Pᄉ", "$1ᄊ"},
    {"([ᆲᆴ])/Pᄌ", "$1ᄍ"},
    {"([ᆫᆷ])/Pᄀ", "$1ᄁ"}, // 24: 신고
    {"([ᆫᆷ])/Pᄃ", "$1ᄄ"},
    {"([ᆫᆷ])/Pᄉ", "$1ᄊ"},
    {"([ᆫᆷ])/Pᄌ", "$1ᄍ"},
    {"ᆬ/Pᄀ", "ᆫᄁ"},
    {"ᆬ/Pᄃ", "ᆫᄄ"},
    {"ᆬ/Pᄉ", "ᆫᄊ"},
    {"ᆬ/Pᄌ", "ᆫᄍ"},
    {"ᆱ/Pᄀ", "ᆷᄁ"},
    {"ᆱ/Pᄃ", "ᆷᄄ"},
    {"ᆱ/Pᄉ", "ᆷᄊ"},
    {"ᆱ/Pᄌ", "ᆷᄍ"},
    {"(?<=바)ᆲ(?=$|[^ᄋᄒ])", "ᆸ"}, // 10.1: 밟다
    {"(?<=너)ᆲ(?=[ᄌᄍᄃᄄ]ᅮ)", "ᆸ"}, // 넓죽하다
    {"ᆮᄋ(?=[ᅵᅧ])", "ᄌ"}, // 17: 굳이
    {"ᇀᄋ(?=[ᅵᅧ])", "ᄎ"},
    {"ᆴᄋ(?=[ᅵᅧ])", "ᆯᄎ"},
    {"ᆮᄒ(?=ᅵ)", "ᄎ"},
    {"ᆯ/E ᄀ", "ᆯ ᄁ"}, // 27: 할 것을
    {"ᆯ/E ᄃ", "ᆯ ᄄ"},
    {"ᆯ/E ᄇ", "ᆯ ᄈ"},
    {"ᆯ/E ᄉ", "ᆯ ᄊ"},
    {"ᆯ/E ᄌ", "ᆯ ᄍ"},
    {"(?<=ᆯ)ᄀ(?=ᅥᆯ)", "ᄁ"}, // 할걸
    {"(?<=ᆯ)밖ᄋ(?=ᅦ)", "빠ᄁ"}, // 할밖에
    {"(?<=ᆯ)ᄉ(?=ᅦ라|ᅮ록)", "ᄊ"}, // 할세라, 할수록
    {"(?<=ᆯ)ᄌ(?=ᅵ라도|ᅵ언정|ᅵᆫ대)", "ᄍ"}, // 할지라도, 할지언정, 할진대
    {"/[PJEB]", ""},
};

// A final consonant moves to the empty initial after it: articles 13, 14 and 12.4.
constexpr RuleText kLinks[] = {
    {"ᆨᄋ", "ᄀ"}, {"ᆩᄋ", "ᄁ"}, {"ᆫᄋ", "ᄂ"}, {"ᆮᄋ", "ᄃ"}, {"ᆯᄋ", "ᄅ"}, {"ᆷᄋ", "ᄆ"}, {"ᆸᄋ", "ᄇ"}, {"ᆺᄋ", "ᄉ"},
    {"ᆻᄋ", "ᄊ"}, {"ᆽᄋ", "ᄌ"}, {"ᆾᄋ", "ᄎ"}, {"ᆿᄋ", "ᄏ"}, {"ᇀᄋ", "ᄐ"}, {"ᇁᄋ", "ᄑ"}, {"ᆪᄋ", "ᆨᄊ"}, {"ᆬᄋ", "ᆫᄌ"},
    {"ᆰᄋ", "ᆯᄀ"}, {"ᆱᄋ", "ᆯᄆ"}, {"ᆲᄋ", "ᆯᄇ"}, {"ᆳᄋ", "ᆯᄊ"}, {"ᆴᄋ", "ᆯᄐ"}, {"ᆵᄋ", "ᆯᄑ"}, {"ᆹᄋ", "ᆸᄊ"},
    {"ᇂᄋ", "ᄋ"}, {"ᆭᄋ", "ᄂ"}, {"ᆶᄋ", "ᄅ"},
    {"(^|[^\\x{1100}-\\x{1112}])([\\x{1161}-\\x{1175}])", "$1ᄋ$2"}, // a vowel alone gets its empty initial
};

constexpr char32_t kEdge = 1; // in the table: no letter, or the end

bool isInitial(char32_t c)
{
    return c >= 0x1100 && c <= 0x1112;
}

bool isFinal(char32_t c)
{
    return c >= 0x11A8 && c <= 0x11C2;
}

/// What \w means for Python's regular expressions.
bool isWordCharacter(char32_t c)
{
    const auto category = utf8proc_category(utf8proc_int32_t(c));
    return c == U'_' || (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO)
        || (category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO);
}

/// The table's key for the final consonant at `at`; empty when no sound change is possible.
std::u32string keyAt(std::u32string_view text, size_t at)
{
    const auto next = [&](size_t ahead) { return at + ahead < text.size() ? text[at + ahead] : kEdge; };
    if (isInitial(next(1)))
        return std::u32string(text.substr(at, 2));
    if (next(1) == U' ' && isInitial(next(2)))
        return std::u32string(text.substr(at, 3));
    return isWordCharacter(next(1)) ? std::u32string() : std::u32string{text[at], kEdge};
}

std::u32string expanded(std::u32string_view by, const Match& match)
{
    std::u32string result;
    for (size_t i = 0; i < by.size(); ++i) {
        if (by[i] == U'$')
            result += match[by[++i] - U'0'];
        else
            result += by[i];
    }
    return result;
}

} // namespace

KoreanSounds::KoreanSounds(const DataFile& data, bool strict)
{
    const auto jamo = [](const char* text) { return decomposed(TrackedText::fromUtf8(text)); };
    for (const auto& [pattern, by] : kSpecial)
        m_special.push_back({Regex(jamo(pattern).utf8()), std::u32string(jamo(by).view())});
    for (const auto& [pattern, by] : kLinks)
        m_links.push_back({Regex(jamo(pattern).utf8()), std::u32string(jamo(by).view())});
    const StringTable from = data.strings("sound.from"), to = data.strings("sound.to");
    for (size_t i = 0; i < from.size(); ++i) {
        const auto key = fromUtf8(from[i]);
        auto result = fromUtf8(to[i]);
        if (!strict && key.back() == kEdge && (result.empty() || result.back() != kEdge))
            result += kEdge;
        m_table[key] = result;
    }
}

TrackedText KoreanSounds::withTable(const TrackedText& text) const
{
    TrackedText result;
    for (size_t i = 0; i < text.size(); ++i) {
        const auto key = isFinal(text[i]) ? keyAt(text.view(), i) : std::u32string();
        const auto found = key.empty() ? m_table.end() : m_table.find(key);
        if (found == m_table.end()) {
            result.append(text.view(i, i + 1), text.span(i));
            continue;
        }
        const size_t end = std::min(i + key.size(), text.size());
        for (const char32_t c : found->second) {
            // The initial keeps its own source; what is left of the final keeps the final's.
            const size_t from = isInitial(c) || c == kEdge ? end - 1 : i;
            const char32_t sound = c == kEdge ? text[from] : c;
            if (c != kEdge || from > i)
                result.append(std::u32string_view(&sound, 1), text.span(from));
        }
        i = end - 1;
    }
    return result;
}

TrackedText KoreanSounds::applied(TrackedText text) const
{
    const auto apply = [&text](const std::vector<Rule>& rules) {
        for (const Rule& rule : rules)
            text.replaceAll(rule.pattern, [&](const Match& match) { return expanded(rule.by, match); });
    };
    apply(m_special);
    text = withTable(text);
    apply(m_links);
    return text;
}

} // namespace timbre::text
