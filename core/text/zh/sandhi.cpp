#include "core/text/zh/sandhi.h"

#include <algorithm>
#include <array>

namespace timbre::text::zh {
namespace {

bool isOneOf(char32_t character, std::u32string_view set)
{
    return set.find(character) != std::u32string_view::npos;
}

template <size_t N>
bool isOneOf(std::string_view tag, const std::array<std::string_view, N>& tags)
{
    return std::ranges::find(tags, tag) != tags.end();
}

constexpr std::array<std::string_view, 3> kAspect{"ul", "uz", "ug"}, kPlaces{"s", "l", "f"}, kNotErhua{"a", "j", "nr"};
constexpr std::array<std::string_view, 2> kPeople{"r", "n"};

bool allThird(std::span<const Syllable> syllables)
{
    return std::ranges::all_of(syllables, [](const Syllable& s) { return s.tone == 3; });
}

std::u32string_view lastTwo(std::u32string_view word)
{
    return word.substr(word.size() < 2 ? 0 : word.size() - 2);
}

} // namespace

ToneSandhi::ToneSandhi(const DataFile& data, const Jieba& jieba)
    : m_jieba(jieba)
    , m_neutral(data.trie("sandhi.neutral"))
    , m_not_neutral(data.trie("sandhi.not_neutral"))
    , m_erhua(data.trie("erhua.must"))
    , m_not_erhua(data.trie("erhua.not"))
    , m_numerals(data.array<uint32_t>("numerals"))
{
}

void ToneSandhi::apply(std::u32string_view word, std::string_view tag, Syllables syllables) const
{
    bu(word, syllables);
    yi(word, syllables);
    neutral(word, tag, syllables);
    thirdTones(word, syllables);
}

void ToneSandhi::bu(std::u32string_view word, Syllables syllables) const
{
    if (word.size() == 3 && word[1] == U'不') { // 看不懂
        syllables[1].tone = 5;
        return;
    }
    for (size_t i = 0; i + 1 < word.size(); ++i) {
        if (word[i] == U'不' && syllables[i + 1].tone == 4)
            syllables[i].tone = 2;
    }
}

void ToneSandhi::yi(std::u32string_view word, Syllables syllables) const
{
    constexpr std::u32string_view kMarks = U"：，；。？！“”‘’':,;.?!"; // … and - are not among them
    if (!isOneOf(U'一', word) || std::ranges::all_of(word, [this](char32_t c) { return c == U'一' || isNumeral(c); }))
        return;
    if (word.size() == 3 && word[1] == U'一' && word[0] == word[2]) {
        syllables[1].tone = 5;
    } else if (word.starts_with(U"第一")) {
        syllables[1].tone = 1;
    } else {
        for (size_t i = 0; i + 1 < word.size(); ++i) {
            if (word[i] != U'一')
                continue;
            if (syllables[i + 1].tone == 4)
                syllables[i].tone = 2;
            else if (!isOneOf(word[i + 1], kMarks))
                syllables[i].tone = 4;
        }
    }
}

void ToneSandhi::neutral(std::u32string_view word, std::string_view tag, Syllables syllables) const
{
    const bool repeats = isOneOf(char32_t(tag[0]), U"nva") && !m_not_neutral.find(word);
    for (size_t i = 1; i < word.size() && repeats; ++i) {
        if (word[i] == word[i - 1])
            syllables[i].tone = 5;
    }
    const size_t ge = word.find(U'个');
    if (endsNeutral(word, tag))
        syllables.back().tone = 5;
    else if (isMeasureGe(word, ge))
        syllables[ge].tone = 5;
    else if (isNeutralWord(word))
        syllables.back().tone = 5;
    const auto [left, right, cut] = halves(word);
    if (isNeutralWord(left))
        syllables[cut - 1].tone = 5;
    if (isNeutralWord(right))
        syllables.back().tone = 5;
}

/// Particles and endings by rule: 吧, 的, 了, 们, 里, 来.
bool ToneSandhi::endsNeutral(std::u32string_view word, std::string_view tag) const
{
    const char32_t last = word.back();
    if (isOneOf(last, U"吧呢哈啊呐噻嘛吖嗨呐哦哒额滴哩哟喽啰耶喔诶的地得"))
        return true;
    if (word.size() == 1)
        return isOneOf(last, U"了着过") && isOneOf(tag, kAspect);
    if (isOneOf(last, U"们子") && isOneOf(tag, kPeople) && !m_not_neutral.find(word))
        return true;
    if (isOneOf(last, U"上下里") && isOneOf(tag, kPlaces))
        return true;
    return isOneOf(last, U"来去") && isOneOf(word[word.size() - 2], U"上下进出回过起开");
}

bool ToneSandhi::isMeasureGe(std::u32string_view word, size_t ge) const
{
    if (word == U"个")
        return true;
    return ge != std::u32string_view::npos && ge >= 1
        && (isNumeral(word[ge - 1]) || isOneOf(word[ge - 1], U"几有两半多各整每做是"));
}

bool ToneSandhi::isNeutralWord(std::u32string_view word) const
{
    return m_neutral.find(word) || m_neutral.find(lastTwo(word));
}

bool ToneSandhi::isNumeral(char32_t character) const
{
    return std::ranges::binary_search(m_numerals, uint32_t(character));
}

/// A word falls into two: its shortest piece and the rest. A piece that is not at the front counts as the
/// right half wherever it stands, so the right half can be another text than what is behind the cut.
ToneSandhi::Halves ToneSandhi::halves(std::u32string_view word) const
{
    const auto pieces = m_jieba.searchPieces(word);
    const auto shortest = *std::ranges::min_element(pieces, {}, &Range::size);
    const auto piece = word.substr(shortest.begin, shortest.size());
    if (word.starts_with(piece))
        return {piece, word.substr(piece.size()), piece.size()};
    const size_t cut = word.size() - piece.size();
    return {word.substr(0, cut), piece, cut};
}

void ToneSandhi::thirdTones(std::u32string_view word, Syllables syllables) const
{
    if (word.size() == 2 && allThird(syllables)) {
        syllables[0].tone = 2;
    } else if (word.size() == 3) {
        const size_t cut = halves(word).cut;
        const auto left = syllables.first(cut), right = syllables.subspan(cut);
        if (allThird(syllables)) {
            if (cut == 2) // 蒙古包
                left[0].tone = left[1].tone = 2;
            else if (cut == 1) // 纸老虎
                right[0].tone = 2;
            return;
        }
        if (left.size() == 2 && allThird(left)) // 所有人
            left[0].tone = 2;
        if (right.size() == 2 && allThird(right))
            right[0].tone = 2;
        else if (!allThird(right) && right[0].tone == 3 && left.back().tone == 3) // 好喜欢
            left.back().tone = 2;
    } else if (word.size() == 4) {
        for (const size_t half : {size_t(0), size_t(2)}) {
            if (allThird(syllables.subspan(half, 2)))
                syllables[half].tone = 2;
        }
    }
}

void ToneSandhi::applyErhua(std::u32string_view word, std::string_view tag, Syllables syllables) const
{
    if (word.empty() || word.back() != U'儿')
        return;
    Syllable& er = syllables.back();
    if (er.tone == 1)
        er.tone = 2;
    const bool plain = m_not_erhua.find(word) || isOneOf(tag, kNotErhua);
    if ((plain && !m_erhua.find(word)) || m_not_erhua.find(lastTwo(word)) || word.size() < 2)
        return;
    const uint8_t before = syllables[syllables.size() - 2].tone;
    if ((er.tone == 2 || er.tone == 5) && before != 0)
        er.tone = before;
}

} // namespace timbre::text::zh
