#pragma once

#include "core/text/zh/jieba.h"
#include "core/text/zh/merging.h"
#include "core/text/zh/pinyin.h"
#include "core/text/zh/sandhi.h"

#include <string_view>
#include <vector>

namespace timbre::text::zh {

/// What became of one clause, step by step.
struct ClauseReading {
    std::vector<TaggedWord> cut; ///< as the segmentation gave them
    std::vector<TaggedWord> words; ///< after merging
    std::vector<Syllable> syllables; ///< one per character, after the tone rules
};

/// Reads clauses of normalised Mandarin: segmentation, merging, pinyin, tone rules. Immutable; the data file
/// must outlive it.
class Reader {
public:
    explicit Reader(const DataFile& data);

    /// `erhua`: apply the rules for 儿 too (phoneme set v2).
    ClauseReading read(std::u32string_view clause, bool erhua) const;

    const Jieba& jieba() const { return m_jieba; }
    const Pinyin& pinyin() const { return m_pinyin; }

private:
    Jieba m_jieba;
    Pinyin m_pinyin;
    WordMerger m_merger;
    ToneSandhi m_sandhi;
};

} // namespace timbre::text::zh
