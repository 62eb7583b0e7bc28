#include "core/text/langseg/merging.h"

#include <algorithm>
#include <array>

namespace timbre::text {
namespace {

using Pieces = std::vector<TaggedPiece>;

bool isHanLanguage(Tag tag)
{
    return tag == Tag::Zh || tag == Tag::Ja;
}

class Merging {
public:
    Merging(std::u32string_view text, const Detector& detector, Pieces pieces)
        : m_text(text)
        , m_detector(detector)
        , m_pieces(std::move(pieces))
    {
    }

    Pieces result()
    {
        join();
        fillBetweenEqualSides();
        join();
        fillBetweenEqualSides();
        join();
        nameTheUnknown();
        fillFirst();
        fillLast();
        join();
        fillBetweenEqualSides();
        join();
        return std::move(m_pieces);
    }

private:
    void join() { m_pieces = joined(m_pieces); }
    std::u32string_view textOf(const TaggedPiece& piece) const { return m_text.substr(piece.begin, piece.length()); }
    bool hasKana(const TaggedPiece& piece) const { return containsKana(textOf(piece)); }

    void fillBetweenEqualSides();
    bool belongsToSides(const TaggedPiece& left, const TaggedPiece& middle, const TaggedPiece& right) const;
    void nameTheUnknown();
    Tag nearest(size_t index, bool to_left) const;
    void fillFirst();
    void fillLast();
    bool belongsTo(const TaggedPiece& piece, const TaggedPiece& neighbour) const;

    std::u32string_view m_text;
    const Detector& m_detector;
    Pieces m_pieces;
};

/// A piece between two of one language takes it when it is unknown, short, or possibly that language.
void Merging::fillBetweenEqualSides()
{
    for (size_t i = 0; i + 2 < m_pieces.size(); ++i) {
        const TaggedPiece &left = m_pieces[i], &right = m_pieces[i + 2];
        const bool sides = left.tag == right.tag && left.tag != Tag::Unknown && left.tag != Tag::Newline;
        if (sides && belongsToSides(left, m_pieces[i + 1], right))
            m_pieces[i + 1].tag = left.tag;
    }
}

bool Merging::belongsToSides(const TaggedPiece& left, const TaggedPiece& middle, const TaggedPiece& right) const
{
    if (middle.tag == Tag::Unknown)
        return true;
    if (hasKana(middle))
        return false;
    const bool is_short = middle.length() <= 4 && left.length() + right.length() >= 6;
    return is_short || m_detector.isPossible(textOf(middle), left.tag);
}

/// Unknown pieces take the language of the longer side.
void Merging::nameTheUnknown()
{
    for (size_t i = 0; i < m_pieces.size(); ++i) {
        if (m_pieces[i].tag != Tag::Unknown)
            continue;
        const bool last = i + 1 == m_pieces.size();
        const bool to_left = i > 0 && (last || m_pieces[i - 1].length() >= m_pieces[i + 1].length());
        m_pieces[i].tag = nearest(i, to_left);
    }
}

/// The language of the nearest piece that has one; without any the piece's own tag.
Tag Merging::nearest(size_t index, bool to_left) const
{
    const auto known = [](const TaggedPiece& piece) { return piece.tag != Tag::Unknown && piece.tag != Tag::Digit; };
    if (to_left) {
        const auto begin = m_pieces.rend() - ptrdiff_t(index);
        const auto found = std::find_if(begin, m_pieces.rend(), known);
        return found == m_pieces.rend() ? m_pieces[index].tag : found->tag;
    }
    const auto found = std::find_if(m_pieces.begin() + ptrdiff_t(index) + 1, m_pieces.end(), known);
    return found == m_pieces.end() ? m_pieces[index].tag : found->tag;
}

/// Whether a piece at either end belongs to its neighbour.
bool Merging::belongsTo(const TaggedPiece& piece, const TaggedPiece& neighbour) const
{
    const bool possible = m_detector.isPossible(textOf(piece), neighbour.tag);
    if (possible && neighbour.length() <= 5)
        return true;
    if (hasKana(piece) || hasKana(neighbour))
        return false;
    const bool beside_long_chinese
        = neighbour.tag == Tag::Zh && neighbour.length() >= 6 && neighbour.length() > piece.length();
    return beside_long_chinese || possible;
}

void Merging::fillFirst()
{
    const bool has_neighbour = m_pieces.size() >= 2;
    if (m_pieces.front().tag == Tag::Unknown || (has_neighbour && belongsTo(m_pieces[0], m_pieces[1])))
        m_pieces.front().tag = nearest(0, false);
}

void Merging::fillLast()
{
    const size_t last = m_pieces.size() - 1;
    if (m_pieces[last].tag == Tag::Unknown || (last > 0 && belongsTo(m_pieces[last], m_pieces[last - 1])))
        m_pieces[last].tag = nearest(last, true);
}

class HanMerging {
public:
    explicit HanMerging(const Pieces& pieces)
        : m_pieces(pieces)
    {
    }

