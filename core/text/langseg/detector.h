#pragma once

#include "core/text/langseg/languageid.h"
#include "core/text/langseg/phrasecutter.h"
#include "core/text/langseg/piece.h"

#include <memory>
#include <string_view>
#include <vector>

namespace timbre::text {

/// Kana and the repetition mark 々.
bool containsKana(std::u32string_view text);

/// What the merge passes ask about text. Without data the answers come from rules: kanji are Chinese,
/// Latin letters English, and phrases are not cut.
class Detector {
public:
    /// `data` may be null; else it must outlive this.
    explicit Detector(const DataFile* data);

    /// The tag of a word of Han characters and kana, and of one in any other script.
    Tag hanOrKana(std::u32string_view text) const;
    Tag other(std::u32string_view text) const;
    bool isPossible(std::u32string_view text, Tag tag) const;
    /// Where phrases end in Han characters and kana: Japanese phrases first, Chinese ones within them.
    std::vector<size_t> phraseEnds(std::u32string_view text) const;

private:
    std::unique_ptr<LanguageId> m_id;
    std::unique_ptr<PhraseCutter> m_japanese, m_chinese;
};

} // namespace timbre::text
