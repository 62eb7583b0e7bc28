// text - words to phonemes.
// Gives: the reading of a text in five languages (FrontEnd), with spans from source to phones.
// Keeps out: torch, audio, models. BERT features are made elsewhere from norm and word2ph.
// Throws Error(BadText) for text that cannot be read at all, Error(NotFound) when a language's data
// are missing. Units: Span counts bytes of the source's UTF-8; inside the room positions count
// characters (char32_t). Everything public is const and thread-safe.

#pragma once

#include "core/text/languagefrontend.h"
#include "core/text/reading.h"
#include "core/text/symbols.h"

#include <memory>
#include <string_view>

namespace timbre::text {

class FrontEnd {
public:
    explicit FrontEnd(FrontEndOptions options = {});
    ~FrontEnd();

    /// Reads one piece (a sentence or a few; longer text is to be cut first). A language's data
    /// load on first use. A piece of fewer than 6 phones is read with "." in front, as the models
    /// were trained. Instructions change the reading of the words they name and of no others; a
    /// given reading wins over every rule. One that cannot be used leaves a remark.
    Reading read(std::string_view text, Mode mode, SymbolVersion version,
        const Instructions& instructions = {}) const;

    const SymbolTable& symbols(SymbolVersion version) const;

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace timbre::text
