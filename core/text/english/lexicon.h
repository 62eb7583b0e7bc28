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
    std::string_view next; ///< and, if not empty, only before this word
};

/// Dictionary, names and homographs. Words are lower-case. Immutable; `data` must outlive it.
/// resources/text/en_corrections.tsv wins over the reference's lists if `corrected`.
class Lexicon {
public:
    Lexicon(const DataFile& data, bool corrected);

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
    struct Homographs {
        Homographs(const DataFile& data, const std::string& name);
        std::optional<Homograph> find(std::string_view word) const;
        StringTable words, first, second, tags;
    };

    StringTable m_phones;
    Table m_words, m_names;
    Homographs m_homographs, m_corrections;
    bool m_corrected;
};

} // namespace timbre::text::english
