#pragma once

#include "core/text/language.h"
#include "core/text/reading.h"
#include "core/text/symbols.h"
#include "core/text/trackedtext.h"

#include <memory>
#include <string>
#include <vector>

namespace timbre::text {

struct FrontEndOptions {
    /// Repeat also the plain faults of the reference implementation (words it drops, characters it raises at).
    bool strict_compatibility = false;
};

/// One segment read by one language.
struct G2p {
    TrackedText norm;
    std::vector<std::string> phones; ///< as the language's rules give them; the caller maps unknown ones to UNK
    std::vector<int> word2ph; ///< zh and yue: phones per character of norm; else empty
    std::vector<Word> words; ///< in order; together they cover all phones
};

/// What a language implements. Immutable after construction: read() is called from any thread.
class LanguageFrontEnd {
public:
    virtual ~LanguageFrontEnd() = default;

    /// Normalises and reads a text of this language. Never fails for odd characters: it leaves them out.
    virtual G2p read(const TrackedText& text, SymbolVersion version) const = 0;
};

/// The languages; each loads its data (Error(NotFound) when they are missing).
std::unique_ptr<LanguageFrontEnd> makeMandarin(const FrontEndOptions& options);
std::unique_ptr<LanguageFrontEnd> makeCantonese(const FrontEndOptions& options);
std::unique_ptr<LanguageFrontEnd> makeEnglish(const FrontEndOptions& options);
std::unique_ptr<LanguageFrontEnd> makeJapanese(const FrontEndOptions& options);
std::unique_ptr<LanguageFrontEnd> makeKorean(const FrontEndOptions& options);

/// A run of one language.
struct LanguageRun {
    Language language = Language::zh;
    TrackedText text;
};

/// Takes a text apart into languages. Immutable after construction.
class Segmenter {
public:
    virtual ~Segmenter() = default;

    /// The runs in source order. Characters of no language may be missing.
    virtual std::vector<LanguageRun> segment(const TrackedText& text, Mode mode) const = 0;
};

std::unique_ptr<Segmenter> makeSegmenter(const FrontEndOptions& options);

} // namespace timbre::text
