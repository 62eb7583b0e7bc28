#pragma once

#include "core/text/language.h"
#include "core/text/trackedtext.h"

#include <optional>
#include <string>
#include <vector>

namespace timbre::text {

/// A reading that a person gave for some words, in a mark or in a lexicon.
struct GivenReading {
    Span span; ///< bytes of the text that is read
    std::string reading; ///< as pronunciation.h takes it
    std::optional<Language> language; ///< of the reading; none: what the words are in
    bool anywhere = true; ///< false: only where the words are read in `language`
    std::string origin; ///< for the person: "mark", "names.tsv:3"
};

/// Part of a text that is in this language, whatever it looks like.
struct GivenLanguage {
    Span span; ///< bytes of the text that is read
    Language language = Language::zh;
};

/// What a person says about how a text is read.
struct Instructions {
    std::vector<GivenReading> readings; ///< where two overlap, the first one that applies wins
    std::vector<GivenLanguage> languages; ///< in order, without overlap
};

/// One sentence about a part of the text, e.g. a mark that could not be understood.
struct Remark {
    Span source;
    std::string text;
};

} // namespace timbre::text
