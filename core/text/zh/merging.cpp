#include "core/text/zh/merging.h"

#include <algorithm>

namespace timbre::text::zh {
namespace {

constexpr size_t kLongestMerged = 3; // characters of two words joined for their third tones

std::u32string_view textOf(std::u32string_view text, const TaggedWord& word)
{
    return text.substr(word.begin, word.size());
}

/// Joins a word to the one before where `joins(before, index)` says so; `before` has grown by then.
template <class Joins>
std::vector<TaggedWord> joined(const std::vector<TaggedWord>& words, Joins&& joins)
{
    std::vector<TaggedWord> result;
    for (size_t i = 0; i < words.size(); ++i) {
        if (!result.empty() && joins(result.back(), i))
            result.back().end = words[i].end;
        else
            result.push_back(words[i]);
    }
    return result;
}

} // namespace

WordMerger::WordMerger(const Jieba& jieba, const Pinyin& pinyin)
    : m_pinyin(pinyin)
    , m_verb(jieba.tag("v"))
    , m_adverb(jieba.tag("d"))
{
}

std::vector<TaggedWord> WordMerger::merged(std::u32string_view text, std::vector<TaggedWord> words) const
{
    words = mergeYi(text, mergeBu(text, words));
    words = joined(words, [&](const TaggedWord& before, size_t i) { return textOf(text, before) == textOf(text, words[i]); });
    words = mergeThirdTones(text, words, [](const Tones& a, const Tones& b) { return a.all_third && b.all_third; });
    words = mergeThirdTones(text, words, [](const Tones& a, const Tones& b) { return a.last == 3 && b.first == 3; });
    return joined(words, [&](const TaggedWord&, size_t i) {
        return textOf(text, words[i]) == U"儿" && textOf(text, words[i - 1]) != U"#";
    });
}

WordMerger::Words WordMerger::mergeBu(std::u32string_view text, const Words& words) const
{
    Words result;
    size_t bu = 0; // characters of a 不 that waits for the next word
    for (TaggedWord word : words) {
        word.begin -= bu;
        bu = textOf(text, word) == U"不" ? 1 : 0;
        if (!bu)
            result.push_back(word);
    }
    if (bu)
        result.push_back({text.size() - bu, text.size(), m_adverb});
    return result;
}

WordMerger::Words WordMerger::mergeYi(std::u32string_view text, const Words& words) const
{
    Words around; // 听 一 听 -> 听一听
    for (size_t i = 0; i < words.size(); ++i) {
        const bool between = !around.empty() && i + 1 < words.size() && textOf(text, words[i]) == U"一"
            && textOf(text, around.back()) == textOf(text, words[i + 1]) && around.back().tag == m_verb
            && words[i + 1].tag == m_verb;
        if (between)
            around.back().end = words[++i].end;
        else
            around.push_back(words[i]);
    }
    return joined(around, [&](const TaggedWord& before, size_t) { return textOf(text, before) == U"一"; });
}

/// `seam` sees the tones of two neighbours before any merging. A word that was just merged, and a repeated
/// one (its second half is neutral), stay apart from the next.
template <class Seam>
WordMerger::Words WordMerger::mergeThirdTones(std::u32string_view text, const Words& words, Seam&& seam) const
{
    std::vector<Tones> tones;
    for (const TaggedWord& word : words) {
        const auto syllables = m_pinyin.read(textOf(text, word));
        const bool all = std::ranges::all_of(syllables, [](const Syllable& s) { return s.tone == 3; });
        tones.push_back({syllables.front().tone, syllables.back().tone, all});
    }
    bool merged_before = false;
    return joined(words, [&](const TaggedWord&, size_t i) {
        const auto left = textOf(text, words[i - 1]);
        const bool repeated = left.size() == 2 && left[0] == left[1];
        const bool merges = !merged_before && seam(tones[i - 1], tones[i]) && !repeated
            && left.size() + words[i].size() <= kLongestMerged;
        return merged_before = merges;
    });
}

} // namespace timbre::text::zh
