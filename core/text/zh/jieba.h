#pragma once

#include "core/text/zh/model.h"

#include <string>
#include <vector>

namespace timbre::text::zh {

/// A half-open range of characters.
struct Range {
    size_t begin = 0, end = 0;

    size_t size() const { return end - begin; }
    friend bool operator==(const Range&, const Range&) = default;
};

/// Word segmentation after jieba: the most probable path through the dictionary's words, and a hidden Markov
/// model for runs of characters between them. Immutable; the data file must outlive it.
class Jieba {
public:
    explicit Jieba(const DataFile& data);

    /// The words of a text with their parts of speech; together they are the text.
    std::vector<TaggedWord> tagged(std::u32string_view text) const;
    /// The pieces for a search index: words of two and three characters inside longer ones, then those.
    std::vector<Range> searchPieces(std::u32string_view text) const;

    std::string_view tagName(uint8_t tag) const { return m_tags[tag]; }
    /// The number of a tag that exists, e.g. "d".
    uint8_t tag(std::string_view name) const;

private:
    enum class Ties { Shorter, Longer };

    std::vector<size_t> route(std::u32string_view text, Ties ties) const;
    uint32_t frequency(std::u32string_view word) const;
    uint8_t tagOf(std::u32string_view word) const;
    void tagBlock(std::u32string_view text, Range block, std::vector<TaggedWord>& words) const;
    void tagSingles(std::u32string_view text, Range run, std::vector<TaggedWord>& words) const;
    void tagUnknown(std::u32string_view text, Range run, std::vector<TaggedWord>& words) const;
    std::vector<Range> cut(std::u32string_view text) const;
    void cutBlock(std::u32string_view text, Range block, std::vector<Range>& words) const;
    void cutSingles(std::u32string_view text, Range run, std::vector<Range>& words) const;

    Trie m_words;
    std::span<const uint32_t> m_frequency;
    std::span<const uint8_t> m_tag;
    std::vector<std::string_view> m_tags;
    double m_log_total;
    uint8_t m_x, m_m, m_eng; // tags of what is no word: anything, a number, Latin letters
    TaggedModel m_tagged_model;
    PlainModel m_plain_model;
};

} // namespace timbre::text::zh
