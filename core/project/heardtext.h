#pragma once

#include "core/project/items.h"

namespace timbre::project {

/// Marks the words of the clip's text that are not in what the transcriber heard. Where all are, or
/// nothing was heard yet, the clip has no words to say something about. To be called after the text
/// or what was heard has changed.
void compareWithHeard(Clip& clip);

/// Words that were heard and do not stand in the text.
std::vector<std::string> missingInText(const Clip& clip);

} // namespace timbre::project
