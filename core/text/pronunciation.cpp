#include "core/text/pronunciation.h"

#include "core/base/error.h"
#include "core/text/pronunciation/notations.h"
#include "core/text/utf8.h"

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

} // namespace

void throwUnreadable(
    std::u32string_view reading, std::u32string_view part, std::string_view notation)
{
    throw Error(ErrorKind::BadText, toUtf8(reading),
        "“" + toUtf8(part) + "” is not " + std::string(notation) + ".");
}

std::vector<std::string> phonesFromReading(std::string_view reading, Language language)
{
    const auto [text, ipa] = unwrapped(reading);
    PhoneList phones;
    if (language == Language::en)
        phones = ipa ? phonesFromEnglishIpa(text) : phonesFromArpabet(text);
    else if (language == Language::zh)
        phones = phonesFromPinyin(ipa ? pinyinFromIpa(text) : text);
    else
        throw Error(ErrorKind::InvalidArgument, std::string(name(language)),
            "Phones can be given for English and Mandarin; words of other languages can be "
            "respelled.");
    if (phones.empty())
        throw Error(ErrorKind::BadText, std::string(reading), "The reading is empty.");
    return phones;
}

} // namespace timbre::text
