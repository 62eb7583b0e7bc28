#pragma once

#include "core/text/datafile.h"

#include <optional>
#include <string>
#include <string_view>

namespace timbre::text::english {

/// A pronunciation: one byte per phone, an index into Lexicon::phone().
using Phones = std::string;

/// A word of two readings.
struct Homograph {
    std::string_view when_tagged, otherwise; ///< pronunciations
    std::string_view tag; ///< "VB": the first reading for every tag that begins so
};

/// Dictionary, names and homographs. Words are lower-case. Immutable; `data` must outlive it.
class Lexicon {
public:
    explicit Lexicon(const DataFile& data);

    std::optional<Phones> word(std::string_view word) const;
    std::optional<Phones> name(std::string_view word) const;
    std::optional<Homograph> homograph(std::string_view word) const;

    /// ARPAbet with stress, or "-".
    std::string_view phone(char code) const;
    char code(std::string_view phone) const;

private:
    struct Table {
        StringTable words, phones;
        std::optional<Phones> find(std::string_view word) const;
    };

    StringTable m_phones;
    Table m_words, m_names, m_homographs;
    StringTable m_otherwise, m_tags;
};

} // namespace timbre::text::english
