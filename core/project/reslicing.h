#pragma once

#include "core/project/importing.h"
#include "core/project/project.h"

#include <vector>

namespace timbre::project {

/// Makes the clips of one recording fit ranges that a person has drawn. A clip keeps its text in
/// the range it overlaps most; ranges without a clip get a new one like `blank`; clips without a
/// range go; clips that came together in one range become the first of them, with all their texts.
void reslice(Edit& edit, const std::vector<Clip>& clips, const std::vector<Range>& ranges,
    const Clip& blank);

} // namespace timbre::project
