#pragma once

#include "core/text/languagefrontend.h"
#include "core/text/zh/normalizer.h"
#include "core/text/zh/reader.h"

#include <optional>

namespace timbre::text::zh {

/// Mandarin: v1 and v2 phonemes differ only in erhua.
class Mandarin : public LanguageFrontEnd {
public:
    /// Maps .deps/text/zh.data or throws Error(NotFound).
    explicit Mandarin(const FrontEndOptions& options);

    G2p read(const TrackedText& text, SymbolVersion version) const override;

    /// Normalised text: simplified characters and the marks ! ? … , . - only.
    TrackedText normalized(const TrackedText& text) const;
    const Reader& reader() const { return m_reader; }

private:
    void readUnreadable(TrackedText& text) const;
    void readClause(G2p& result, size_t begin, size_t end, SymbolVersion version) const;

    FrontEndOptions m_options;
    DataFile m_data;
    Normalizer m_normalizer;
    Reader m_reader;
};

} // namespace timbre::text::zh
