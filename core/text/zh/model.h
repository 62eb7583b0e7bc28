#pragma once

#include "core/text/datafile.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace timbre::text::zh {

/// A piece of a text, in characters, with the number of its part-of-speech tag.
struct TaggedWord {
    size_t begin = 0, end = 0;
    uint8_t tag = 0;

    size_t size() const { return end - begin; }
    friend bool operator==(const TaggedWord&, const TaggedWord&) = default;
};

/// Words that no dictionary has, found by a hidden Markov model whose states are a position in the word
/// (begin, middle, end, single) and a part of speech.
class TaggedModel {
public:
    TaggedModel(const DataFile& data, uint8_t unknown_tag);

    /// Cuts a run of Han characters; `offset` is added to the positions.
    void cut(std::u32string_view han, size_t offset, std::vector<TaggedWord>& words) const;

private:
    class Viterbi;

    void cutPiece(std::u32string_view han, size_t offset, std::vector<TaggedWord>& words) const;
    /// The row of a character; m_characters.size() when the model does not know it.
    size_t row(char32_t character) const;
    std::span<const uint8_t> allowed(size_t row) const;
    double emission(size_t row, uint8_t state) const;

    uint8_t m_unknown_tag;
    std::string_view m_position;
    std::span<const uint8_t> m_tag, m_allowed, m_emit_state;
    std::span<const double> m_start, m_trans, m_emit;
    std::span<const uint32_t> m_characters, m_allowed_begin, m_emit_begin;
    std::vector<uint8_t> m_all; // every state
    std::vector<std::vector<uint8_t>> m_successors; // states that can follow, by state
};

/// The same without tags: positions only.
class PlainModel {
public:
    explicit PlainModel(const DataFile& data);

    /// Ends of the words in a run of Han characters, ascending; the last is the run's size.
    std::vector<size_t> cut(std::u32string_view han) const;

private:
    const double* emission(char32_t character) const;

    std::span<const double> m_start, m_trans, m_emit;
    std::span<const uint32_t> m_characters;
};

} // namespace timbre::text::zh
