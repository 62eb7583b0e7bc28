#include "core/text/english/prepare.h"

#include "core/text/characters.h"
#include "core/text/english/rewriting.h"

#include <array>
#include <utility>

namespace timbre::text::english {
namespace {

char32_t folded(char32_t c)
{
    if (c >= 0xFF01 && c <= 0xFF5E)
        return c - 0xFF01 + U'!'; // full-width forms
    if (c < 0x80)
        return c >= 0x20 ? c : isSpace(c) ? U' ' : c;
    switch (c) {
    case U'’':
    case U'‘':
    case U'ʼ':
    case U'´':
    case U'′':
        return U'\'';
    case U'“':
    case U'”':
    case U'„':
    case U'«':
    case U'»':
    case U'″':
        return U'"';
    case U'−':
    case U'‐':
    case U'‑':
        return U'-';
    case U'。':
        return U'.';
    case U'、':
        return U',';
    default:
        return isSpace(c) ? U' ' : c;
    }
}

} // namespace

void foldCharacters(TrackedText& text)
{
    static const Rewriting rules{
        {" {2,}", U" "},
        {"ﬀ", U"ff"},
        {"ﬁ", U"fi"},
        {"ﬂ", U"fl"},
        {"ß", U"ss"},
        {"[Œ]", U"Oe"},
        {"œ", U"oe"},
        {"Æ", U"Ae"},
        {"æ", U"ae"},
        {"Ø", U"O"},
        {"ø", U"o"},
        {"Ł", U"L"},
        {"ł", U"l"},
        {"[ĐÐ]", U"D"},
        {"[đð]", U"d"},
        {"Þ", U"Th"},
        {"þ", U"th"},
    };
    text.mapEach(folded);
    rules.apply(text);
}

void readAddresses(TrackedText& text)
{
    static const Rewriting rules{
        {"\\bhttps?://", U""},
        {"\\bwww\\.(?=[A-Za-z0-9])", U"W W W dot "},
        {"(?<=[A-Za-z0-9])\\.(?=[A-Za-z0-9.-]{1,64}@)", U" dot "},
        {"(?<=[A-Za-z0-9])@(?=[A-Za-z0-9])", U" at "},
        {"(?<=[a-z0-9])\\.(?=[a-z]{2,}+(?!'))(?!(?:e|i)\\.[ge]\\.)", U" dot "},
        {"(?<=[a-z])\\.(?=[A-Z][a-z])", U". "}, // a blank that was forgotten
        {"#(?=[0-9])", U"number "},
        {"(?<![A-Za-z])#(?=[A-Za-z])", U"hashtag "},
        {"(?<=[A-G])#(?![A-Za-z0-9])", U" sharp"},
        {"(?<![A-Za-z0-9])@(?=[A-Za-z])", U"at "},
        {"[_|\\\\]", U" "},
    };
    rules.apply(text);
}

void readSigns(TrackedText& text)
{
    static const Rewriting rules{
        {" ?& ?", U" and "}, {" ?± ?", U" plus or minus "}, {" ?\\+ ?(?=[0-9A-Za-z(])", U" plus "},
        {"\\+", U" plus"}, {"[~≈](?=[0-9$£€¥])", U"about "}, {" ?≈ ?", U" is about "},
        {" ?≠ ?", U" is not "}, {" ?(?:≤|<=) ?", U" is at most "},
        {" ?(?:≥|>=) ?", U" is at least "}, {" ?= ?", U" equals "}, {" ?× ?", U" times "},
        {" ?÷ ?", U" divided by "}, {"(?<=[0-9A-Za-z)]) < (?=[0-9A-Za-z(])", U" is less than "},
        {"(?<=[0-9A-Za-z)]) > (?=[0-9A-Za-z(])", U" is greater than "},
        {"(?<=[0-9A-Za-z)])²", U" squared"}, {"(?<=[0-9A-Za-z)])³", U" cubed"},
        {"(?<=[0-9]) ?°", U" degrees"}, {"√ ?", U"the square root of "}, {"§ ?", U"section "},
        {"№ ?", U"number "}, {" ?∞", U" infinity"}, {"[αΑ]", U" alpha "}, {"[βΒ]", U" beta "},
        {"[γΓ]", U" gamma "}, {"[δΔ]", U" delta "}, {"[εΕ]", U" epsilon "}, {"[θΘ]", U" theta "},
        {"[λΛ]", U" lambda "}, {"[μµ]", U" mu "}, {"[πΠ]", U" pi "}, {"[σςΣ]", U" sigma "},
        {"[φΦ]", U" phi "}, {"[ωΩ]", U" omega "}, {"(?<=[A-Za-z0-9])/(?=[A-Za-z])", U" "}, // and/or
    };
    rules.apply(text);
}

void settleMarks(TrackedText& text)
{
    static const Rewriting rules{
        {"(?<![ ])\\s?(?:\\.{2,}+|…++)(?= ?[a-z])", U", "},
        {"\\s?(?:\\.{2,}+|…++)", U"."},
        {" ?(?:—|―|-{2,}+) ?", U", "},
        {" [–-] (?![0-9])|(?<![0-9]) [–-] ", U", "},
        {"(?<=[A-Za-z0-9]) ?–(?=[A-Za-z0-9])", U" "},
        {"(?<=[A-Za-z0-9'\"]) ?[(\\[{] ?(?=[A-Za-z0-9'\"])", U", "},
        {"[)\\]}](?= [A-Za-z0-9'\"])", U","},
        {" ?[;:]+", U","},
        {"(?<![A-Za-z])'|'(?![A-Za-z])", U""}, // quotes; apostrophes stand between letters
        {"\"", U""},
        {" +(?=[,.!?])", U""},
        {"^[ ,.!?-]+(?=[A-Za-z])", U""},
        {"(?<=[A-Za-z])(?=[0-9])", U" "}, // A380, MP3
        {"(?<=[0-9])(?=(?!st\\b|nd\\b|rd\\b|th\\b)[A-Za-z])", U" "},
        {"(?<=[A-Za-z])-(?=[0-9])|(?<=[0-9])-(?=[A-Za-z])", U" "}, // COVID-19
        {" {2,}", U" "},
    };
    rules.apply(text);
}

TrackedText prepared(TrackedText text, const Lexicon& lexicon)
{
    TrackedText result; // a mark that was put in front has no source and is no decimal point
    if (!text.empty() && text[0] == U'.' && text.span(0).empty()) {
        result = text.slice(0, 1);
        text = text.slice(1, text.size());
    }
    foldCharacters(text);
    readAddresses(text);
    readQuantities(text);
    expandShortForms(text);
    readSigns(text);
    settleMarks(text);
    settleCapitals(text, lexicon);
    result.append(text);
    return result;
}

} // namespace timbre::text::english
