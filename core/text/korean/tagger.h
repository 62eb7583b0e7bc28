#pragma once

#include "core/text/mecab.h"
#include "core/text/trackedtext.h"

#include <filesystem>

namespace timbre::text {

/// Marks the syllables whose sounds depend on grammar, as g2pk2 does: "/J" after the particle 의, "/E" after
/// endings in ㄹ, "/P" after verb stems with certain finals, "/B" after bound nouns. Thread-safe.
class KoreanTagger {
public:
    explicit KoreanTagger(const std::filesystem::path& dictionary);

    TrackedText annotated(const TrackedText& text) const;

private:
    void annotate(const TrackedText& piece, TrackedText& result) const;

    Mecab m_mecab;
};

} // namespace timbre::text
