#pragma once

#include "core/text/trackedtext.h"

#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

namespace timbre::text::english {

/// A list of patterns and what they become, applied one after the other.
class Rewriting {
public:
    Rewriting(std::initializer_list<std::pair<const char*, const char32_t*>> rules)
    {
        for (const auto& [pattern, by] : rules)
            m_rules.push_back({Regex(pattern), by});
    }

    void apply(TrackedText& text) const
    {
        for (const auto& [pattern, by] : m_rules)
            text.replaceAll(pattern, by);
    }

private:
    struct Rule {
        Regex pattern;
        std::u32string by;
    };
    std::vector<Rule> m_rules;
};

} // namespace timbre::text::english
