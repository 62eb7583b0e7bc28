#pragma once

#include "core/text/zh/jieba.h"
#include "core/text/zh/pinyin.h"

#include <span>
#include <string_view>

namespace timbre::text::zh {

/// Tone rules inside one word: 不 and 一, the neutral tone, third tones in a row; and erhua, the r-coloured
/// ending. Immutable; the data file and the segmentation must outlive it.
class ToneSandhi {
public:
    ToneSandhi(const DataFile& data, const Jieba& jieba);

    /// Changes tones; `syllables` are the word's, one per character, `tag` its part of speech.
    void apply(std::u32string_view word, std::string_view tag, std::span<Syllable> syllables) const;
    /// 儿 at the end takes the tone of the syllable before it, where it is no syllable of its own.
    void applyErhua(std::u32string_view word, std::string_view tag, std::span<Syllable> syllables) const;

private:
    using Syllables = std::span<Syllable>;
    void bu(std::u32string_view word, Syllables syllables) const;
    void yi(std::u32string_view word, Syllables syllables) const;
    void neutral(std::u32string_view word, std::string_view tag, Syllables syllables) const;
    void thirdTones(std::u32string_view word, Syllables syllables) const;
    bool endsNeutral(std::u32string_view word, std::string_view tag) const;
    bool isNeutralWord(std::u32string_view word) const;
    bool isMeasureGe(std::u32string_view word, size_t ge) const;
    bool isNumeral(char32_t character) const;
    struct Halves {
        std::u32string_view left, right; ///< what the neutral words are looked for in
        size_t cut; ///< characters on the left
    };
    Halves halves(std::u32string_view word) const;

    const Jieba& m_jieba;
    Trie m_neutral, m_not_neutral, m_erhua, m_not_erhua;
    std::span<const uint32_t> m_numerals; // characters that are numbers, sorted
};

} // namespace timbre::text::zh
