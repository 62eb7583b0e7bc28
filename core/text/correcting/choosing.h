#pragma once

#include "core/text/correcting.h"
#include "core/text/pronunciation.h"

namespace timbre::text {

/// A given reading that will be used: its language and notation are settled.
struct Chosen {
    Span span;
    Language language = Language::zh;
    Notation notation = Notation::Phones;
    std::string reading, origin;
};

/// The readings that apply, in order and without overlap. A reading without a language is in that
/// of the words, unless it shows by its letters that it is in another one. A reading for words in
/// its language only also takes words without letters of any one language's own (Latin in Mandarin,
/// emoji) where the text has that language near.
std::vector<Chosen> chosenReadings(const std::vector<ReadRun>& runs, const TrackedText& text,
    std::span<const GivenReading> readings, Mode mode, const Correcting::Speaks& speaks,
    std::vector<Remark>& remarks);

} // namespace timbre::text
