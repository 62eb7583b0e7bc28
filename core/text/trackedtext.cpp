#include "core/text/trackedtext.h"

#include "core/text/utf8.h"

#include <algorithm>

namespace timbre::text {

Span united(Span a, Span b)
{
    if (a.empty())
        return b;
    if (b.empty())
        return a;
    return {std::min(a.begin, b.begin), std::max(a.end, b.end)};
}

/// Copies a text from left to right with replacements on the way.
class TrackedText::Rebuilder {
public:
    explicit Rebuilder(const TrackedText& source)
        : m_source(source)
    {
        m_result.m_text.reserve(source.size());
        m_result.m_spans.reserve(source.size());
    }

    void replace(size_t begin, size_t end, std::u32string_view by)
    {
        copyTo(begin);
        const auto old = m_source.view(begin, end);
        const size_t shorter = std::min(old.size(), by.size());
        size_t head = 0, tail = 0;
        while (head < shorter && old[head] == by[head])
            ++head;
        while (tail < shorter - head && old[old.size() - 1 - tail] == by[by.size() - 1 - tail])
            ++tail;
        copyTo(begin + head);
        m_result.append(by.substr(head, by.size() - head - tail), m_source.span(begin + head, end - tail));
        m_copied = end - tail;
        copyTo(end);
    }

    TrackedText finish()
    {
        copyTo(m_source.size());
        return std::move(m_result);
    }

private:
    void copyTo(size_t end)
    {
        m_result.m_text.append(m_source.m_text, m_copied, end - m_copied);
        m_result.m_spans.insert(m_result.m_spans.end(), m_source.m_spans.begin() + ptrdiff_t(m_copied),
            m_source.m_spans.begin() + ptrdiff_t(end));
        m_copied = end;
    }

    const TrackedText& m_source;
    TrackedText m_result;
    size_t m_copied = 0;
};

TrackedText TrackedText::fromUtf8(std::string_view utf8, size_t first_byte)
{
    TrackedText result;
    result.m_text.reserve(utf8.size());
    result.m_spans.reserve(utf8.size());
    for (size_t at = 0; at < utf8.size();) {
        const auto [character, length] = decode(utf8, at);
        result.m_text += character;
        result.m_spans.push_back({first_byte + at, first_byte + at + length});
        at += length;
    }
    return result;
}

std::string TrackedText::utf8() const
{
    return toUtf8(m_text);
}

Span TrackedText::span(size_t begin, size_t end) const
{
    Span all;
    for (size_t i = begin; i < end; ++i)
        all = united(all, m_spans[i]);
    return all;
}

TrackedText TrackedText::slice(size_t begin, size_t end) const
{
    TrackedText result;
    result.m_text = m_text.substr(begin, end - begin);
    result.m_spans.assign(m_spans.begin() + ptrdiff_t(begin), m_spans.begin() + ptrdiff_t(end));
    return result;
}

void TrackedText::append(const TrackedText& other)
{
    m_text += other.m_text;
    m_spans.insert(m_spans.end(), other.m_spans.begin(), other.m_spans.end());
}

void TrackedText::append(std::u32string_view text, Span source)
{
    m_text += text;
    m_spans.insert(m_spans.end(), text.size(), source);
}

void TrackedText::replace(size_t begin, size_t end, std::u32string_view by)
{
    Rebuilder rebuilder(*this);
    rebuilder.replace(begin, end, by);
    *this = rebuilder.finish();
}

void TrackedText::replaceAll(std::u32string_view from, std::u32string_view to)
{
    size_t at = from.empty() ? std::u32string::npos : m_text.find(from);
    if (at == std::u32string::npos)
        return;
    Rebuilder rebuilder(*this);
    for (; at != std::u32string::npos; at = m_text.find(from, at + from.size()))
        rebuilder.replace(at, at + from.size(), to);
    *this = rebuilder.finish();
}

void TrackedText::replaceAll(char32_t from, char32_t to)
{
    std::replace(m_text.begin(), m_text.end(), from, to);
}

void TrackedText::replaceAll(const Regex& pattern, const std::function<std::u32string(const Match&)>& by)
{
    auto match = pattern.search(m_text);
    if (!match)
        return;
    Rebuilder rebuilder(*this);
    while (match) {
        rebuilder.replace(match->begin(), match->end(), by(*match));
        match = pattern.search(m_text, match->end() + (match->length() == 0 ? 1 : 0));
    }
    *this = rebuilder.finish();
}

void TrackedText::replaceAll(const Regex& pattern, std::u32string_view by)
{
    replaceAll(pattern, [&](const Match&) { return std::u32string(by); });
}

void TrackedText::replaceFirst(const Regex& pattern, const std::function<std::u32string(const Match&)>& by)
{
    if (const auto match = pattern.search(m_text))
        replace(match->begin(), match->end(), by(*match));
}

void TrackedText::removeIf(const std::function<bool(char32_t)>& unwanted)
{
    size_t kept = 0;
    for (size_t i = 0; i < m_text.size(); ++i) {
        if (unwanted(m_text[i]))
            continue;
        m_text[kept] = m_text[i];
        m_spans[kept++] = m_spans[i];
    }
    m_text.resize(kept);
    m_spans.resize(kept);
}

void TrackedText::mapEach(const std::function<char32_t(char32_t)>& to)
{
    std::transform(m_text.begin(), m_text.end(), m_text.begin(), to);
}

} // namespace timbre::text
