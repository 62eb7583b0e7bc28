#pragma once

#include "core/text/correcting.h"

namespace timbre::text {

/// The smallest parts of a run whose phones are known: characters of Mandarin and Cantonese, words
/// of the others.
class Units {
public:
    explicit Units(const ReadRun& run);

    size_t size() const { return m_units.size(); }
    /// The units that a span of the source touches; where it touches none, an empty range at the
    /// place where it would be.
    struct Range {
        size_t begin = 0, end = 0;
        bool empty() const { return begin >= end; }
    };
    Range touchedBy(Span source) const;
    /// What the units come from.
    Span source(Range range) const;
    /// The reading of some units by themselves.
    G2p slice(Range range) const;

private:
    struct Unit {
        Span source;
        size_t norm_begin = 0, norm_end = 0;
        int phone_begin = 0, phone_end = 0;
    };
    bool byCharacter() const;
    void addCharacters();
    void addWords();
    void addSlicedWords(G2p& part, int phone_begin, int phone_end) const;

    const G2p& m_g2p;
    std::vector<Unit> m_units;
    std::vector<size_t> m_end_so_far, m_begin_from_here; // of sources, so that both are sorted
};

/// Adds a reading behind another one of the same language.
void append(G2p& to, G2p from);

} // namespace timbre::text
