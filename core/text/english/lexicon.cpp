#include "core/text/english/lexicon.h"

#include "core/base/error.h"

#include <algorithm>

namespace timbre::text::english {

Lexicon::Homographs::Homographs(const DataFile& data, const std::string& name)
    : words(data.strings(name))
    , first(data.strings(name + ".first"))
    , second(data.strings(name + ".second"))
    , tags(data.strings(name + ".tag"))
{
    if (first.size() != words.size() || second.size() != words.size()
        || tags.size() != words.size())
        throw Error(ErrorKind::Corrupt, "en.data", "The homographs do not fit together.");
}

std::optional<Homograph> Lexicon::Homographs::find(std::string_view word) const
{
    const auto found = words.find(word);
    if (!found)
        return std::nullopt;
    const auto tag = tags[*found];
    const size_t plus = std::min(tag.find('+'), tag.size());
    return Homograph{first[*found], second[*found], tag.substr(0, plus),
        tag.substr(std::min(plus + 1, tag.size()))};
}

Lexicon::Lexicon(const DataFile& data, bool corrected)
    : m_phones(data.strings("phones"))
    , m_words{data.strings("words"), data.strings("words.phones")}
    , m_names{data.strings("names"), data.strings("names.phones")}
    , m_homographs(data, "homographs")
    , m_corrections(data, "corrections")
    , m_corrected(corrected)
{
    for (const Table* table : {&m_words, &m_names}) {
        if (table->words.size() != table->phones.size())
            throw Error(
                ErrorKind::Corrupt, "en.data", "The dictionary's tables do not fit together.");
    }
}

std::optional<Phones> Lexicon::Table::find(std::string_view word) const
{
    const auto found = words.find(word);
    return found ? std::optional<Phones>(phones[*found]) : std::nullopt;
}

std::optional<Phones> Lexicon::word(std::string_view word) const
{
    if (m_corrected) {
        if (const auto correction = m_corrections.find(word))
            return Phones(correction->otherwise);
    }
    return m_words.find(word);
}

std::optional<Phones> Lexicon::name(std::string_view word) const
{
    return m_names.find(word);
}

std::optional<Homograph> Lexicon::homograph(std::string_view word) const
{
    if (m_corrected) {
        if (const auto correction = m_corrections.find(word))
            return correction;
    }
    return m_homographs.find(word);
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
