#include "core/text/markup.h"

#include "core/text/markup/builder.h"
#include "core/text/markup/tags.h"
#include "core/text/markup/values.h"
#include "core/text/sayas.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <map>

namespace timbre::text {
namespace {

constexpr size_t kLongestMark = 1000; // [[word|reading]] in bytes
constexpr int kLongestPause = 60000;

/// An element that is open: what closing it will need.
struct Element {
    MarkupTag tag;
    size_t source_begin = 0, content_begin = 0; // bytes of the source
    size_t text_begin = 0; // byte of the text
    size_t readings = 0; // how many there were
    MarkupStyle style; // outside of it
};

class Parser {
public:
    Parser(std::string_view source, Mode mode)
        : m_source(source)
        , m_mode(mode)
        , m_builder(source)
        , m_mark_ends(source, "]]")
        , m_comment_ends(source, "-->")
        , m_instruction_ends(source, "?>")
    {
    }

    Script run()
    {
        while (m_at < m_source.size()) {
            const size_t special = std::min(m_source.find_first_of("<[&", m_at), m_source.size());
            m_builder.copy(m_at, special);
            m_at = special;
            if (m_at < m_source.size() && !readMark()) {
                m_builder.copy(m_at, m_at + 1);
                ++m_at;
            }
        }
        while (!m_open.empty())
            close(m_source.size(), false);
        return m_builder.finish();
    }

private:
    bool readMark()
    {
        switch (m_source[m_at]) {
        case '&':
            return readEntity();
        case '[':
            return readGivenReading() || readBracket();
        default:
            return skipTo("<!--", m_comment_ends, 3) || skipTo("<?xml", m_instruction_ends, 2)
                || readTag();
        }
    }

    bool skipTo(std::string_view begin, Finder& ends, size_t length)
    {
        if (!m_source.substr(m_at).starts_with(begin))
            return false;
        const size_t end = ends.from(m_at + begin.size());
        if (end == m_source.npos)
            return false;
        m_at = end + length;
        return true;
    }

    bool readEntity()
    {
        const auto entity = entityAt(m_source, m_at);
        if (!entity)
            return false;
        m_builder.write(toUtf8({&entity->character, 1}), {m_at, entity->end});
        m_at = entity->end;
        return true;
    }

    bool readGivenReading()
    {
        if (!m_source.substr(m_at).starts_with("[["))
            return false;
        const size_t begin = m_at + 2, end = m_mark_ends.from(begin);
        if (end == m_source.npos || end - begin > kLongestMark)
            return false;
        const auto inner = m_source.substr(begin, end - begin);
        const size_t bar = inner.find('|');
        if (bar == inner.npos || bar == 0 || inner.find_first_of("\n[") != inner.npos)
            return false;
        const size_t text_begin = m_builder.size();
        m_builder.copy(begin, begin + bar);
        m_builder.give(text_begin, inner.substr(bar + 1), {}, {m_at, end + 2});
        m_at = end + 2;
        return true;
    }

    /// [pause 500ms], [spell], [/spell]
    bool readBracket()
    {
        const auto rest = m_source.substr(m_at, 32);
        const size_t length = rest.find(']');
        if (length == rest.npos)
            return false;
        const auto inner = rest.substr(1, length - 1);
        const Span source{m_at, m_at + length + 1};
        if (inner.starts_with("pause") && (inner.size() == 5 || inner[5] == ' ')) {
            const auto value =
                inner.substr(std::min(inner.find_first_not_of(' ', 5), inner.size()));
            const auto pause = value.empty() ? std::optional(500) : durationFrom(value);
            if (!pause)
                return false;
            addPause(*pause, source);
        } else if (inner == "spell") {
            open({.name = "[spell]", .attributes = {}, .end = source.end});
        } else if (inner == "/spell") {
            closeNamed("[spell]", source);
        } else {
            return false;
        }
        m_at = source.end;
        return true;
    }

    bool readTag()
    {
        auto tag = tagAt(m_source, m_at);
        if (!tag)
            return false;
        const size_t end = tag->end;
        if (!isKnown(tag->name))
            m_builder.remark({m_at, end}, "is not known here and was left out.");
        else if (tag->name == "break")
            addBreak(*tag);
        else if (tag->closing)
            closeNamed(tag->name, {m_at, end});
        else
            open(std::move(*tag));
        m_at = end;
        return true;
    }

    static bool isKnown(std::string_view name)
    {
        constexpr std::string_view kNames[]{
            "speak", "p", "s", "break", "sub", "phoneme", "say-as", "lang", "prosody"};
        return std::ranges::find(kNames, name) != std::end(kNames);
    }

    void addPause(int pause_ms, Span source)
    {
        if (pause_ms > kLongestPause)
            m_builder.remark(source, "is longer than a minute; a minute it is.");
        m_builder.addBreak(std::min(pause_ms, kLongestPause));
    }

    void addBreak(const MarkupTag& tag)
    {
        if (tag.closing)
            return;
        const auto time = tag.attribute("time");
        const auto pause =
            time.empty() ? pauseOfStrength(tag.attribute("strength")) : durationFrom(time);
        if (!pause)
            m_builder.remark({m_at, tag.end}, "has no time that can be understood, such as 500ms.");
        else if (*pause > 0)
            addPause(*pause, {m_at, tag.end});
    }

