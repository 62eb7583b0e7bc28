#include "core/text/zh/pinyin.h"

#include "core/text/characters.h"
#include "core/text/utf8.h"

namespace timbre::text::zh {

static Syllable decoded(uint16_t reading, char32_t character)
{
    if (reading == Syllable::kNone)
        return {Syllable::kNone, 0, character};
    return {uint16_t(reading / 8), uint8_t(reading % 8), character};
}

Pinyin::Pinyin(const DataFile& data)
    : m_initial(data.strings("pinyin.initial"))
    , m_final(data.strings("pinyin.final"))
    , m_phone1(data.strings("pinyin.phone1"))
    , m_phone2(data.strings("pinyin.phone2"))
    , m_characters(data.array<uint16_t>("pinyin.characters"))
    , m_phrases(data.trie("pinyin.phrases"))
    , m_readings(data.array<uint16_t>("pinyin.readings"))
{
}

std::vector<Syllable> Pinyin::read(std::u32string_view word) const
{
    std::vector<Syllable> syllables;
    for (size_t at = 0; at < word.size();) {
        size_t end = at;
        while (end < word.size() && isBasicHan(word[end]))
            ++end;
        readHan(word.substr(at, end - at), syllables);
        if (end < word.size())
            syllables.push_back({Syllable::kNone, 0, word[end++]});
        at = end;
    }
    return syllables;
}

/// Forward maximum match. When the rest of the text is the beginning of a phrase and no phrase ends in it,
/// pypinyin reads all of the rest character by character.
void Pinyin::readHan(std::u32string_view han, std::vector<Syllable>& to) const
{
    for (size_t at = 0; at < han.size();) {
        size_t matched = 0, i = at;
        int32_t readings = 0;
        uint32_t node = Trie::kRoot;
        for (; i < han.size(); ++i) {
            const auto next = m_phrases.child(node, han[i]);
            if (!next)
                break;
            node = *next;
            if (const auto value = m_phrases.value(node)) {
                matched = i + 1 - at;
                readings = *value;
            }
        }
        const size_t singles = matched > 0 ? 0 : i == han.size() ? han.size() - at : 1;
        for (size_t k = 0; k < matched; ++k)
            to.push_back(decoded(m_readings[size_t(readings) + k], han[at + k]));
        for (size_t k = 0; k < singles; ++k)
            to.push_back(single(han[at + k]));
        at += matched + singles;
    }
}

Syllable Pinyin::single(char32_t character) const
{
    return decoded(m_characters[character - 0x4E00], character);
}

bool Pinyin::knows(char32_t character) const
{
    return isBasicHan(character) && single(character).spoken();
}

std::string Pinyin::initial(const Syllable& syllable) const
{
    return syllable.spoken() ? std::string(m_initial[syllable.pair]) : toUtf8({&syllable.character, 1});
}

std::string Pinyin::final(const Syllable& syllable) const
{
    if (!syllable.spoken())
        return toUtf8({&syllable.character, 1});
    return std::string(m_final[syllable.pair]) + char('0' + syllable.tone);
}

std::string Pinyin::secondPhone(const Syllable& syllable) const
{
    return std::string(m_phone2[syllable.pair]) + char('0' + syllable.tone);
}

} // namespace timbre::text::zh
