#pragma once

#include <string_view>

namespace timbre::text {

/// What the dot after an English abbreviation says about the sentence.
enum class Abbreviation {
    None, ///< no abbreviation
    Title, ///< the sentence goes on: Dr., Mrs., e.g.
    Counted, ///< it goes on if a number follows: No. 5, Fig. 3
    MayEnd, ///< both happens: etc., Inc., a.m., Jan.
};

/// `word` is what stands before the dot, in any case, inner dots included ("e.g", "a.m").
Abbreviation abbreviation(std::u32string_view word);

/// Words that begin a sentence more often than they follow an abbreviation: The, He, But, ...
bool isSentenceOpener(std::u32string_view word);

} // namespace timbre::text
