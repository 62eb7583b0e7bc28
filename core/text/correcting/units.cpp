#include "core/text/correcting/units.h"

#include "core/text/utf8.h"

#include <algorithm>
#include <limits>

namespace timbre::text {

Units::Units(const ReadRun& run)
    : m_g2p(run.g2p)
{
    if (byCharacter())
        addCharacters();
    else
        addWords();
    m_end_so_far.resize(size());
    m_begin_from_here.resize(size());
    size_t end = 0, begin = std::numeric_limits<size_t>::max();
    for (size_t i = 0; i < size(); ++i) {
        end = std::max(end, m_units[i].source.empty() ? 0 : m_units[i].source.end);
        m_end_so_far[i] = end;
    }
    for (size_t i = size(); i-- > 0;) {
        begin = std::min(begin, m_units[i].source.empty() ? begin : m_units[i].source.begin);
        m_begin_from_here[i] = begin;
    }
}

void Units::addCharacters()
{
    int phone = 0;
    for (size_t i = 0; i < m_g2p.norm.size(); ++i) {
        const int end = phone + m_g2p.word2ph[i];
        m_units.push_back({m_g2p.norm.span(i), i, i + 1, phone, end});
        phone = end;
    }
}

/// Characters of norm go to the word that they share a source with, those between words to the
/// next.
void Units::addWords()
{
    size_t at = 0;
    for (const Word& word : m_g2p.words) {
        const size_t begin = at;
        while (at < m_g2p.norm.size() && !word.source.empty()
            && m_g2p.norm.span(at).begin < word.source.end)
            ++at;
        m_units.push_back({word.source, begin, at, word.phone_begin, word.phone_end});
    }
    if (!m_units.empty())
        m_units.back().norm_end = m_g2p.norm.size();
}

Units::Range Units::touchedBy(Span source) const
{
    const auto first = std::ranges::upper_bound(m_end_so_far, source.begin);
    const auto last = std::ranges::lower_bound(m_begin_from_here, source.end);
    const auto begin = size_t(first - m_end_so_far.begin());
    return {begin, std::max(begin, size_t(last - m_begin_from_here.begin()))};
}

Span Units::source(Range range) const
{
    Span all;
    for (size_t i = range.begin; i < range.end; ++i)
        all = united(all, m_units[i].source);
    return all;
}

G2p Units::slice(Range range) const
{
    G2p part;
    if (range.empty())
        return part;
    const Unit &first = m_units[range.begin], &last = m_units[range.end - 1];
    part.norm = m_g2p.norm.slice(first.norm_begin, last.norm_end);
    part.phones.assign(
        m_g2p.phones.begin() + first.phone_begin, m_g2p.phones.begin() + last.phone_end);
    if (!m_g2p.word2ph.empty())
        part.word2ph.assign(m_g2p.word2ph.begin() + ptrdiff_t(first.norm_begin),
            m_g2p.word2ph.begin() + ptrdiff_t(last.norm_end));
    if (byCharacter())
        addSlicedWords(part, first.phone_begin, last.phone_end);
    else
        part.words.assign(m_g2p.words.begin() + ptrdiff_t(range.begin),
            m_g2p.words.begin() + ptrdiff_t(range.end));
    for (Word& word : part.words) {
        word.phone_begin -= first.phone_begin;
        word.phone_end -= first.phone_begin;
    }
    return part;
}

bool Units::byCharacter() const
{
    return !m_g2p.word2ph.empty() && m_g2p.word2ph.size() == m_g2p.norm.size();
}

/// A word that is cut keeps the characters whose phones are left.
void Units::addSlicedWords(G2p& part, int phone_begin, int phone_end) const
{
    auto word = std::ranges::lower_bound(m_g2p.words, phone_begin + 1, {}, &Word::phone_end);
    for (; word != m_g2p.words.end() && word->phone_begin < phone_end; ++word) {
        Word kept = *word;
        kept.phone_begin = std::max(kept.phone_begin, phone_begin);
        kept.phone_end = std::min(kept.phone_end, phone_end);
        if (kept.phone_end - kept.phone_begin < word->phone_end - word->phone_begin) {
            const auto unit =
                std::ranges::lower_bound(m_units, kept.phone_begin + 1, {}, &Unit::phone_end);
            const auto end =
                std::ranges::lower_bound(m_units, kept.phone_end, {}, &Unit::phone_end);
            kept.source = m_g2p.norm.span(unit->norm_begin, end->norm_end);
            kept.text = toUtf8(m_g2p.norm.view(unit->norm_begin, end->norm_end));
        }
        part.words.push_back(std::move(kept));
    }
}

void append(G2p& to, G2p from)
{
    const int shift = int(to.phones.size());
    to.norm.append(from.norm);
    to.phones.insert(to.phones.end(), from.phones.begin(), from.phones.end());
    to.word2ph.insert(to.word2ph.end(), from.word2ph.begin(), from.word2ph.end());
    for (Word& word : from.words) {
        word.phone_begin += shift;
        word.phone_end += shift;
        to.words.push_back(std::move(word));
    }
}

} // namespace timbre::text
