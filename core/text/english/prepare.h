#pragma once

#include "core/text/english/lexicon.h"
#include "core/text/trackedtext.h"

namespace timbre::text::english {

/// Rewrites what the reference's rules drop, glue together or misread, so that they read it well:
/// curly quotes, brackets, line breaks, signs, addresses, dates, money, units, abbreviations,
/// capitals. Comes before normalized(), where strict compatibility is off. Linear.
TrackedText prepared(TrackedText text, const Lexicon& lexicon);

/// The steps of prepared(), in their order. Each expects blanks squeezed and marks in ASCII.
void foldCharacters(TrackedText& text); ///< blanks, quotes, full-width forms, ligatures
void readAddresses(TrackedText& text); ///< www.example.com, name@example.com, #tag
void readQuantities(TrackedText& text); ///< dates, times, money, units, ranges
void expandShortForms(TrackedText& text); ///< Dr., U.S., etc., No. 5
void readSigns(TrackedText& text); ///< & = < ° ² Greek letters
void settleMarks(TrackedText& text); ///< dashes, brackets, colons become pauses
void settleCapitals(TrackedText& text, const Lexicon& lexicon); ///< NASA, CHAPTER TWO, GPUs, iPhone

} // namespace timbre::text::english
