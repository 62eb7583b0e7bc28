#pragma once

#include "core/text/datafile.h"
#include "core/text/languagefrontend.h"
#include "core/text/zh/normalizer.h"

namespace timbre::text::zh {

/// Cantonese: the Mandarin normaliser, then readings in jyutping by the longest words of a table. Phoneme
/// set v2 only.
class Cantonese : public LanguageFrontEnd {
public:
    /// Maps .deps/text/zh.data and yue.data or throws Error(NotFound).
    explicit Cantonese(const FrontEndOptions& options);

    G2p read(const TrackedText& text, SymbolVersion version) const override;

private:
    TrackedText normalized(const TrackedText& text) const;
    size_t readWord(G2p& result, size_t at) const;
    void readCharacter(G2p& result, uint16_t reading, char32_t character) const;

    FrontEndOptions m_options;
    DataFile m_normalizer_data, m_data;
    Normalizer m_normalizer;
    Trie m_words; // -> where a word's readings begin
    std::span<const uint16_t> m_readings;
    StringTable m_phones; // of a reading, with blanks between them
};

} // namespace timbre::text::zh
