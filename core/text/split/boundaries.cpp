#include "core/text/split/boundaries.h"

#include "core/text/abbreviations.h"
#include "core/text/characters.h"

#include <utf8proc.h>

#include <algorithm>
#include <cmath>
#include <optional>

namespace timbre::text {
namespace {

constexpr size_t kLongLine =
    50; // characters; a shorter line that ends without a mark is a title or a verse
constexpr size_t kLongestWord = 40; // how far to look back for a word

bool isOneOf(char32_t c, std::u32string_view set)
{
    return set.find(c) != set.npos;
}

bool isTerminal(char32_t c)
{
    return isOneOf(c, U"。！？!?｡．.‼⁇⁈⁉।؟۔…");
}

bool isOpener(char32_t c)
{
    return isOneOf(c, U"“‘「『（(《〈【[{\"'«");
}

bool isDigit(char32_t c)
{
    return c >= U'0' && c <= U'9';
}

bool isLatin(char32_t c)
{
    return (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z');
}

bool isLower(char32_t c)
{
    return utf8proc_category(utf8proc_int32_t(c)) == UTF8PROC_CATEGORY_LL;
}

bool isBlank(char32_t c)
{
    return c != U'\n' && isSpace(c);
}

double weightOf(char32_t c)
{
    if (c < 0x80)
        return isLatin(c) ? 1 : isDigit(c) ? 3 : 0;
    if (c >= 0x3040 && c <= 0x30FF)
        return 2; // kana
    if (isMarkOrBlank(c))
        return 0;
    return isWide(c) ? 3 : 1; // so that a row of emoji has an end, too
}

/// Finds the boundary that follows each run of marks; `m_at` is where it looks.
class Scanner {
public:
    explicit Scanner(std::u32string_view text)
        : m_text(text)
    {
    }

    std::vector<Atom> atoms()
    {
        while (m_at < m_text.size())
            step();
        if (m_begin < m_text.size())
            close(m_text.size(), Boundary::Paragraph);
        return std::move(m_atoms);
    }

private:
    char32_t at(size_t i) const { return i < m_text.size() ? m_text[i] : U'\0'; }

    void close(size_t end, Boundary after)
    {
        double weight = 0;
        for (size_t i = m_begin; i < end; ++i)
            weight += weightOf(m_text[i]);
        m_atoms.push_back({m_begin, end, weight, after});
        m_begin = m_at = end;
    }

    /// Behind blanks, so that these stay with what they follow.
    size_t skipBlanks(size_t i) const
    {
        while (isBlank(at(i)))
            ++i;
        return i;
    }

    void step()
    {
        const char32_t c = m_text[m_at];
        if (c == U'\n')
            newline();
        else if (isTerminal(c))
            terminal();
        else if (isOneOf(c, U"，、,；;：:—–"))
            comma();
        else
            ++m_at;
    }

    void newline()
    {
        const bool wrapped = isWrapped(m_text, m_at);
        while (m_at < m_text.size() && (isBlank(m_text[m_at]) || m_text[m_at] == U'\n'))
            ++m_at;
        if (!wrapped)
            close(m_at, Boundary::Paragraph);
    }

    void terminal()
    {
        size_t end = m_at;
        while (isTerminal(at(end)))
            ++end;
        const auto marks = m_text.substr(m_at, end - m_at);
        while (isCloser(at(end)) && !(isOpener(at(end)) && isLatin(at(end + 1))))
            ++end;
        const size_t next = skipBlanks(end);
        const auto found = afterTerminal(marks, end, next);
        if (found)
            close(next, *found);
        else
            m_at = end;
    }

    std::optional<Boundary> afterTerminal(std::u32string_view marks, size_t end, size_t next) const
    {
        if (next == m_text.size() || m_text[next] == U'\n')
            return Boundary::Sentence;
        if (isOneOf(m_text[next], U"，、,；;：:"))
            return std::nullopt; // the boundary is there
        const bool dots = marks.find_first_not_of(U".…") == marks.npos;
        const bool ascii = marks.back() < 0x80;
        if (ascii && next == end && !isWide(m_text[next]) && !(!dots && isOpener(m_text[next])))
            return std::nullopt; // 3.14, example.com
        if (isLower(m_text[next]) || isQuoteParticle(end, next))
            return dots && marks == U"." ? std::nullopt : std::optional(Boundary::Clause);
        if (marks == U".")
            return dotEnds(next) ? std::optional(Boundary::Sentence) : std::nullopt;
        return dots && isWide(m_text[next]) ? Boundary::Phrase : Boundary::Sentence;
    }

    /// 「行こう」と言った: the sentence goes on after what was said.
    bool isQuoteParticle(size_t end, size_t next) const
    {
        return isOneOf(m_text[end - 1], U"」』")
            && isOneOf(m_text[next], U"とっなはがをにでものや");
    }

    /// Whether the dot at m_at ends a sentence, when something else than a small letter follows at
    /// `next`.
    bool dotEnds(size_t next) const
    {
        const auto word = wordBefore(m_at);
        const bool digits = !word.empty() && std::all_of(word.begin(), word.end(), isDigit);
        if (digits && m_at - word.size() == skipOpeners(m_begin))
            return false; // "1. Open the box."
        const bool initial = word.size() == 1 && word.front() >= U'A' && word.front() <= U'Z';
        switch (abbreviation(word)) {
        case Abbreviation::Title:
            return false;
        case Abbreviation::Counted:
            return !isDigit(m_text[next]);
        case Abbreviation::MayEnd:
            return isSentenceOpener(wordAfter(next));
        default:
            return !initial || isSentenceOpener(wordAfter(next)) || isWide(m_text[next]);
        }
    }

    size_t skipOpeners(size_t i) const
    {
        while (isOpener(at(i)) || isBlank(at(i)))
            ++i;
        return i;
    }

    /// Letters, digits and inner dots before a dot.
    std::u32string_view wordBefore(size_t dot) const
    {
        size_t begin = dot;
        while (begin > m_begin && dot - begin < kLongestWord
            && (isLatin(m_text[begin - 1]) || isDigit(m_text[begin - 1])
                || m_text[begin - 1] == U'.'))
            --begin;
        return m_text.substr(begin, dot - begin);
    }

    std::u32string_view wordAfter(size_t begin) const
    {
        begin = skipOpeners(begin);
        size_t end = begin;
        while (isLatin(at(end)))
            ++end;
        return m_text.substr(std::min(begin, m_text.size()), end - begin);
    }

    void comma()
    {
        const char32_t mark = m_text[m_at];
        size_t end = m_at + 1;
        while (isOneOf(at(end), U"，、,；;：:—–"))
            ++end;
        while (isCloser(at(end)) && !isOpener(at(end)))
            ++end;
        const size_t next = skipBlanks(end);
        const bool glued =
            next == end && (mark < 0x80 || mark == U'–') && !isWide(at(next)); // 1,000 and 9:30
        if (glued && next < m_text.size())
            m_at = end;
        else
            close(next, isOneOf(mark, U"；;：:—–") ? Boundary::Phrase : Boundary::Clause);
    }

    std::u32string_view m_text;
    size_t m_at = 0, m_begin = 0; // m_begin: of the atom that is being read
    std::vector<Atom> m_atoms;
};

/// Where to cut near the wanted weight: after a blank if there is one in the second half, else
/// between any two characters that are no combination.
Atom head(std::u32string_view text, const Atom& atom, double wanted)
{
    double weight = 0, blank_weight = 0;
    size_t i = atom.begin, blank = atom.begin;
    for (; i < atom.end && (weight < wanted || !isLetterOrDigit(text[i])); ++i) {
        weight += weightOf(text[i]);
        if (isBlank(text[i]) && weight > wanted / 2) {
            blank = i + 1;
            blank_weight = weight;
        }
        if (i - atom.begin > 8 * size_t(wanted))
            break; // marks without weight
    }
    if (blank > atom.begin && blank < atom.end)
        return {atom.begin, blank, blank_weight, Boundary::Blank};
    return {atom.begin, std::max(i, atom.begin + 1), weight, Boundary::Anywhere};
}

/// Cuts an atom into even parts of at most the longest weight.
void appendInLimits(std::vector<Atom>& to, std::u32string_view text, Atom atom, double longest)
{
    while (atom.weight > longest) {
        const Atom part = head(text, atom, atom.weight / std::ceil(atom.weight / longest));
        if (part.end >= atom.end)
            break;
        to.push_back(part);
        atom.begin = part.end;
        atom.weight -= part.weight;
    }
    to.push_back(atom);
}

} // namespace

bool isWide(char32_t c)
{
    return (c >= 0x1100 && c <= 0x11FF) || (c >= 0x2E80 && c <= 0xD7FF)
        || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFF00 && c <= 0xFFEF)
        || (c >= 0x20000 && c <= 0x3FFFF);
}

bool isCloser(char32_t c)
{
    return isOneOf(c, U"”’」』）)》〉】]}\"'»");
}

bool isWrapped(std::u32string_view text, size_t newline)
{
    size_t before = newline, line = newline, after = newline + 1;
    while (before > 0 && isBlank(text[before - 1]))
        --before;
    while (line > 0 && newline - line < 2 * kLongLine && text[line - 1] != U'\n')
        --line;
    while (after < text.size() && isBlank(text[after]))
        ++after;
    if (before == 0 || after >= text.size() || text[after] == U'\n' || isTerminal(text[before - 1])
        || isCloser(text[before - 1]) || isWide(text[before - 1]))
        return false;
    return isLower(text[after]) || (isLatin(text[after]) && newline - line >= kLongLine);
}

std::vector<Atom> atoms(std::u32string_view text, double longest)
{
    std::vector<Atom> result;
    for (const Atom& atom : Scanner(text).atoms())
        appendInLimits(result, text, atom, longest);
    return result;
}

} // namespace timbre::text
