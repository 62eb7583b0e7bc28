#pragma once

#include "core/text/langseg/detector.h"
#include "core/text/langseg/piece.h"

#include <string_view>
#include <vector>

namespace timbre::text {

/// The merge passes over the words of one section: each changes tags or joins neighbours, until words are pieces
/// of one language.
std::vector<TaggedPiece> mergedWords(std::u32string_view text, const Detector& detector, std::vector<TaggedPiece> words);

/// The last pass over Han characters and kana, when marks and line breaks have joined: tiny pieces go to
/// long neighbours, and a trace of Chinese in Japanese is Japanese.
std::vector<TaggedPiece> mergedHan(const std::vector<TaggedPiece>& pieces);

} // namespace timbre::text
