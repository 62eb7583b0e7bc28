#pragma once

#include "core/text/english/lexicon.h"
#include "core/text/english/network.h"
#include "core/text/english/wordcutter.h"

#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace timbre::text::english {

/// How one word is pronounced without its context: dictionary, names, spelling, possessive,
/// compound, network. Thread-safe.
class Pronouncer {
public:
    Pronouncer(const DataFile& data, bool corrected);

    /// A token with at least one letter, in its own case.
    Phones word(std::string_view token) const;
    const Lexicon& lexicon() const { return m_lexicon; }

private:
    Phones letter(char letter) const;
    Phones spelled(std::string_view word) const;
    Phones possessive(std::string_view owner) const;
    Phones compound(std::string_view word) const;
    Phones lookUp(std::string_view token) const;

    Lexicon m_lexicon;
    WordCutter m_cutter;
    Network m_network;

    // Unknown words cost a millisecond and come again: characters of a book.
    mutable std::mutex m_mutex;
    mutable std::unordered_map<std::string, Phones> m_compounds; // under m_mutex
};

} // namespace timbre::text::english
