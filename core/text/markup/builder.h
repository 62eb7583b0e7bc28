#pragma once

#include "core/text/script.h"

namespace timbre::text {

/// What a mark changes from here on.
struct MarkupStyle {
    std::optional<Language> language;
    double rate = 1;

    friend bool operator==(const MarkupStyle&, const MarkupStyle&) = default;
};

/// Puts a script together from left to right.
class ScriptBuilder {
public:
    explicit ScriptBuilder(std::string_view source);

    /// Bytes [begin, end) of the source as they are.
    void copy(size_t begin, size_t end);
    /// Text that comes from these bytes of the source.
    void write(std::string_view text, Span source);
    /// Puts other words in the place of all text from a byte on; with it go the marks inside.
    void replaceFrom(size_t begin, std::string_view text, Span source);

    size_t size() const { return m_script.text.text.size(); }
    std::string_view textFrom(size_t begin) const;
    /// The language that text [begin, size()) is in: the one that was named, or by its letters and
    /// those near. `source_end` is where the source goes on. `spelled`: Latin letters are English.
    Language languageOf(size_t begin, size_t source_end, Mode mode, bool spelled) const;

    void addBreak(std::optional<int> pause_ms);
    const MarkupStyle& style() const { return m_style; }
    void setStyle(const MarkupStyle& style);

    /// A reading for the text from `begin` on; `mark` is where it stands in the source.
    void give(size_t begin, std::string_view reading, std::optional<Language> language, Span mark);
    size_t readings() const { return m_script.readings.size(); }
    void dropReadings(size_t count); ///< all but the first `count`

    /// “mark” and what is said about it. After a hundred there are no more.
    void remark(Span mark, std::string_view what);

    Script finish();

private:
    bool atSentenceBorder() const;
    void recordStyle();

    std::string_view m_source;
    Script m_script;
    MarkupStyle m_style;
};

} // namespace timbre::text
