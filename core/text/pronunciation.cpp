#include "core/text/pronunciation.h"

#include "core/base/error.h"
#include "core/text/japanese/kana.h"
#include "core/text/pronunciation/notations.h"
#include "core/text/utf8.h"
#include "core/text/writing.h"

#include <algorithm>

namespace timbre::text {
namespace {

struct Reading {
    std::u32string text;
    bool ipa = false;
};

/// Takes the slashes or brackets off.
Reading unwrapped(std::string_view reading)
{
    auto text = fromUtf8(reading);
    while (!text.empty() && text.back() == U' ')
        text.pop_back();
    text.erase(0, text.find_first_not_of(U' '));
    const bool slashes = text.size() > 1 && text.front() == U'/' && text.back() == U'/';
    const bool brackets = text.size() > 1 && text.front() == U'[' && text.back() == U']';
    if (slashes || brackets)
        return {text.substr(1, text.size() - 2), true};
    const bool letters = text.find_first_of(U"ˈˌːəɪʊɛæɑɒɔʌɜɝɚʃʒθðŋɡɹɾ˥˦˧˨˩ɕʂʈʐɤɻ") != text.npos;
    return {std::move(text), letters};
}

/// HH, AH0: what only ARPAbet looks like.
bool looksLikeArpabet(std::u32string_view text)
{
    bool stressed = false, capitals = true;
    for (const char32_t c : text) {
        stressed = stressed || (c >= U'0' && c <= U'2');
        capitals = capitals && !(c >= U'a' && c <= U'z');
        if (c >= 0x80 || c == U'.' || c == U',')
            return false;
    }
    return stressed || capitals;
}

bool isArpabet(std::u32string_view text)
{
    try {
        phonesFromArpabet(text);
        return true;
    } catch (const Error&) {
        return false;
    }
}

/// Names and abbreviations have no digits, so a reading with some was meant as ARPAbet.
Notation englishNotation(const Reading& reading)
{
    if (reading.ipa)
        return Notation::Phones;
    if (!looksLikeArpabet(reading.text))
        return Notation::Respelling;
    const bool digits = reading.text.find_first_of(U"012") != reading.text.npos;
    return digits || isArpabet(reading.text) ? Notation::Phones : Notation::Respelling;
}

Notation notation(const Reading& reading, Language language)
{
    switch (language) {
    case Language::en:
        return englishNotation(reading);
    case Language::zh:
    case Language::yue:
        return contains(reading.text, Writing::Han) ? Notation::Respelling : Notation::Phones;
    case Language::ja:
        return isKanaReading(reading.text) ? Notation::Phones : Notation::Respelling;
    default:
        return Notation::Respelling;
    }
}

/// Whether the language has letters for such a respelling.
bool canSpell(Language language, std::u32string_view text)
{
    switch (language) {
    case Language::en: // "xiao3" is no English, and numbers can be written out
        return contains(text, Writing::Alphabet) && text.find_first_of(U"0123456789") == text.npos;
    case Language::ja:
        return contains(text, Writing::Han) || contains(text, Writing::Kana);
    case Language::ko:
        return contains(text, Writing::Hangul);
    default:
        return contains(text, Writing::Han);
    }
}

} // namespace

void throwUnreadable(
    std::u32string_view reading, std::u32string_view part, std::string_view notation)
{
    throw Error(ErrorKind::BadText, toUtf8(reading),
        "“" + toUtf8(part) + "” is not " + std::string(notation) + ".");
}

Notation notationOf(std::string_view reading, Language language)
{
    const auto unwrapped_reading = unwrapped(reading);
    const Notation result = notation(unwrapped_reading, language);
    if (result == Notation::Phones)
        phonesFromReading(reading, language);
    else if (!canSpell(language, unwrapped_reading.text))
        throw Error(ErrorKind::BadText, std::string(reading),
            "This is no reading for the language “" + std::string(name(language)) + "”.");
    return result;
}

std::vector<std::string> phonesFromReading(std::string_view reading, Language language)
{
    const auto [text, ipa] = unwrapped(reading);
    PhoneList phones;
    switch (language) {
    case Language::en:
        phones = ipa ? phonesFromEnglishIpa(text) : phonesFromArpabet(text);
        break;
    case Language::zh:
        phones = phonesFromPinyin(ipa ? pinyinFromIpa(text) : text);
        break;
    case Language::yue:
        phones = phonesFromJyutping(text);
        break;
    case Language::ja:
        phones = phonesFromKana(text);
        break;
    default:
        throw Error(ErrorKind::InvalidArgument, std::string(name(language)),
            "Korean readings are given as a respelling in Hangul.");
    }
    if (phones.empty())
        throw Error(ErrorKind::BadText, std::string(reading), "The reading is empty.");
    return phones;
}

} // namespace timbre::text