    void open(MarkupTag tag)
    {
        Element element{
            std::move(tag), m_at, 0, m_builder.size(), m_builder.readings(), m_builder.style()};
        element.content_begin = element.tag.end;
        const bool empty = element.tag.empty;
        changeStyle(element.tag);
        ++m_count[element.tag.name];
        m_open.push_back(std::move(element));
        if (empty)
            close(m_open.back().content_begin, true);
    }

    void changeStyle(const MarkupTag& tag)
    {
        MarkupStyle style = m_builder.style();
        const Span source{m_at, tag.end};
        if (const auto language = tag.attribute("xml:lang"); !language.empty()) {
            if (const auto known = languageFromTag(language))
                style.language = known;
            else
                m_builder.remark(source, "names a language that is not spoken here.");
        }
        if (tag.name == "prosody") {
            if (const auto rate = rateFrom(tag.attribute("rate"), style.rate))
                style.rate = *rate;
            else
                m_builder.remark(
                    source, "has no rate that can be understood; nothing else is followed.");
        }
        if (tag.name == "p" || tag.name == "s")
            m_builder.addBreak({});
        m_builder.setStyle(style);
    }

    void closeNamed(const std::string& name, Span source)
    {
        const auto count = m_count.find(name);
        if (count == m_count.end() || count->second == 0) {
            m_builder.remark(source, "closes nothing.");
            return;
        }
        while (m_open.back().tag.name != name)
            close(source.begin, false);
        close(source.begin, true);
    }

    /// Closes the innermost element, whose content ends at `source_end`.
    void close(size_t source_end, bool properly)
    {
        const Element element = std::move(m_open.back());
        m_open.pop_back();
        --m_count[element.tag.name];
        if (properly)
            finish(element, source_end);
        else
            m_builder.remark({element.source_begin, element.content_begin}, "is never closed.");
        m_builder.setStyle(element.style);
    }

    void finish(const Element& element, size_t source_end)
    {
        const MarkupTag& tag = element.tag;
        const Span content = element.content_begin < source_end
            ? Span{element.content_begin, source_end}
            : Span{element.source_begin, element.content_begin};
        if (tag.name == "p" || tag.name == "s")
            m_builder.addBreak({});
        else if (tag.name == "sub")
            m_builder.replaceFrom(element.text_begin, tag.attribute("alias"), content);
        else if (tag.name == "[spell]")
            say(element, SayAs::Characters, content);
        else if (tag.name == "say-as")
            sayAs(element, content);
        else if (tag.name == "phoneme")
            givePhones(element);
    }

    void sayAs(const Element& element, Span content)
    {
        if (const auto kind = sayAsFromName(element.tag.attribute("interpret-as")))
            say(element, *kind, content);
        else
            m_builder.remark({element.source_begin, element.content_begin},
                "asks for a way of saying that is not known here.");
    }

    void say(const Element& element, SayAs kind, Span content)
    {
        const auto written = m_builder.textFrom(element.text_begin);
        if (written.size() > kLongestMark) {
            m_builder.remark({element.source_begin, element.content_begin},
                "holds more than a few words and is read as usual.");
            return;
        }
        const Language language = m_builder.languageOf(
            element.text_begin, content.end, m_mode, kind == SayAs::Characters);
        const auto words = text::sayAs(kind, written, language, element.tag.attribute("format"));
        if (words != written)
            m_builder.replaceFrom(element.text_begin, words, content);
    }

    void givePhones(const Element& element)
    {
        struct Alphabet {
            std::string_view name;
            std::optional<Language> language;
        };
        constexpr Alphabet kAlphabets[]{{"", {}}, {"ipa", {}}, {"arpabet", Language::en},
            {"cmu", Language::en}, {"pinyin", Language::zh}, {"jyutping", Language::yue},
            {"kana", Language::ja}, {"yomigana", Language::ja}};
        auto name = element.tag.attribute("alphabet");
        if (name.starts_with("x-"))
            name.remove_prefix(2);
        const auto alphabet = std::ranges::find(kAlphabets, name, &Alphabet::name);
        std::string reading(element.tag.attribute("ph"));
        const Span source{element.source_begin, element.content_begin};
        if (alphabet == std::end(kAlphabets) || reading.empty()) {
            m_builder.remark(source, "has no ph or an alphabet that is not known here.");
            return;
        }
        if (alphabet->name == "ipa" && !reading.starts_with('/') && !reading.starts_with('['))
            reading = "/" + reading + "/";
        m_builder.dropReadings(element.readings);
        m_builder.give(element.text_begin, reading, alphabet->language, source);
    }

    std::string_view m_source;
    Mode m_mode;
    ScriptBuilder m_builder;
    Finder m_mark_ends, m_comment_ends, m_instruction_ends;
    size_t m_at = 0;
    std::vector<Element> m_open; // from the outermost to the innermost
    std::map<std::string, size_t, std::less<>> m_count; // of open elements by name
};

} // namespace

Script parseMarkup(std::string_view source, Mode mode)
{
    return Parser(source, mode).run();
}

} // namespace timbre::text
