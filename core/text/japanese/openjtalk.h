#pragma once

#include "core/text/mecab.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace timbre::text {

/// A word as Open JTalk reads it.
struct JapaneseWord {
    size_t begin = 0, end = 0; ///< characters of the run, half open
    std::vector<std::string> phones; ///< with "[" "]" "#" for the pitch and "_" for a pause; may be empty
};

/// Open JTalk's front end: Japanese text to phones with pitch accents. Immutable and thread-safe.
class OpenJTalk {
public:
    /// The folder of a compiled naist-jdic. Throws Error(Corrupt).
    explicit OpenJTalk(const std::filesystem::path& dictionary);

    /// The words of a run of kana, kanji, letters and digits. Together they cover the run. More than 1000
    /// characters are cut where a kana ends a word, for Open JTalk's fixed buffers hold no more with certainty.
    std::vector<JapaneseWord> read(std::u32string_view run) const;

private:
    std::vector<JapaneseWord> readPiece(std::u32string_view piece) const;

    Mecab m_mecab;
};

} // namespace timbre::text
