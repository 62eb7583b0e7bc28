#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace timbre::text {

/// Where a Regex matched: positions in characters, half open. Group 0 is the whole match. Views into
/// the subject: keep it alive.
class Match {
public:
    size_t begin(size_t group = 0) const { return m_ends[2 * group]; }
    size_t end(size_t group = 0) const { return m_ends[2 * group + 1]; }
    size_t length() const { return end() - begin(); }
    /// Whether the group took part.
    bool has(size_t group) const { return begin(group) != kUnset; }
    /// The group's text; empty when it took no part.
    std::u32string_view operator[](size_t group) const;
    std::u32string_view subject() const { return m_subject; }

private:
    friend class Regex;
    static constexpr size_t kUnset = size_t(-1);
    static constexpr size_t kMaxGroups = 24;

    std::u32string_view m_subject;
    std::array<size_t, 2 * kMaxGroups> m_ends{};
};

/// A compiled Perl-like pattern (PCRE2, 32-bit characters, JIT). Syntax and classes follow Unicode:
/// \d, \w, \s and \b as Python's re has them for str. At most 23 groups. Immutable and thread-safe.
class Regex {
public:
    enum Option : unsigned { None = 0, IgnoreCase = 1, MultiLine = 2 };

    /// `pattern` is UTF-8. A wrong pattern is a programming error: Error(Internal) that shows it.
    explicit Regex(std::string_view pattern, unsigned options = None);

    /// The first match at or after `from`; look-behind sees what is before.
    std::optional<Match> search(std::u32string_view subject, size_t from = 0) const;
    /// A match that starts exactly at `at`.
    std::optional<Match> matchAt(std::u32string_view subject, size_t at = 0) const;
    /// Whether the whole subject matches.
    bool fullMatch(std::u32string_view subject) const;
    /// All matches from left to right, without overlap; an empty match advances by one character.
    std::vector<Match> findAll(std::u32string_view subject) const;

private:
    struct Code;
    std::optional<Match> run(std::u32string_view subject, size_t from, unsigned flags) const;

    std::shared_ptr<const Code> m_code;
};

} // namespace timbre::text
