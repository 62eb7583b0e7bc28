#include "core/text/langseg/detector.h"

#include <algorithm>

namespace timbre::text {
namespace {

bool isLatin(char32_t c)
{
    return (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z');
}

/// fastText's name of a language that a piece can have.
std::string_view nameOf(Tag tag)
{
    switch (tag) {
    case Tag::Zh:
        return "zh";
    case Tag::Ja:
        return "ja";
    case Tag::Ko:
        return "ko";
    case Tag::En:
        return "en";
    default:
        return {};
    }
}

} // namespace

bool containsKana(std::u32string_view text)
{
    return std::any_of(
        text.begin(), text.end(), [](char32_t c) { return (c >= 0x3040 && c <= 0x30FF) || c == U'々'; });
}

Detector::Detector(const DataFile* data)
{
    if (data == nullptr)
        return;
    m_id = std::make_unique<LanguageId>(*data);
    m_japanese = std::make_unique<PhraseCutter>(*data, "ja");
    m_chinese = std::make_unique<PhraseCutter>(*data, "zh-hans");
}

Tag Detector::hanOrKana(std::u32string_view text) const
{
    if (containsKana(text))
        return Tag::Ja;
    const std::string language = m_id ? m_id->best(text) : "zh";
    if (language == "zh" || language == "yue" || language == "wuu")
        return Tag::Zh;
    return language == "ja" ? Tag::Ja : Tag::Unknown;
}

Tag Detector::other(std::u32string_view text) const
{
    if (!m_id)
        return std::any_of(text.begin(), text.end(), isLatin) ? Tag::En : Tag::Unknown;
    const std::string language = m_id->best(text);
    if (language == "en")
        return Tag::En;
    if (language == "zh" || language == "yue" || language == "wuu")
        return Tag::Zh;
    return language == "ja" ? Tag::Ja : language == "ko" ? Tag::Ko : Tag::Unknown;
}

bool Detector::isPossible(std::u32string_view text, Tag tag) const
{
    const auto language = nameOf(tag);
    return m_id && !language.empty() && m_id->isPossible(text, language);
}

std::vector<size_t> Detector::phraseEnds(std::u32string_view text) const
{
    if (!m_japanese)
        return {text.size()};
    std::vector<size_t> ends;
    size_t begin = 0;
    for (const size_t end : m_japanese->ends(text)) {
        for (const size_t within : m_chinese->ends(text.substr(begin, end - begin)))
            ends.push_back(begin + within);
        begin = end;
    }
    return ends;
}

} // namespace timbre::text
