#pragma once

#include "core/text/lexicon.h"

namespace timbre::cli {

class Arguments;

/// Declares --lexicon and --plain.
void declareCorrections(Arguments& arguments);

/// The user's lexicon and those of --lexicon, the last one above all. Their bad lines are told on
/// stderr.
text::LexiconStack lexicons(const Arguments& arguments);

/// "note: at byte 12: sentence" on stderr for each.
void printRemarks(const std::vector<text::Remark>& remarks);

} // namespace timbre::cli
