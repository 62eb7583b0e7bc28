#include "core/text/langseg/languagerules.h"

#include "core/text/characters.h"
#include "core/text/langseg/japanesekanji.h"

#include <algorithm>

namespace timbre::text {
namespace {

using Items = std::vector<TaggedText>;
using CharacterTest = bool (*)(char32_t);

bool within(char32_t c, char32_t first, char32_t last)
{
    return c >= first && c <= last;
}

bool isAsciiLetter(char32_t c)
{
    return within(c, U'A', U'Z') || within(c, U'a', U'z');
}

bool isLatinLetter(char32_t c)
{
    return isAsciiLetter(c) || within(c, 0xC0, 0x24F) || within(c, 0x1E00, 0x1EFF);
}

bool isHan(char32_t c)
{
    return within(c, 0x4E00, 0x9FFF) || within(c, 0x3400, 0x4DB5) || within(c, 0x20000, 0x2A6DD)
        || within(c, 0x2A700, 0x2EBEF) || within(c, 0x2EBF0, 0x2EE5D) || within(c, 0x30000, 0x3134A)
        || within(c, 0x31350, 0x323AF);
}

bool isKana(char32_t c)
{
    return within(c, 0x3041, 0x3096) || c == 0x3099 || c == 0x309A || within(c, 0x30A1, 0x30FA) || c == 0x30FC;
}

bool isHangul(char32_t c)
{
    return within(c, 0x1100, 0x11FF) || within(c, 0x3130, 0x318F) || within(c, 0xAC00, 0xD7AF);
}

/// Digits and marks that may stand inside Japanese or Korean.
bool isInnerMark(char32_t c)
{
    constexpr std::u32string_view kMarks = U"！？.!?… "; // 、 and 。 are within the range
    return within(c, U'0', U'9') || within(c, U'、', U'〜') || kMarks.find(c) != std::u32string_view::npos;
}

bool staysInUnknown(char32_t c)
{
    return isHan(c) || isInnerMark(c) || c == U'/';
}

/// Latin letters with marks: short English words are often taken for other languages.
bool isEnglish(std::u32string_view text)
{
    const auto line = text.substr(0, text.find(U'\n'));
    return std::any_of(line.begin(), line.end(), isAsciiLetter) && std::all_of(text.begin(), text.end(), [](char32_t c) {
        return within(c, 0x20, 0x7E) || isSpace(c) || within(c, 0x2000, 0x206F) || within(c, 0x3000, 0x303F)
            || within(c, 0xFF00, 0xFFEF);
    });
}

void add(Items& items, TaggedText item)
{
    if (!items.empty() && items.back().tag == item.tag)
        items.back().text.append(item.text);
    else
        items.push_back(std::move(item));
}

/// Takes out the runs of a script, with digits and marks after its first character.
Items withScriptSplit(const TaggedText& item, Tag tag, CharacterTest isScript)
{
    Items items;
    const TrackedText& text = item.text;
    size_t done = 0;
    for (size_t i = 0; i < text.size(); ++i) {
        if (!isScript(text[i]))
            continue;
        size_t end = i;
        while (end < text.size() && (isScript(text[end]) || isInnerMark(text[end])))
            ++end;
        if (i > done)
            items.push_back({item.tag, text.slice(done, i)});
        items.push_back({tag, text.slice(i, end)});
        done = end;
        i = end - 1;
    }
    if (done < text.size())
        items.push_back({item.tag, text.slice(done, text.size())});
    return items;
}

Items withKanaAndHangulSplit(const TaggedText& item)
{
    const Items by_kana = item.tag == Tag::Ja ? Items{item} : withScriptSplit(item, Tag::Ja, isKana);
    Items items;
    for (const TaggedText& part : by_kana) {
        const Items by_hangul = part.tag == Tag::Ko ? Items{part} : withScriptSplit(part, Tag::Ko, isHangul);
        items.insert(items.end(), by_hangul.begin(), by_hangul.end());
    }
    return items.size() == 1 ? Items{item} : items; // all of one script: the splitter's word counts
}

bool isSentenceMark(char32_t c)
{
    return std::u32string_view(U",.!?，。！？").find(c) != std::u32string_view::npos;
}

/// The language of a number between two pieces.
Tag numbersTag(const TaggedText& number, const TaggedText& before, const TaggedText& after)
{
    const auto last = [](const TaggedText& item) { return item.text[item.text.size() - 1]; };
    if (before.tag == after.tag)
        return before.tag;
    if (isSentenceMark(last(before)))
        return after.tag;
    if (isSentenceMark(after.text[0]))
        return before.tag;
    if (last(number) == U'。' || last(number) == U'.')
        return before.tag;
    return before.text.size() >= after.text.size() ? before.tag : after.tag;
}

/// Kanji without any kana around are Chinese next to Chinese (元 in 花了12999元 is not もと) and with
/// characters that Japanese does not write (中华人民共和国万岁).
void retagLonelyKanji(std::u32string_view text, std::vector<TaggedPiece>& pieces)
{
    const auto isChinese = [](const TaggedPiece& piece) { return piece.tag == Tag::Zh; };
    if (containsKana(text)
        || (std::none_of(pieces.begin(), pieces.end(), isChinese) && std::all_of(text.begin(), text.end(), isJapaneseKanji)))
        return;
    for (TaggedPiece& piece : pieces)
        piece.tag = piece.tag == Tag::Ja ? Tag::Zh : piece.tag;
}

/// Numbers take the language of a neighbour.
Items withNumbersTagged(const Items& items)
{
    Items result;
    for (size_t i = 0; i < items.size(); ++i) {
        TaggedText item = items[i];
        const bool last = i + 1 == items.size();
        if (item.tag == Tag::Digit) {
            if (result.empty())
                item.tag = last ? Tag::Zh : items[1].tag;
            else
                item.tag = last ? result.back().tag : numbersTag(item, result.back(), items[i + 1]);
        }
        add(result, std::move(item));
    }
    return result;
}

/// What is still unknown goes with what is before it.
Items withUnknownTagged(const Items& items)
{
    Items result;
    for (TaggedText item : items) {
        if (item.tag == Tag::Unknown)
            item.tag = !result.empty() ? result.back().tag : items.size() > 1 ? items[1].tag : Tag::Zh;
        add(result, std::move(item));
    }
    return result;
}

} // namespace

/// An unknown language with Han characters in it is Chinese.
TaggedText LanguageRules::known(const TaggedText& item) const
{
    if (item.tag != Tag::Unknown)
        return item;
    const auto text = item.text.view();
    if (m_strict) {
        TaggedText kept{Tag::Zh, item.text};
        kept.text.removeIf([](char32_t c) { return !staysInUnknown(c); });
        return kept.text.empty() ? item : kept;
    }
    if (std::any_of(text.begin(), text.end(), isHan))
        return {Tag::Zh, item.text};
    return {std::any_of(text.begin(), text.end(), isLatinLetter) ? Tag::En : Tag::Unknown, item.text};
}

std::vector<TaggedText> LanguageRules::apply(const TrackedText& text, std::optional<Tag> forced) const
{
    Items items;
    auto pieces = m_splitter.split(text.view());
    if (!m_strict)
        retagLonelyKanji(text.view(), pieces);
    for (const TaggedPiece& piece : pieces) {
        TaggedText item{piece.tag, text.slice(piece.begin, piece.end)};
        if (item.tag != Tag::Digit && isEnglish(item.text.view())) {
            add(items, {Tag::En, std::move(item.text)});
        } else if (forced) {
            add(items, {*forced, std::move(item.text)});
        } else if (item.tag == Tag::Digit) {
            add(items, std::move(item));
        } else {
            for (const TaggedText& part : withKanaAndHangulSplit(item))
                add(items, known(part));
        }
    }
    return withUnknownTagged(withNumbersTagged(items));
}

} // namespace timbre::text