    Pieces result()
    {
        if (m_pieces.size() == 1)
            return m_pieces;
        for (size_t i = 0; i < m_pieces.size(); ++i) {
            m_lengths[size_t(m_pieces[i].tag)] += m_pieces[i].length();
            i += take(i);
        }
        nameTheUnknown();
        if (length(Tag::Ja) >= length(Tag::Zh) * 10)
            retag(Tag::Zh, Tag::Ja);
        return joined(m_result);
    }

private:
    size_t length(Tag tag) const { return m_lengths[size_t(tag)]; }

    /// Takes over one piece and returns how many following pieces went with it.
    size_t take(size_t i)
    {
        const TaggedPiece& piece = m_pieces[i];
        const bool first = i == 0, last = i + 1 == m_pieces.size();
        const bool small = isHanLanguage(piece.tag) || piece.tag == Tag::Unknown;
        if (first && isHanLanguage(m_pieces[1].tag) && small && piece.length() * 10 < m_pieces[1].length()) {
            m_result.push_back({m_pieces[1].tag, piece.begin, m_pieces[1].end});
            return 1;
        }
        if (first) {
            m_result.push_back(piece);
            return 0;
        }
        TaggedPiece& left = m_result.back();
        if (last && isHanLanguage(left.tag) && small && piece.length() * 10 < left.length()) {
            left.end = piece.end;
            return 0;
        }
        if (!last && left.tag == m_pieces[i + 1].tag && isHanLanguage(left.tag) && piece.tag != Tag::En
            && piece.length() * 10 < left.length() + m_pieces[i + 1].length()) {
            left.end = m_pieces[i + 1].end;
            return 1;
        }
        m_result.push_back(piece);
        return 0;
    }

    void nameTheUnknown()
    {
        if (length(Tag::Unknown) == 0)
            return;
        constexpr std::array kOrder{Tag::Zh, Tag::Ja, Tag::Unknown, Tag::Digit, Tag::Punctuation, Tag::Newline};
        const auto most = std::max_element(kOrder.begin(), kOrder.end(),
            [this](Tag a, Tag b) { return length(a) < length(b); }); // the first of equals
        retag(Tag::Unknown, *most);
    }

    void retag(Tag from, Tag to)
    {
        for (TaggedPiece& piece : m_result)
            piece.tag = piece.tag == from ? to : piece.tag;
    }

    const Pieces& m_pieces;
    Pieces m_result;
    std::array<size_t, size_t(Tag::Newline) + 1> m_lengths{};
};

} // namespace

std::vector<TaggedPiece> joined(const std::vector<TaggedPiece>& pieces)
{
    std::vector<TaggedPiece> result;
    for (const TaggedPiece& piece : pieces) {
        if (!result.empty() && result.back().tag == piece.tag)
            result.back().end = piece.end;
        else
            result.push_back(piece);
    }
    return result;
}

std::vector<TaggedPiece> mergedWords(std::u32string_view text, const Detector& detector, std::vector<TaggedPiece> words)
{
    return Merging(text, detector, std::move(words)).result();
}

std::vector<TaggedPiece> mergedHan(const std::vector<TaggedPiece>& pieces)
{
    return HanMerging(pieces).result();
}

} // namespace timbre::text
