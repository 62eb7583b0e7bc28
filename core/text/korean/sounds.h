#pragma once

#include "core/text/datafile.h"
#include "core/text/trackedtext.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace timbre::text {

/// The sound changes of Korean, on decomposed text with a tagger's annotations (which it takes out):
/// special rules, the table of final and initial consonants, linking. Immutable and thread-safe.
class KoreanSounds {
public:
    /// `strict`: also lose the blank or mark after ㅀ, as the reference's table does.
    KoreanSounds(const DataFile& data, bool strict);

    TrackedText applied(TrackedText text) const;

private:
    struct Rule {
        Regex pattern;
        std::u32string by; ///< digits stand for groups
    };
    TrackedText withTable(const TrackedText& text) const;

    std::vector<Rule> m_special, m_links;
    std::unordered_map<std::u32string, std::u32string> m_table; ///< final, maybe blank, initial -> what they become
};

} // namespace timbre::text
