#include "core/text/markup/tags.h"

#include "core/text/utf8.h"

#include <algorithm>
#include <array>

namespace timbre::text {
namespace {

constexpr size_t kLongestTag = 4096, kLongestEntity = 10;

bool isNameCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'
        || c == ':' || c == '_';
}

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

std::string withoutEntities(std::string_view text)
{
    std::string result;
    for (size_t at = 0; at < text.size();) {
        const auto entity = text[at] == '&' ? entityAt(text, at) : std::nullopt;
        if (entity)
            appendUtf8(result, entity->character);
        else
            result += text[at];
        at = entity ? entity->end : at + 1;
    }
    return result;
}

/// Reads the parts of one tag; each function says whether it found what it looks for.
class TagReader {
public:
    TagReader(std::string_view source, size_t at)
        : m_text(source.substr(at, kLongestTag))
    {
    }

    bool read(MarkupTag& tag)
    {
        m_at = 1;
        tag.closing = take('/');
        tag.name = name();
        if (tag.name.empty() || !((tag.name[0] >= 'a' && tag.name[0] <= 'z')))
            return false;
        while (skipBlanks() && m_at < m_text.size() && isNameCharacter(m_text[m_at])) {
            if (tag.closing || !attribute(tag))
                return false;
        }
        skipBlanks();
        tag.empty = take('/');
        tag.end = m_at + 1;
        return take('>') && !(tag.closing && tag.empty);
    }

private:
    bool take(char c)
    {
        const bool found = m_at < m_text.size() && m_text[m_at] == c;
        m_at += found ? 1 : 0;
        return found;
    }

    bool skipBlanks()
    {
        const size_t begin = m_at;
        while (m_at < m_text.size() && isBlank(m_text[m_at]))
            ++m_at;
        return m_at > begin;
    }

    std::string name()
    {
        std::string name;
        for (; m_at < m_text.size() && isNameCharacter(m_text[m_at]); ++m_at) {
            const char c = m_text[m_at];
            name += c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
        }
        return name;
    }

    bool attribute(MarkupTag& tag)
    {
        const std::string key = name();
        skipBlanks();
        if (!take('='))
            return false;
        skipBlanks();
        const char quote = m_at < m_text.size() ? m_text[m_at] : '\0';
        const size_t end =
            quote == '"' || quote == '\'' ? m_text.find(quote, m_at + 1) : m_text.npos;
        if (end == m_text.npos)
            return false;
        tag.attributes[key] = withoutEntities(m_text.substr(m_at + 1, end - m_at - 1));
        m_at = end + 1;
        return true;
    }

    std::string_view m_text;
    size_t m_at = 0;
};

/// The number of &#91; or &#x5B;.
std::optional<char32_t> numbered(std::string_view digits)
{
    const bool hex = digits.starts_with('x') || digits.starts_with('X');
    if (hex)
        digits.remove_prefix(1);
    char32_t value = 0;
    for (const char c : digits) {
        const char lower = c >= 'A' && c <= 'F' ? char(c - 'A' + 'a') : c;
        const bool digit = c >= '0' && c <= '9', letter = hex && lower >= 'a' && lower <= 'f';
        if (!digit && !letter)
            return std::nullopt;
        value = value * (hex ? 16 : 10) + char32_t(digit ? c - '0' : lower - 'a' + 10);
    }
    const bool valid =
        !digits.empty() && value > 0 && value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
    return valid ? std::optional(value) : std::nullopt;
}

} // namespace

std::string_view MarkupTag::attribute(std::string_view name) const
{
    const auto found = attributes.find(name);
    return found == attributes.end() ? std::string_view() : found->second;
}

std::optional<MarkupTag> tagAt(std::string_view source, size_t at)
{
    MarkupTag tag;
    if (!TagReader(source, at).read(tag))
        return std::nullopt;
    tag.end += at;
    return tag;
}

std::optional<Entity> entityAt(std::string_view source, size_t at)
{
    constexpr std::array<std::pair<std::string_view, char32_t>, 5> kNamed{
        {{"lt", U'<'}, {"gt", U'>'}, {"amp", U'&'}, {"quot", U'"'}, {"apos", U'\''}}};
    const size_t length = source.substr(at, kLongestEntity).find(';');
    if (length == source.npos || length < 2)
        return std::nullopt;
    const auto name = source.substr(at + 1, length - 1);
    if (name.starts_with('#')) {
        const auto character = numbered(name.substr(1));
        return character ? std::optional(Entity{*character, at + length + 1}) : std::nullopt;
    }
    for (const auto& [known, character] : kNamed) {
        if (name == known)
            return Entity{character, at + length + 1};
    }
    return std::nullopt;
}

size_t Finder::from(size_t from)
{
    if (!m_searched || (m_found != m_text.npos && m_found < from)) {
        m_found = m_text.find(m_wanted, from);
        m_searched = true;
    }
    return m_found;
}

} // namespace timbre::text
