#pragma once

#include "core/text/zh/jieba.h"
#include "core/text/zh/pinyin.h"

#include <string_view>
#include <vector>

namespace timbre::text::zh {

/// Joins words whose tones depend on each other, so that the tone rules see them as one: 不 and 一 with
/// the next word, 听一听, repeated words, third tones in a row, 儿 with the word before.
class WordMerger {
public:
    WordMerger(const Jieba& jieba, const Pinyin& pinyin);

    std::vector<TaggedWord> merged(std::u32string_view text, std::vector<TaggedWord> words) const;

private:
    using Words = std::vector<TaggedWord>;
    struct Tones { // of a word: its first, its last, and whether all are third tones
        uint8_t first, last;
        bool all_third;
    };
    template <class Seam>
    Words mergeThirdTones(std::u32string_view text, const Words& words, Seam&& seam) const;
    Words mergeBu(std::u32string_view text, const Words& words) const;
    Words mergeYi(std::u32string_view text, const Words& words) const;

    const Pinyin& m_pinyin;
    uint8_t m_verb, m_adverb; // tags
};

} // namespace timbre::text::zh
