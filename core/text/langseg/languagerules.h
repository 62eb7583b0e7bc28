#pragma once

#include "core/text/langseg/splitter.h"
#include "core/text/trackedtext.h"

#include <optional>
#include <vector>

namespace timbre::text {

struct TaggedText {
    Tag tag = Tag::Unknown;
    TrackedText text;
};

/// The languages of a text: the splitter's pieces, then the reference's own rules for numbers, short Latin words,
/// kana and Hangul inside other text, and unknown languages.
class LanguageRules {
public:
    /// `data` may be null (rules alone). `strict`: as the reference does, unknown languages lose all but
    /// Han characters, digits and some marks, and Chinese words may be taken for Japanese without any kana near.
    LanguageRules(const DataFile* data, bool strict)
        : m_splitter(data)
        , m_strict(strict)
    {
    }

    /// Neighbours differ in their tags. `forced`: the language of all that is not English. Text of nothing
    /// but marks keeps its tag Punctuation or Newline.
    std::vector<TaggedText> apply(const TrackedText& text, std::optional<Tag> forced = std::nullopt) const;

private:
    TaggedText known(const TaggedText& item) const;

    Splitter m_splitter;
    bool m_strict;
};

} // namespace timbre::text
