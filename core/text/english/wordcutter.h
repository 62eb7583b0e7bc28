#pragma once

#include "core/text/datafile.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace timbre::text::english {

/// Takes joined words apart ("livestreamed" -> live streamed) by counts of words and of pairs of
/// words: P. Norvig, "Natural Language Corpus Data", in "Beautiful Data" (2009), as in Python's
/// wordsegment. Immutable; `data` must outlive it.
class WordCutter {
public:
    explicit WordCutter(const DataFile& data);

    /// The likeliest words; other characters than a-z and 0-9 are left out. Linear in the length.
    std::vector<std::string> cut(std::string_view word) const;

private:
    class Search;

    std::span<const uint64_t> m_word_keys, m_pair_keys;
    std::span<const double> m_word_counts, m_pair_counts;
    std::span<const uint8_t> m_leads; // whether any pair begins with the word
};

} // namespace timbre::text::english
