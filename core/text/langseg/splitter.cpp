#include "core/text/langseg/splitter.h"

#include "core/text/characters.h"
#include "core/text/langseg/merging.h"
#include "core/text/langseg/sections.h"

namespace timbre::text {
namespace {

using Kind = Section::Kind;

/// Words of Han characters and kana: phrases, of which those with kana are joined, and single characters
/// (which the Chinese model cuts off) go to the word before.
std::vector<size_t> hanWordEnds(std::u32string_view text, const Detector& detector)
{
    std::vector<size_t> ends;
    bool word_has_kana = false;
    size_t begin = 0;
    for (const size_t end : detector.phraseEnds(text)) {
        const bool has_kana = containsKana(text.substr(begin, end - begin));
        const bool joins = !ends.empty() && word_has_kana == has_kana && (has_kana || end - begin == 1);
        if (joins)
            ends.back() = end;
        else
            ends.push_back(end);
        word_has_kana = has_kana;
        begin = end;
    }
    if (ends.size() >= 2 && ends.front() == 1)
        ends.erase(ends.begin());
    return ends;
}

/// Words with the blanks after them.
std::vector<size_t> wordEnds(std::u32string_view text)
{
    std::vector<size_t> ends;
    for (size_t i = 1; i < text.size(); ++i) {
        if (isSpace(text[i - 1]) && !isSpace(text[i]))
            ends.push_back(i);
    }
    ends.push_back(text.size());
    return ends;
}

void splitSection(Section& section, std::u32string_view text, const Detector& detector)
{
    if (section.kind != Kind::HanKana && section.kind != Kind::Other)
        return;
    const bool han = section.kind == Kind::HanKana;
    const size_t begin = section.begin();
    const auto run = text.substr(begin, section.end() - begin);
    std::vector<TaggedPiece> words;
    size_t from = 0;
    for (const size_t end : han ? hanWordEnds(run, detector) : wordEnds(run)) {
        const auto word = run.substr(from, end - from);
        words.push_back({han ? detector.hanOrKana(word) : detector.other(word), begin + from, begin + end});
        from = end;
    }
    section.pieces = mergedWords(text, detector, std::move(words));
}

} // namespace

std::vector<TaggedPiece> Splitter::split(std::u32string_view text) const
{
    size_t begin = 0, end = text.size();
    while (begin < end && isSpace(text[begin]))
        ++begin;
    while (end > begin && isSpace(text[end - 1]))
        --end;
    const auto stripped = text.substr(begin, end - begin);
    auto sections = sectionsOf(stripped);
    for (Section& section : sections)
        splitSection(section, stripped, m_detector);
    std::vector<TaggedPiece> pieces;
    for (const Section& section : withoutNewlines(withoutPunctuation(sections))) {
        const auto merged = section.kind == Kind::HanKana ? mergedHan(section.pieces) : section.pieces;
        for (const TaggedPiece& piece : merged)
            pieces.push_back({piece.tag, begin + piece.begin, begin + piece.end});
    }
    return pieces;
}

} // namespace timbre::text
