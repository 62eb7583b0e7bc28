#include "core/text/english/lexicon.h"

#include "core/base/error.h"

namespace timbre::text::english {

Lexicon::Lexicon(const DataFile& data)
    : m_phones(data.strings("phones"))
    , m_words{data.strings("words"), data.strings("words.phones")}
    , m_names{data.strings("names"), data.strings("names.phones")}
    , m_homographs{data.strings("homographs"), data.strings("homographs.first")}
    , m_otherwise(data.strings("homographs.second"))
    , m_tags(data.strings("homographs.tag"))
{
    bool fits =
        m_otherwise.size() == m_homographs.words.size() && m_tags.size() == m_otherwise.size();
    for (const Table* table : {&m_words, &m_names, &m_homographs})
        fits = fits && table->words.size() == table->phones.size();
    if (!fits)
        throw Error(ErrorKind::Corrupt, "en.data", "The dictionary's tables do not fit together.");
}

std::optional<Phones> Lexicon::Table::find(std::string_view word) const
{
    const auto found = words.find(word);
    return found ? std::optional<Phones>(phones[*found]) : std::nullopt;
}

std::optional<Phones> Lexicon::word(std::string_view word) const
{
    return m_words.find(word);
}

std::optional<Phones> Lexicon::name(std::string_view word) const
{
    return m_names.find(word);
}

std::optional<Homograph> Lexicon::homograph(std::string_view word) const
{
    const auto found = m_homographs.words.find(word);
    if (!found)
        return std::nullopt;
    return Homograph{m_homographs.phones[*found], m_otherwise[*found], m_tags[*found]};
}

std::string_view Lexicon::phone(char code) const
{
    const auto index = static_cast<unsigned char>(code);
    return index < m_phones.size() ? m_phones[index] : std::string_view("UNK");
}

char Lexicon::code(std::string_view phone) const
{
    for (size_t i = 0; i < m_phones.size(); ++i) {
        if (m_phones[i] == phone)
            return char(i);
    }
    throw Error(ErrorKind::Corrupt, "en.data", "The phone " + std::string(phone) + " is missing.");
}

} // namespace timbre::text::english
