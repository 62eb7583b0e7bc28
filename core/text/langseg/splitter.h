#pragma once

#include "core/text/langseg/detector.h"

#include <string_view>
#include <vector>

namespace timbre::text {

/// Takes text apart by language as split-lang 2.1 does: sections of one class of characters, words within them,
/// and merge passes over neighbours. Pieces are in order; blanks around the text belong to none.
class Splitter {
public:
    explicit Splitter(const DataFile* data)
        : m_detector(data)
    {
    }

    std::vector<TaggedPiece> split(std::u32string_view text) const;

private:
    Detector m_detector;
};

} // namespace timbre::text
