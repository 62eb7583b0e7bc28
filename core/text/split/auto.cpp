#include "core/text/split/auto.h"

#include "core/text/characters.h"
#include "core/text/split/boundaries.h"
#include "core/text/split/cuts.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <limits>
#include <span>

namespace timbre::text {
namespace {

// Weights count Latin letters; about 14 are said in a second.
constexpr double kTarget = 100; // seven seconds: the voice neither tires nor loses its thread
constexpr double kLongest = 240;
constexpr double kShortest = 15; // shorter ones come out badly
constexpr size_t kMostAtoms = 64; // in one piece

/// What it costs to end a piece here, in units of "as long as twice the target" or "nothing at
/// all".
double costOf(Boundary boundary)
{
    constexpr double kCosts[]{0, 0, 0.7, 1.2, 3, 4};
    return kCosts[size_t(boundary)];
}

constexpr double kJoinedParagraphs = 1.5;
constexpr double kTooShort = 3;

double costOfLength(double weight)
{
    const double off = weight / kTarget - 1;
    return (off > 0 ? 2 : 1) * off * off + (weight < kShortest ? kTooShort : 0);
}

/// Which atoms end a piece: the cheapest choice, by dynamic programming.
std::vector<size_t> pieceEnds(const std::vector<Atom>& atoms)
{
    std::vector<double> best(atoms.size() + 1, std::numeric_limits<double>::infinity());
    std::vector<size_t> begin(atoms.size() + 1);
    best[0] = 0;
    for (size_t end = 1; end <= atoms.size(); ++end) {
        double weight = 0, inner = costOf(atoms[end - 1].after);
        for (size_t i = end; i-- > 0 && end - i <= kMostAtoms;) {
            weight += atoms[i].weight;
            if (weight > kLongest && i + 1 < end)
                break;
            const double cost = best[i] + costOfLength(weight) + inner;
            if (cost < best[end]) {
                best[end] = cost;
                begin[end] = i;
            }
            if (i > 0 && atoms[i - 1].after == Boundary::Paragraph)
                inner += kJoinedParagraphs;
        }
    }
    std::vector<size_t> ends;
    for (size_t end = atoms.size(); end > 0; end = begin[end])
        ends.push_back(end);
    std::reverse(ends.begin(), ends.end());
    return ends;
}

/// A piece's text with its runs.
class Builder {
public:
    Builder(std::u32string_view text, std::span<const size_t> bytes, Mode mode)
        : m_text(text)
        , m_bytes(bytes)
        , m_mode(mode)
    {
    }

    /// Characters [begin, end), which hold more than marks and blanks.
    Piece build(size_t begin, size_t end)
    {
        m_piece = {};
        while (isSpace(m_text[begin]))
            ++begin;
        while (isSpace(m_text[end - 1]))
            --end;
        m_piece.source = {m_bytes[begin], m_bytes[end]};
        for (size_t i = begin; i < end;)
            i = m_text[i] == U'\n' ? lineBreak(i) : copy(i, end);
        if (!endsWithMark(end))
            insert(stopAfter(end));
        return std::move(m_piece);
    }

private:
    /// Up to the next line break; a byte that is no UTF-8 has a run of its own.
    size_t copy(size_t begin, size_t end)
    {
        const auto odd = [this](size_t i) {
            return m_text[i] == kReplacementCharacter && m_bytes[i + 1] - m_bytes[i] == 1;
        };
        size_t stop = begin + 1;
        while (!odd(begin) && stop < end && m_text[stop] != U'\n' && !odd(stop))
            ++stop;
        m_piece.runs.push_back({m_piece.text.size(), {m_bytes[begin], m_bytes[stop]}});
        m_piece.text += toUtf8(m_text.substr(begin, stop - begin));
        return stop;
    }

    void insert(std::u32string_view text)
    {
        m_piece.runs.push_back({m_piece.text.size(), {}});
        m_piece.text += toUtf8(text);
    }

    /// Lines that were joined are parted by what their script uses.
    size_t lineBreak(size_t newline)
    {
        size_t next = newline;
        while (isSpace(m_text[next]))
            ++next;
        if (!isWrapped(m_text, newline) && !endsWithMark(newline))
            insert(stopAfter(newline));
        if (!isWide(m_text[next]))
            insert(U" ");
        return next;
    }

    size_t lastOf(size_t end) const
    {
        while (end > 0 && (isSpace(m_text[end - 1]) || isCloser(m_text[end - 1])))
            --end;
        return end;
    }

    bool endsWithMark(size_t end) const
    {
        end = lastOf(end);
        return end > 0
            && (isClauseMark(m_text[end - 1]) || m_text[end - 1] == U'；' || m_text[end - 1] == U';'
                || m_text[end - 1] == U'、');
    }

    std::u32string_view stopAfter(size_t end) const
    {
        end = lastOf(end);
        return m_mode != Mode::En && end > 0 && isWide(m_text[end - 1]) ? U"。" : U".";
    }

    std::u32string_view m_text;
    std::span<const size_t> m_bytes; // where each character begins, and the end
    Mode m_mode;
    Piece m_piece;
};

} // namespace

std::vector<Piece> splitEvenly(std::string_view text, Mode mode)
{
    std::u32string characters;
    std::vector<size_t> bytes;
    for (size_t at = 0; at < text.size();) {
        const auto [character, length] = decode(text, at);
        characters += character;
        bytes.push_back(at);
        at += length;
    }
    bytes.push_back(text.size());
    const auto parts = atoms(characters, kLongest);
    std::vector<Piece> pieces;
    Builder builder(characters, bytes, mode);
    size_t begin = 0;
    for (const size_t end : pieceEnds(parts)) {
        const auto said = std::u32string_view(characters)
                              .substr(parts[begin].begin, parts[end - 1].end - parts[begin].begin);
        if (!std::all_of(said.begin(), said.end(), isMarkOrBlank)) // emoji are told as skipped
            pieces.push_back(builder.build(parts[begin].begin, parts[end - 1].end));
        begin = end;
    }
    return pieces;
}

} // namespace timbre::text
