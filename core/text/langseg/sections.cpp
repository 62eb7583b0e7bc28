#include "core/text/langseg/sections.h"

#include "core/text/characters.h"

#include <utf8proc.h>

namespace timbre::text {
namespace {

using Kind = Section::Kind;

constexpr std::u32string_view kPunctuation
    = U"〜~,.;:!?，。！？；：、·([{<（【《〈「『“‘)]}>）】》〉」』”’\"-_—#$%&…￥'*+=@\\^`|";

/// What Python's str.isdigit() says of the characters beyond ASCII that people write.
bool isDigit(char32_t c)
{
    if (c < 0x80)
        return c >= U'0' && c <= U'9';
    const bool superscript = c == 0xB2 || c == 0xB3 || c == 0xB9 || c == 0x2070 || (c >= 0x2074 && c <= 0x2079)
        || (c >= 0x2080 && c <= 0x2089);
    const bool enclosed = (c >= 0x2460 && c <= 0x2468) || (c >= 0x2474 && c <= 0x247C) || (c >= 0x2488 && c <= 0x2490)
        || c == 0x24EA || (c >= 0x24F5 && c <= 0x24FD) || c == 0x24FF || (c >= 0x2776 && c <= 0x277E)
        || (c >= 0x2780 && c <= 0x2788) || (c >= 0x278A && c <= 0x2792) || (c >= 0x1F100 && c <= 0x1F10A);
    return superscript || enclosed || utf8proc_category(utf8proc_int32_t(c)) == UTF8PROC_CATEGORY_ND;
}

bool isHanOrKana(char32_t c)
{
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3040 && c <= 0x30FF) || c == U'々';
}

bool isHangul(char32_t c)
{
    return c >= 0xAC00 && c <= 0xD7AF;
}

Tag firstTag(Kind kind)
{
    switch (kind) {
    case Kind::Hangul:
        return Tag::Ko;
    case Kind::Digit:
        return Tag::Digit;
    case Kind::Punctuation:
        return Tag::Punctuation;
    case Kind::Newline:
        return Tag::Newline;
    case Kind::HanKana:
    case Kind::Other:
        break;
    }
    return Tag::Unknown;
}

/// The kind that begins at a character, or `current` where the character belongs to what is before it.
Kind kindAt(std::u32string_view text, size_t at, Kind current)
{
    const char32_t c = text[at];
    if (isHanOrKana(c))
        return Kind::HanKana;
    if (isHangul(c))
        return Kind::Hangul;
    if (isDigit(c))
        return Kind::Digit;
    if (kPunctuation.find(c) != std::u32string_view::npos) {
        const bool within_word = c == U'\'' && at > 0 && !isSpace(text[at - 1]);
        return within_word ? current : Kind::Punctuation;
    }
    if (isSpace(c))
        return c == U'\n' || c == U'\r' ? Kind::Newline : current;
    return Kind::Other;
}

/// Marks and line breaks never share a section, even among themselves.
bool opensSection(std::u32string_view text, size_t at, Kind kind, Kind current)
{
    const char32_t c = text[at];
    if (kind != current)
        return true;
    if (kind == Kind::Newline)
        return c == U'\n' || c == U'\r';
    return kind == Kind::Punctuation && kPunctuation.find(c) != std::u32string_view::npos
        && !(c == U'\'' && at > 0 && !isSpace(text[at - 1]));
}

std::vector<Section> withSameKindsJoined(const std::vector<Section>& sections)
{
    std::vector<Section> result;
    for (const Section& section : sections) {
        if (!result.empty() && result.back().kind == section.kind)
            result.back().pieces.insert(result.back().pieces.end(), section.pieces.begin(), section.pieces.end());
        else
            result.push_back(section);
    }
    return result;
}

/// Joins neighbours of the same tag; `mark` (punctuation or newline) goes to what is before it.
std::vector<TaggedPiece> withMarksJoined(const std::vector<TaggedPiece>& pieces, Tag mark)
{
    std::vector<TaggedPiece> result;
    Tag last = mark;
    for (const TaggedPiece& piece : pieces) {
        if (!result.empty() && (piece.tag == mark || piece.tag == last))
            result.back().end = piece.end;
        else
            result.push_back(piece);
        last = piece.tag;
    }
    return result;
}

std::vector<Section> finished(const std::vector<Section>& sections, Tag mark)
{
    auto result = withSameKindsJoined(sections);
    for (Section& section : result)
        section.pieces = withMarksJoined(section.pieces, mark);
    return result;
}

} // namespace

std::vector<Section> sectionsOf(std::u32string_view text)
{
    std::vector<Section> sections;
    for (size_t i = 0; i < text.size(); ++i) {
        const Kind current = sections.empty() ? Kind::Other : sections.back().kind;
        const Kind kind = kindAt(text, i, current);
        if (sections.empty() || opensSection(text, i, kind, current))
            sections.push_back({kind, {{firstTag(kind), i, i}}});
        sections.back().pieces.back().end = i + 1;
    }
    return sections;
}

std::vector<Section> withoutPunctuation(const std::vector<Section>& sections)
{
    std::vector<Section> result;
    for (const Section& section : sections) {
        if (!result.empty() && result.back().kind == Kind::Punctuation) { // goes to what follows
            Section& last = result.back();
            last.kind = section.kind;
            last.pieces.back().end = section.pieces.front().end;
            last.pieces.back().tag = section.pieces.front().tag;
            last.pieces.insert(last.pieces.end(), section.pieces.begin() + 1, section.pieces.end());
        } else if (!result.empty() && section.kind == Kind::Punctuation) {
            result.back().pieces.back().end = section.end();
        } else {
            result.push_back(section);
        }
    }
    return finished(result, Tag::Punctuation);
}

std::vector<Section> withoutNewlines(const std::vector<Section>& sections)
{
    std::vector<Section> result;
    for (const Section& section : sections) {
        const bool follows = !result.empty() && result.back().kind == Kind::Newline;
        if (!follows && (result.empty() || section.kind != Kind::Newline)) {
            result.push_back(section);
            continue;
        }
        if (follows)
            result.back().kind = section.kind;
        result.back().pieces.insert(result.back().pieces.end(), section.pieces.begin(), section.pieces.end());
    }
    return finished(result, Tag::Newline);
}

} // namespace timbre::text
