#pragma once

#include "core/text/language.h"
#include "core/text/trackedtext.h"

#include <string>
#include <string_view>
#include <vector>

namespace timbre::text {

/// How a long text is cut into pieces that are spoken one by one. Auto is ours: whole sentences by
/// the rules of the language, of even length. The others are the reference's: none, every 4
/// clauses, 50 characters, at "。", at ".", at every mark.
enum class CutMethod { Auto, Cut0, Cut1, Cut2, Cut3, Cut4, Cut5 };

/// "auto", "cut0" ... "cut5".
std::string_view name(CutMethod method);
/// Throws Error(InvalidArgument) that names the valid ones.
CutMethod cutMethodFromName(std::string_view name);

/// What is read in one go. `text` may have marks that the source lacks, so it knows the way back.
struct Piece {
    /// Bytes of `text` from `begin` to the next run; of the same length as `source`, byte by byte.
    struct Run {
        size_t begin = 0;
        Span source;
    };

    std::string text;
    Span source; ///< the smallest span that holds all of it
    std::vector<Run> runs;

    /// The source of bytes of `text`, e.g. of a Word that FrontEnd::read(text) found.
    Span sourceOf(Span in_text) const;
};

/// Cuts a text. Auto loses no character: the pieces' sources follow each other with nothing but
/// blanks between them. The reference's methods drop some marks, and give an empty piece where the
/// reference does. Text with nothing to say gives no piece. Linear in the text's length.
std::vector<Piece> split(std::string_view text, Mode mode, CutMethod method);

} // namespace timbre::text
