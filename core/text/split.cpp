#include "core/text/split.h"

#include "core/base/error.h"
#include "core/text/split/auto.h"
#include "core/text/split/cuts.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <array>

namespace timbre::text {
namespace {

constexpr std::array<std::string_view, 7> kNames{
    "auto", "cut0", "cut1", "cut2", "cut3", "cut4", "cut5"};

/// Characters that follow each other in the source as they do here share a run.
Piece pieceOf(const TrackedText& text)
{
    Piece piece{.text = {}, .source = text.span(), .runs = {}};
    for (size_t i = 0; i < text.size(); ++i) {
        const size_t begin = piece.text.size();
        appendUtf8(piece.text, text[i]);
        const Span source = text.span(i);
        const bool whole = source.size() == piece.text.size() - begin;
        auto* last = piece.runs.empty() ? nullptr : &piece.runs.back();
        const bool joins = whole && last && last->source.size() == begin - last->begin
            && !last->source.empty() && last->source.end == source.begin;
        if (joins)
            last->source.end = source.end;
        else
            piece.runs.push_back({begin, source});
    }
    return piece;
}

} // namespace

std::string_view name(CutMethod method)
{
    return kNames[size_t(method)];
}

CutMethod cutMethodFromName(std::string_view name)
{
    const auto found = std::find(kNames.begin(), kNames.end(), name);
    if (found == kNames.end())
        throw Error(ErrorKind::InvalidArgument, std::string(name),
            "There is no such way of cutting text. Use auto, cut0, cut1, cut2, cut3, cut4 or "
            "cut5.");
    return CutMethod(found - kNames.begin());
}

Span Piece::sourceOf(Span in_text) const
{
    Span all;
    const auto after = std::upper_bound(runs.begin(), runs.end(), in_text.begin,
        [](size_t byte, const Run& run) { return byte < run.begin; });
    for (size_t i = after == runs.begin() ? 0 : size_t(after - runs.begin()) - 1; i < runs.size();
         ++i) {
        if (runs[i].begin >= in_text.end)
            break;
        const Run& run = runs[i];
        const size_t run_end = i + 1 < runs.size() ? runs[i + 1].begin : text.size();
        const size_t begin = std::max(in_text.begin, run.begin),
                     end = std::min(in_text.end, run_end);
        if (begin >= end || run.source.empty())
            continue;
        const bool exact = run.source.size() == run_end - run.begin;
        const size_t shift = run.source.begin - run.begin;
        all = united(all, exact ? Span{begin + shift, end + shift} : run.source);
    }
    return all;
}

std::vector<Piece> split(std::string_view text, Mode mode, CutMethod method)
{
    if (method == CutMethod::Auto)
        return splitEvenly(text, mode);
    std::vector<Piece> pieces;
    for (const TrackedText& piece : cutPieces(TrackedText::fromUtf8(text), method, mode))
        pieces.push_back(pieceOf(piece));
    return pieces;
}

} // namespace timbre::text
