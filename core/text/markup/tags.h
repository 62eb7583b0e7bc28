#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace timbre::text {

/// <name attribute="value">, </name> or <name/>. Names are in small letters; entities in values are
/// replaced.
struct MarkupTag {
    std::string name;
    std::map<std::string, std::string, std::less<>> attributes;
    bool closing = false, empty = false;
    size_t end = 0; ///< behind the >

    std::string_view attribute(std::string_view name) const;
};

/// The tag that begins at source[at], if that is one.
std::optional<MarkupTag> tagAt(std::string_view source, size_t at);

/// The character of &amp; and the like at source[at]; `end` is behind the semicolon.
struct Entity {
    char32_t character = 0;
    size_t end = 0;
};
std::optional<Entity> entityAt(std::string_view source, size_t at);

/// Finds a piece of text again and again, each time further on: linear over all calls.
class Finder {
public:
    Finder(std::string_view text, std::string_view wanted)
        : m_text(text)
        , m_wanted(wanted)
    {
    }

    /// Its first place at or after `from`, which must not go back; npos.
    size_t from(size_t from);

private:
    std::string_view m_text, m_wanted;
    size_t m_found = 0;
    bool m_searched = false;
};

} // namespace timbre::text
