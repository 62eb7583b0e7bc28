#include "core/text/split/cuts.h"

#include "core/text/characters.h"

#include <utf8proc.h>

#include <algorithm>
#include <functional>
#include <utility>

namespace timbre::text {
namespace {

using Lines = std::vector<TrackedText>;

constexpr size_t kClausesPerPiece = 4; // cut1
constexpr size_t kCharactersPerPiece = 50; // cut2
constexpr size_t kShortestFirstClause = 4;
constexpr size_t kShortestPiece = 5;
constexpr size_t kLongestPiece = 510; // what the BERT model takes

bool isOneOf(char32_t c, std::u32string_view set)
{
    return set.find(c) != set.npos;
}

bool hasOnly(const TrackedText& text, std::u32string_view set)
{
    return text.view().find_first_not_of(set) == std::u32string_view::npos;
}

/// A decimal digit, as \d matches.
bool isDecimal(char32_t c)
{
    return utf8proc_category(utf8proc_int32_t(c)) == UTF8PROC_CATEGORY_ND;
}

/// A digit in Python's sense: superscripts and circled ones too.
bool isAnyDigit(char32_t c)
{
    return isDecimal(c) || isOneOf(c, U"²³¹") || c == U'⁰' || (c >= U'⁴' && c <= U'⁹')
        || (c >= U'₀' && c <= U'₉') || (c >= U'①' && c <= U'⑨');
}

TrackedText stripped(const TrackedText& text, char32_t unwanted)
{
    size_t begin = 0, end = text.size();
    while (begin < end && text[begin] == unwanted)
        ++begin;
    while (end > begin && text[end - 1] == unwanted)
        --end;
    return text.slice(begin, end);
}

/// Pieces that end after each character `isEnd` accepts; at least one.
Lines cutAfter(const TrackedText& text, const std::function<bool(size_t)>& isEnd)
{
    Lines pieces;
    size_t begin = 0;
    for (size_t i = 0; i < text.size(); ++i) {
        if (isEnd(i)) {
            pieces.push_back(text.slice(begin, i + 1));
            begin = i + 1;
        }
    }
    if (begin < text.size() || pieces.empty())
        pieces.push_back(text.slice(begin, text.size()));
    return pieces;
}

/// The parts between the characters `isSeparator` accepts, as str.split gives them.
Lines splitAt(const TrackedText& text, const std::function<bool(size_t)>& isSeparator)
{
    Lines parts;
    size_t begin = 0;
    for (size_t i = 0; i <= text.size(); ++i) {
        if (i == text.size() || isSeparator(i)) {
            parts.push_back(text.slice(begin, i));
            begin = i + 1;
        }
    }
    return parts;
}

Lines linesOf(const TrackedText& text)
{
    return splitAt(text, [&](size_t i) { return text[i] == U'\n'; });
}

/// The lines of all pieces that are more than marks; one empty line if there are none.
Lines linesOf(Lines pieces, std::u32string_view marks)
{
    std::erase_if(pieces, [&](const TrackedText& piece) { return hasOnly(piece, marks); });
    Lines lines;
    for (const TrackedText& piece : pieces) {
        auto more = linesOf(piece);
        std::move(more.begin(), more.end(), std::back_inserter(lines));
    }
    return lines.empty() ? Lines{TrackedText()} : lines;
}

constexpr std::u32string_view kIdleMarks = U"!?…,.- "; // a piece of these alone is dropped

/// Clauses with their marks; the last one gets a mark if it has none.
Lines clauses(TrackedText text)
{
    text.replaceAll(U"……", U"。");
    text.replaceAll(U"——", U"，");
    if (!isClauseMark(text[text.size() - 1]))
        text.append(U"。", {});
    return cutAfter(text, [&](size_t i) { return isClauseMark(text[i]); });
}

void join(TrackedText& to, const Lines& lines, size_t begin, size_t end)
{
    for (size_t i = begin; i < end; ++i)
        to.append(lines[i]);
}

/// The remainder goes to the last full group.
Lines everyFourClauses(const TrackedText& text)
{
    const Lines parts = clauses(text);
    const size_t groups = (parts.size() + kClausesPerPiece - 1) / kClausesPerPiece;
    if (groups < 2)
        return {text};
    Lines pieces(groups - 1);
    for (size_t i = 0; i + 1 < groups; ++i)
        join(pieces[i], parts, i * kClausesPerPiece,
            i + 2 == groups ? parts.size() : (i + 1) * kClausesPerPiece);
    return pieces;
}

Lines everyFiftyCharacters(const TrackedText& text)
{
    const Lines parts = clauses(text);
    if (parts.size() < 2)
        return {text};
    Lines pieces(1);
    for (const TrackedText& part : parts) {
        pieces.back().append(part);
        if (pieces.back().size() > kCharactersPerPiece)
            pieces.emplace_back();
    }
    if (pieces.back().empty())
        pieces.pop_back();
    if (pieces.size() > 1 && pieces.back().size() < kCharactersPerPiece) {
        pieces[pieces.size() - 2].append(pieces.back());
        pieces.pop_back();
    }
    std::erase_if(pieces, [](const TrackedText& piece) { return hasOnly(piece, kIdleMarks); });
    return pieces;
}

Lines atFullStops(const TrackedText& text)
{
    const auto inner = stripped(text, U'。');
    return splitAt(inner, [&](size_t i) { return inner[i] == U'。'; });
}

/// At dots that touch no digit.
Lines atDots(const TrackedText& text)
{
    const auto inner = stripped(text, U'.');
    return splitAt(inner, [&](size_t i) {
        return inner[i] == U'.' && !(i > 0 && isDecimal(inner[i - 1]))
            && !(i + 1 < inner.size() && isDecimal(inner[i + 1]));
    });
}

constexpr std::u32string_view kAnyMark = U",.;?!、，。？！：…";

Lines atMarks(const TrackedText& text)
{
    return cutAfter(text, [&](size_t i) {
        const bool decimal_point = text[i] == U'.' && i > 0 && i + 1 < text.size()
            && isAnyDigit(text[i - 1]) && isAnyDigit(text[i + 1]);
        return isOneOf(text[i], kAnyMark) && !decimal_point;
    });
}

/// Of marks in a row the first stays.
void reduceMarks(TrackedText& text)
{
    static const Regex marks(R"(([!?…,.\-])[!?…,.\-]++)");
    text.replaceAll(marks, [](const Match& match) { return std::u32string(match[1]); });
}

bool startsWithShortClause(const TrackedText& text)
{
    const auto view = text.view();
    size_t end = 0;
    while (end < view.size() && !isClauseMark(view[end]))
        ++end;
    size_t begin = 0;
    while (begin < end && isSpace(view[begin]))
        ++begin;
    while (end > begin && isSpace(view[end - 1]))
        --end;
    return !isClauseMark(view.front()) && end - begin < kShortestFirstClause;
}

/// Joins lines until each has the shortest length; what remains goes to the last one.
Lines merged(Lines lines)
{
    if (lines.size() < 2)
        return lines;
    Lines result;
    TrackedText collected;
    for (const TrackedText& line : lines) {
        collected.append(line);
        if (collected.size() >= kShortestPiece)
            result.push_back(std::exchange(collected, {}));
    }
    if (!collected.empty() && !result.empty())
        result.back().append(collected);
    else if (!collected.empty())
        result.push_back(std::move(collected));
    return result;
}

/// Cuts at clause marks; the reference starts with an empty piece when the first clause is too
/// long.
void appendInLimits(Lines& pieces, const TrackedText& text)
{
    TrackedText collected;
    for (const TrackedText& clause :
        cutAfter(text, [&](size_t i) { return isClauseMark(text[i]); })) {
        const bool marked = isClauseMark(clause[clause.size() - 1]);
        for (const auto& part : {clause.slice(0, clause.size() - marked),
                 clause.slice(clause.size() - marked, clause.size())}) {
            if (collected.size() + part.size() > kLongestPiece)
                pieces.push_back(std::exchange(collected, {}));
            collected.append(part);
        }
    }
    if (!collected.empty())
        pieces.push_back(std::move(collected));
}

bool canBeSpoken(const TrackedText& line)
{
    const auto view = line.view();
    return std::any_of(
        view.begin(), view.end(), [](char32_t c) { return isLetterOrDigit(c) || c == U'_'; });
}

} // namespace

bool isClauseMark(char32_t character)
{
    return isOneOf(character, U"，。？！,.?!~:：—…");
}

std::vector<TrackedText> cutLines(const TrackedText& text, CutMethod method)
{
    if (method == CutMethod::Cut0)
        return hasOnly(text, kIdleMarks) ? Lines(2) : linesOf(text);
    const auto inner = stripped(text, U'\n');
    if (inner.empty())
        return {TrackedText()};
    switch (method) {
    case CutMethod::Cut1:
        return linesOf(everyFourClauses(inner), kIdleMarks);
    case CutMethod::Cut2:
        return linesOf(everyFiftyCharacters(inner), U"");
    case CutMethod::Cut3:
        return linesOf(atFullStops(inner), kIdleMarks);
    case CutMethod::Cut4:
        return linesOf(atDots(inner), kIdleMarks);
    default:
        return linesOf(atMarks(inner), kAnyMark);
    }
}

std::vector<TrackedText> cutPieces(TrackedText text, CutMethod method, Mode mode)
{
    const std::u32string_view stop = mode == Mode::En ? U"." : U"。";
    reduceMarks(text);
    text = stripped(text, U'\n');
    if (text.empty())
        return {};
    TrackedText whole;
    if (startsWithShortClause(text))
        whole.append(stop, {});
    whole.append(text);
    auto lines = cutLines(whole, method);
    std::erase_if(
        lines, [](const TrackedText& line) { return line.empty() || line.view() == U" "; });
    Lines pieces;
    for (TrackedText& line : merged(std::move(lines))) {
        if (!canBeSpoken(line))
            continue;
        if (!isClauseMark(line[line.size() - 1]))
            line.append(stop, {});
        if (line.size() > kLongestPiece)
            appendInLimits(pieces, line);
        else
            pieces.push_back(std::move(line));
    }
    return pieces;
}

} // namespace timbre::text
