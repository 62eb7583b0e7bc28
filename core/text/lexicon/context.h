#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace timbre::text {

/// The words that must stand before or after a phrase.
class ContextRule {
public:
    ContextRule() = default;
    /// "after=to,will; before=the, a". Throws Error(BadText).
    explicit ContextRule(std::string_view rule);

    /// Whether characters [begin, end) of a text (in small letters) stand where the rule wants
    /// them.
    bool holds(std::u32string_view text, size_t begin, size_t end) const;

    bool conditional() const { return !m_after.empty() || !m_before.empty(); }

private:
    std::vector<std::u32string> m_after, m_before; // empty: anything
};

/// Small letters, and ' for ’. As many characters as before.
std::u32string folded(std::u32string_view text);

/// Whether a word may begin or end between text[at - 1] and text[at]: not inside a word of an
/// alphabet.
bool isWordBorder(std::u32string_view text, size_t at);

} // namespace timbre::text
