#include "core/text/zh/reader.h"

namespace timbre::text::zh {

Reader::Reader(const DataFile& data)
    : m_jieba(data)
    , m_pinyin(data)
    , m_merger(m_jieba, m_pinyin)
    , m_sandhi(data, m_jieba)
{
}

ClauseReading Reader::read(std::u32string_view clause, bool erhua) const
{
    ClauseReading result;
    result.cut = m_jieba.tagged(clause);
    result.words = m_merger.merged(clause, result.cut);
    for (const TaggedWord& word : result.words) {
        const auto text = clause.substr(word.begin, word.size());
        const auto tag = m_jieba.tagName(word.tag);
        auto syllables = m_pinyin.read(text);
        m_sandhi.apply(text, tag, syllables);
        if (erhua)
            m_sandhi.applyErhua(text, tag, syllables);
        result.syllables.insert(result.syllables.end(), syllables.begin(), syllables.end());
    }
    return result;
}

} // namespace timbre::text::zh
