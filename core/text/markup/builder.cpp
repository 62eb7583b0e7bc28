#include "core/text/markup/builder.h"

#include "core/text/characters.h"
#include "core/text/utf8.h"
#include "core/text/writing.h"

#include <algorithm>

namespace timbre::text {
namespace {

constexpr size_t kMostRemarks = 100;
constexpr size_t kNear = 240; // bytes that tell the language of digits

/// The first or last bytes of a text, cut between characters.

std::u32string tail(std::string_view text)
{
    return fromUtf8(text.substr(text.size() - std::min(text.size(), kNear)));
}

std::string quoted(std::string_view mark)
{
    std::u32string text = fromUtf8(mark.substr(0, 60));
    return "“" + toUtf8(text.substr(0, 40)) + (text.size() > 40 || mark.size() > 60 ? "…" : "")
        + "”";
}

std::optional<Language> languageByLetters(std::u32string_view text, Mode mode)
{
    if (contains(text, Writing::Kana))
        return Language::ja;
    if (contains(text, Writing::Hangul))
        return Language::ko;
    if (contains(text, Writing::Han))
        return mode == Mode::AutoYue ? Language::yue : Language::zh;
    const bool latin = std::ranges::any_of(
        text, [](char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); });
    return latin ? std::optional(Language::en) : std::nullopt;
}

/// Source without its tags, which are no words.
std::string withoutTags(std::string_view source)
{
    std::string text;
    bool inside = false;
    for (const char c : source.substr(0, kNear)) {
        inside = inside ? c != '>' : c == '<';
        text += inside || c == '>' ? ' ' : c;
    }
    return text;
}

} // namespace

ScriptBuilder::ScriptBuilder(std::string_view source)
    : m_source(source)
{
    m_script.text.text.reserve(source.size());
    m_script.text.source = {0, source.size()};
}

void ScriptBuilder::copy(size_t begin, size_t end)
{
    if (begin == end)
        return;
    auto& runs = m_script.text.runs;
    const bool joins = !runs.empty() && runs.back().source.end == begin
        && runs.back().source.size() == size() - runs.back().begin;
    if (joins)
        runs.back().source.end = end;
    else
        runs.push_back({size(), {begin, end}});
    m_script.text.text += m_source.substr(begin, end - begin);
}

void ScriptBuilder::write(std::string_view text, Span source)
{
    if (text.empty())
        return;
    m_script.text.runs.push_back({size(), source});
    m_script.text.text += text;
}

std::string_view ScriptBuilder::textFrom(size_t begin) const
{
    return std::string_view(m_script.text.text).substr(begin);
}

void ScriptBuilder::replaceFrom(size_t begin, std::string_view text, Span source)
{
    auto& runs = m_script.text.runs;
    while (!runs.empty() && runs.back().begin >= begin)
        runs.pop_back();
    m_script.text.text.resize(begin);
    while (!m_script.readings.empty() && m_script.readings.back().span.end > begin)
        m_script.readings.pop_back();
    while (!m_script.breaks.empty() && m_script.breaks.back().at > begin)
        m_script.breaks.pop_back();
    while (!m_script.styles.empty() && m_script.styles.back().begin >= begin)
        m_script.styles.pop_back();
    recordStyle();
    write(text, source);
}

Language ScriptBuilder::languageOf(size_t begin, size_t source_end, Mode mode, bool spelled) const
{
    const auto own = languageByLetters(fromUtf8(textFrom(begin)), mode);
    if (spelled && own == Language::en)
        return Language::en;
    if (m_style.language)
        return *m_style.language;
    if (mode != Mode::Auto && mode != Mode::AutoYue)
        return mainLanguage(mode);
    if (own)
        return *own;
    const auto before = tail(std::string_view(m_script.text.text).substr(0, begin));
    const auto after = fromUtf8(withoutTags(m_source.substr(source_end)));
    return languageByLetters(before + after, mode).value_or(mainLanguage(mode));
}

/// A pause belongs behind the word that was written; borders of paragraphs at the same place are
/// one.
void ScriptBuilder::addBreak(std::optional<int> pause_ms)
{
    auto& breaks = m_script.breaks;
    const bool same = !breaks.empty() && breaks.back().at == size();
    if (!same)
        breaks.push_back({size(), pause_ms});
    else if (pause_ms)
        breaks.back().pause_ms = breaks.back().pause_ms.value_or(0) + *pause_ms;
}

bool ScriptBuilder::atSentenceBorder() const
{
    const auto text = tail(m_script.text.text);
    for (size_t i = text.size(); i-- > 0;) {
        if (text[i] == U'\n'
            || std::u32string_view(U".!?。！？…").find(text[i]) != std::u32string_view::npos)
            return true;
        if (!isSpace(text[i])
            && std::u32string_view(U"\"'”’」』）)").find(text[i]) == std::u32string_view::npos)
            return false;
    }
    return true;
}

void ScriptBuilder::setStyle(const MarkupStyle& style)
{
    if (style == m_style)
        return;
    if (style.rate != m_style.rate && atSentenceBorder())
        addBreak({});
    m_style = style;
    recordStyle();
}

/// From here on the text has the current style. The first style of a script begins at its first
/// byte.
void ScriptBuilder::recordStyle()
{
    auto& styles = m_script.styles;
    if (styles.empty() && m_style == MarkupStyle{})
        return;
    if (styles.empty() && size() > 0)
        styles.push_back({});
    if (styles.empty() || styles.back().begin < size())
        styles.push_back({size(), {}, 1});
    styles.back().language = m_style.language;
    styles.back().rate = m_style.rate;
}

void ScriptBuilder::give(
    size_t begin, std::string_view reading, std::optional<Language> language, Span mark)
{
    if (reading.find_first_not_of(' ') == reading.npos)
        remark(mark, "has no reading.");
    else if (begin == size())
        remark(mark, "has no word to be read.");
    else
        m_script.readings.push_back(
            {{begin, size()}, std::string(reading), language, true, "mark"});
}

void ScriptBuilder::dropReadings(size_t count)
{
    m_script.readings.resize(std::min(count, m_script.readings.size()));
}

void ScriptBuilder::remark(Span mark, std::string_view what)
{
    if (m_script.remarks.size() < kMostRemarks)
        m_script.remarks.push_back(
            {mark, quoted(m_source.substr(mark.begin, mark.size())) + " " + std::string(what)});
}

Script ScriptBuilder::finish()
{
    std::ranges::stable_sort(
        m_script.remarks, {}, [](const Remark& remark) { return remark.source.begin; });
    return std::move(m_script);
}

} // namespace timbre::text
