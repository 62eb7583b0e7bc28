#pragma once

#include "core/text/instructions.h"
#include "core/text/language.h"
#include "core/text/trackedtext.h"

#include <cstdint>
#include <string>
#include <vector>

namespace timbre::text {

/// A piece of the source with what it became: "500" -> "five hundred" -> phones [phone_begin,
/// phone_end) of its segment. Marks are words too.
struct Word {
    Span source;
    std::string text; ///< normalised
    int phone_begin = 0, phone_end = 0;
    std::string given_by{}; ///< the origin of a reading that a person gave; empty: by the rules
};

/// A run of one language.
struct Segment {
    Language language = Language::zh;
    Span source;
    std::string text, norm;
    std::vector<std::string> phones; ///< every one is in the phoneme table (else "UNK")
    /// zh and yue: phones per character of norm; empty where a given reading stands for words of
    /// another language, which have no such characters.
    std::vector<int> word2ph;
    std::vector<Word> words;
};

/// Characters that cannot be read (emoji, unknown scripts, broken UTF-8). Blanks and marks do not
/// count.
struct Skipped {
    Span source;
    std::string text;
};

/// How one piece of text is read.
struct Reading {
    std::vector<Segment> segments;
    std::string norm; ///< the segments' norm, joined; likewise phones
    std::vector<std::string> phones;
    std::vector<int64_t> phone_ids;
    std::vector<Skipped> skipped; ///< in source order
    std::vector<Remark> remarks; ///< given readings that could not be used
};

} // namespace timbre::text
