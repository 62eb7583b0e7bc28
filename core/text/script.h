#pragma once

#include "core/text/instructions.h"
#include "core/text/split.h"

#include <optional>
#include <string_view>
#include <vector>

namespace timbre::text {

/// A text without its marks, and what the marks said.
struct Script {
    /// From `begin` (a byte of the text) to the next style.
    struct Style {
        size_t begin = 0;
        std::optional<Language> language;
        double rate = 1; ///< of speech; above 1 is faster
    };
    /// A place where the text is cut.
    struct Break {
        size_t at = 0; ///< byte of the text
        std::optional<int> pause_ms; ///< silence in place of the usual one
    };

    Piece text; ///< what is to be read, with the way back to the source
    std::vector<Style> styles; ///< in order; before the first one nothing is said
    std::vector<Break> breaks; ///< in order
    std::vector<GivenReading> readings; ///< in order, without overlap; bytes of text.text
    std::vector<Remark> remarks; ///< marks that were not understood; bytes of the source
};

/// The text as it is: brackets and tags are read, too.
Script plainScript(std::string_view source);

/// What is read in one go, with what the marks say about it.
struct ScriptPiece {
    Piece piece; ///< its runs and source count bytes of the source
    Instructions instructions; ///< bytes of piece.text
    double rate = 1; ///< where it changes inside, the average
    std::optional<double> pause_s; ///< silence after it instead of the usual one
};

struct CutScript {
    double pause_s = 0; ///< silence before the first piece
    std::vector<ScriptPiece> pieces;
    std::vector<Remark> remarks; ///< bytes of the source
};

/// Cuts a script at its breaks, and what is between them as split() does; without a method it stays
/// whole. Linear in the text's length.
CutScript cut(const Script& script, Mode mode, std::optional<CutMethod> method);

} // namespace timbre::text
