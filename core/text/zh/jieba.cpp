#include "core/text/zh/jieba.h"

#include <algorithm>
#include <cmath>

namespace timbre::text::zh {
namespace {

bool isHan(char32_t c)
{
    return c >= 0x4E00 && c <= 0x9FD5;
}

bool isAsciiLetterOrDigit(char32_t c)
{
    return (c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}

bool isNumeral(char32_t c)
{
    return (c >= U'0' && c <= U'9') || c == U'.';
}

/// Characters that may be part of a word; the others stand alone.
bool isWordCharacter(char32_t c)
{
    return isHan(c) || isAsciiLetterOrDigit(c) || c == U'+' || c == U'#' || c == U'&' || c == U'.' || c == U'_';
}

/// The end of the run that starts at `begin` and whose characters answer alike.
template <class Class>
size_t runEnd(std::u32string_view text, size_t begin, size_t end, Class&& is)
{
    const bool wanted = is(text[begin]);
    size_t i = begin + 1;
    while (i < end && is(text[i]) == wanted)
        ++i;
    return i;
}

/// Calls `word` for the words of a route that are longer than a character, and `singles` for runs of single ones.
template <class Word, class Singles>
void walk(const std::vector<size_t>& route, Range block, Word&& word, Singles&& singles)
{
    size_t run = block.begin;
    for (size_t at = block.begin; at < block.end;) {
        const size_t end = block.begin + route[at - block.begin];
        if (end - at > 1) {
            if (run < at)
                singles(Range{run, at});
            word(Range{at, end});
            run = end;
        }
        at = end;
    }
    if (run < block.end)
        singles(Range{run, block.end});
}

} // namespace

Jieba::Jieba(const DataFile& data)
    : m_words(data.trie("dict"))
    , m_frequency(data.array<uint32_t>("dict.freq"))
    , m_tag(data.array<uint8_t>("dict.tag"))
    , m_tags([&] {
        const auto table = data.strings("tags");
        std::vector<std::string_view> tags;
        for (size_t i = 0; i < table.size(); ++i)
            tags.push_back(table[i]);
        return tags;
    }())
    , m_log_total(std::log(double(data.array<uint64_t>("dict.total")[0])))
    , m_x(tag("x"))
    , m_m(tag("m"))
    , m_eng(tag("eng"))
    , m_tagged_model(data, m_x)
    , m_plain_model(data)
{
}

uint8_t Jieba::tag(std::string_view name) const
{
    return uint8_t(std::ranges::find(m_tags, name) - m_tags.begin());
}

uint32_t Jieba::frequency(std::u32string_view word) const
{
    const auto index = m_words.find(word);
    return index ? m_frequency[size_t(*index)] : 0;
}

uint8_t Jieba::tagOf(std::u32string_view word) const
{
    const auto index = m_words.find(word);
    return index ? m_tag[size_t(*index)] : m_x;
}

/// For each position the end of the word that starts there on the most probable way to the end.
std::vector<size_t> Jieba::route(std::u32string_view text, Ties ties) const
{
    std::vector<size_t> ends(text.size());
    std::vector<double> score(text.size() + 1, 0.0);
    for (size_t at = text.size(); at-- > 0;) {
        bool found = false;
        const auto offer = [&](size_t end, uint32_t frequency) {
            const double value = std::log(double(frequency)) - m_log_total + score[end];
            if (!found || value > score[at] || (value == score[at] && ties == Ties::Longer)) {
                score[at] = value;
                ends[at] = end;
            }
            found = true;
        };
        uint32_t node = Trie::kRoot;
        for (size_t i = at; i < text.size(); ++i) {
            const auto next = m_words.child(node, text[i]);
            if (!next)
                break;
            node = *next;
            const auto index = m_words.value(node);
            if (index && m_frequency[size_t(*index)] > 0)
                offer(i + 1, m_frequency[size_t(*index)]);
        }
        if (!found)
            offer(at + 1, 1);
    }
    return ends;
}

std::vector<TaggedWord> Jieba::tagged(std::u32string_view text) const
{
    std::vector<TaggedWord> words;
    for (size_t at = 0; at < text.size();) {
        const size_t end = runEnd(text, at, text.size(), isWordCharacter);
        if (isWordCharacter(text[at])) {
            tagBlock(text, {at, end}, words);
        } else {
            for (size_t i = at; i < end; ++i)
                words.push_back({i, i + 1, m_x});
        }
        at = end;
    }
    return words;
}

void Jieba::tagBlock(std::u32string_view text, Range block, std::vector<TaggedWord>& words) const
{
    walk(route(text.substr(block.begin, block.size()), Ties::Longer), block,
        [&](Range word) {
            words.push_back({word.begin, word.end, tagOf(text.substr(word.begin, word.size()))});
        },
        [&](Range run) { tagSingles(text, run, words); });
}

/// Single characters in a row: unless they are a word of the dictionary, the model looks for words in them.
void Jieba::tagSingles(std::u32string_view text, Range run, std::vector<TaggedWord>& words) const
{
    if (run.size() > 1 && frequency(text.substr(run.begin, run.size())) == 0) {
        tagUnknown(text, run, words);
        return;
    }
    for (size_t i = run.begin; i < run.end; ++i)
        words.push_back({i, i + 1, tagOf(text.substr(i, 1))});
}

void Jieba::tagUnknown(std::u32string_view text, Range run, std::vector<TaggedWord>& words) const
{
    for (size_t at = run.begin; at < run.end;) {
        size_t end = runEnd(text, at, run.end, isHan);
        if (isHan(text[at])) {
            m_tagged_model.cut(text.substr(at, end - at), at, words);
        } else if (isNumeral(text[at])) {
            end = runEnd(text, at, end, isNumeral);
            words.push_back({at, end, m_m});
        } else {
            end = runEnd(text, at, end, isAsciiLetterOrDigit);
            words.push_back({at, end, isAsciiLetterOrDigit(text[at]) ? m_eng : m_x});
        }
        at = end;
    }
}

std::vector<Range> Jieba::cut(std::u32string_view text) const
{
    const auto is_word = [](char32_t c) { return isWordCharacter(c) || c == U'%'; };
    std::vector<Range> words;
    for (size_t at = 0; at < text.size();) {
        const size_t end = runEnd(text, at, text.size(), is_word);
        if (is_word(text[at])) {
            cutBlock(text, {at, end}, words);
        } else {
            for (size_t i = at; i < end; ++i)
                words.push_back({i, i + 1});
        }
        at = end;
    }
    return words;
}

void Jieba::cutBlock(std::u32string_view text, Range block, std::vector<Range>& words) const
{
    walk(route(text.substr(block.begin, block.size()), Ties::Shorter), block,
        [&](Range word) { words.push_back(word); }, [&](Range run) { cutSingles(text, run, words); });
}

void Jieba::cutSingles(std::u32string_view text, Range run, std::vector<Range>& words) const
{
    const bool known = run.size() == 1 || frequency(text.substr(run.begin, run.size())) > 0;
    for (size_t at = run.begin; at < run.end;) {
        const size_t end = runEnd(text, at, run.end, isHan);
        if (known || !isHan(text[at])) {
            words.push_back({at, at + 1});
            ++at;
            continue;
        }
        for (size_t begin = 0; const size_t word_end : m_plain_model.cut(text.substr(at, end - at))) {
            words.push_back({at + begin, at + word_end});
            begin = word_end;
        }
        at = end;
    }
}

std::vector<Range> Jieba::searchPieces(std::u32string_view text) const
{
    std::vector<Range> pieces;
    for (const Range word : cut(text)) {
        for (const size_t length : {size_t(2), size_t(3)}) {
            for (size_t i = word.begin; word.size() > length && i + length <= word.end; ++i) {
                if (frequency(text.substr(i, length)) > 0)
                    pieces.push_back({i, i + length});
            }
        }
        pieces.push_back(word);
    }
    return pieces;
}

} // namespace timbre::text::zh
