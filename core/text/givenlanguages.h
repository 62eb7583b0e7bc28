#pragma once

#include "core/text/instructions.h"
#include "core/text/languagefrontend.h"

#include <functional>
#include <span>
#include <vector>

namespace timbre::text {

/// Gives parts of a text the language that a person named; the rest keeps the languages that were
/// found in the whole. English words inside stay English. `segment` takes a part apart.
std::vector<LanguageRun> withGivenLanguages(std::vector<LanguageRun> runs, const TrackedText& text,
    std::span<const GivenLanguage> given,
    const std::function<std::vector<LanguageRun>(const TrackedText&, Mode)>& segment);

} // namespace timbre::text
