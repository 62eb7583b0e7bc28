#pragma once

#include "core/text/regex.h"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace timbre::text {

/// Bytes of the source text (UTF-8), half open.
struct Span {
    size_t begin = 0, end = 0;

    bool empty() const { return begin >= end; }
    size_t size() const { return empty() ? 0 : end - begin; }
    friend bool operator==(const Span&, const Span&) = default;
};

/// The smallest span that holds both; an empty one does not count.
Span united(Span a, Span b);

/// Text whose every character remembers which bytes of the source it came from. A normaliser is a chain
/// of replacements on it; characters that replace others carry the union of their spans, so the way
/// back to the source is never lost.
class TrackedText {
public:
    TrackedText() = default;
    /// `first_byte` is where `utf8` starts in the source. Bytes that are no UTF-8 become U+FFFD, one each.
    static TrackedText fromUtf8(std::string_view utf8, size_t first_byte = 0);

    size_t size() const { return m_text.size(); }
    bool empty() const { return m_text.empty(); }
    char32_t operator[](size_t i) const { return m_text[i]; }
    std::u32string_view view() const { return m_text; }
    std::u32string_view view(size_t begin, size_t end) const { return view().substr(begin, end - begin); }
    std::string utf8() const;
    /// The source of one character, or of characters [begin, end).
    Span span(size_t i) const { return m_spans[i]; }
    Span span(size_t begin, size_t end) const;
    Span span() const { return span(0, size()); }

    /// Characters [begin, end) with their spans.
    TrackedText slice(size_t begin, size_t end) const;
    void append(const TrackedText& other);
    /// Characters that all come from `source`; an empty span for what no source has (a mark in front).
    void append(std::u32string_view text, Span source);

    /// Replaces characters [begin, end). What both texts have in common at the start and at the end keeps
    /// its own span; the rest carries the union. Linear in the text's length.
    void replace(size_t begin, size_t end, std::u32string_view by);
    /// Every occurrence from left to right, as str.replace does.
    void replaceAll(std::u32string_view from, std::u32string_view to);
    void replaceAll(char32_t from, char32_t to);
    /// Every match of a pattern; the function gives the new text, as re.sub with a function does.
    void replaceAll(const Regex& pattern, const std::function<std::u32string(const Match&)>& by);
    void replaceAll(const Regex& pattern, std::u32string_view by);
    /// Only the first match (re.sub with count=1).
    void replaceFirst(const Regex& pattern, const std::function<std::u32string(const Match&)>& by);
    /// Drops characters.
    void removeIf(const std::function<bool(char32_t)>& unwanted);
    /// One character for another, one to one.
    void mapEach(const std::function<char32_t(char32_t)>& to);

private:
    class Rebuilder;

    std::u32string m_text;
    std::vector<Span> m_spans; // as many as characters
};

} // namespace timbre::text
