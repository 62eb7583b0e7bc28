#include "core/text/english/pronouncer.h"

#include "core/text/english/letters.h"
#include "core/text/english/possessive.h"

#include <algorithm>

namespace timbre::text::english {
namespace {

constexpr size_t kLongestSpelled = 3;
constexpr size_t kMostRemembered = 4096;

/// "Nguyen": a capital, then small letters only.
bool isCapitalized(std::string_view token)
{
    return isUpper(token.front()) && std::all_of(token.begin() + 1, token.end(), isLower<char>);
}

} // namespace

Pronouncer::Pronouncer(const DataFile& data, bool corrected)
    : m_lexicon(data, corrected)
    , m_cutter(data)
    , m_network(data)
{
}

Phones Pronouncer::word(std::string_view token) const
{
    if (token.size() > 1)
        return lookUp(token);
    return token == "A" ? Phones{m_lexicon.code("EY1")}
                        : m_lexicon.word(lowered(token)).value_or("");
}

Phones Pronouncer::lookUp(std::string_view token) const
{
    const auto word = lowered(token);
    if (word.size() > 1) {
        if (auto known = m_lexicon.word(word))
            return *known;
    }
    if (isCapitalized(token)) {
        if (auto known = m_lexicon.name(word))
            return *known;
    }
    if (word.size() <= kLongestSpelled)
        return spelled(word);
    const auto owner = std::string_view(word).substr(0, word.size() - 2);
    if (word.ends_with("'s") && std::all_of(owner.begin(), owner.end(), isLower<char>))
        return possessive(owner);
    return compound(word);
}

Phones Pronouncer::letter(char letter) const
{
    if (letter == 'a')
        return {m_lexicon.code("EY1")};
    if (!isLower(letter))
        return {m_lexicon.code("-")};
    return m_lexicon.word({&letter, 1}).value_or("");
}

Phones Pronouncer::spelled(std::string_view word) const
{
    Phones phones;
    for (const char c : word)
        phones += letter(c);
    return phones;
}

/// The owner's own reading and the ending that fits its last sound.
Phones Pronouncer::possessive(std::string_view owner) const
{
    Phones phones = lookUp(owner);
    const auto last = phones.empty() ? std::string_view() : m_lexicon.phone(phones.back());
    for (const auto phone : possessiveEnding(last))
        phones += m_lexicon.code(phone);
    return phones;
}

/// A word no list has: its parts if it falls into several, else the network's guess.
Phones Pronouncer::compound(std::string_view word) const
{
    const std::string key(word);
    {
        const std::lock_guard lock(m_mutex);
        if (const auto known = m_compounds.find(key); known != m_compounds.end())
            return known->second;
    }
    Phones phones;
    const auto parts = m_cutter.cut(word);
    if (parts.size() == 1)
        phones = m_network.predict(word);
    else
        std::for_each(
            parts.begin(), parts.end(), [&](const auto& part) { phones += lookUp(part); });
    const std::lock_guard lock(m_mutex);
    if (m_compounds.size() >= kMostRemembered)
        m_compounds.clear();
    m_compounds.emplace(key, phones);
    return phones;
}

} // namespace timbre::text::english
