#include "core/text/pronunciation/notations.h"

#include "core/text/utf8.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace timbre::text {
namespace {

const std::set<std::string>& vowels()
{
    static const std::set<std::string> vowels{
        "AA", "AE", "AH", "AO", "AW", "AY", "EH", "ER", "EY", "IH", "IY", "OW", "OY", "UH", "UW"};
    return vowels;
}

const std::set<std::string>& consonants()
{
    static const std::set<std::string> consonants{"B", "CH", "D", "DH", "F", "G", "HH", "JH", "K",
        "L", "M", "N", "NG", "P", "R", "S", "SH", "T", "TH", "V", "W", "Y", "Z", "ZH"};
    return consonants;
}

/// IPA of any broad transcription -> ARPAbet without stress; nothing for what has no sound of its
/// own.
const std::map<std::u32string_view, PhoneList>& ipa()
{
    static const std::map<std::u32string_view, PhoneList> table{{U"iː", {"IY"}}, {U"i", {"IY"}},
        {U"ɪ", {"IH"}}, {U"e", {"EH"}}, {U"ɛ", {"EH"}}, {U"æ", {"AE"}}, {U"a", {"AE"}},
        {U"ɑː", {"AA"}}, {U"ɑ", {"AA"}}, {U"ɒ", {"AA"}}, {U"ɔː", {"AO"}}, {U"ɔ", {"AO"}},
        {U"ʊ", {"UH"}}, {U"uː", {"UW"}}, {U"u", {"UW"}}, {U"ʌ", {"AH"}}, {U"ə", {"AH"}},
        {U"ɐ", {"AH"}}, {U"ᵻ", {"IH"}}, {U"ɨ", {"IH"}}, {U"ɜː", {"ER"}}, {U"ɜ", {"ER"}},
        {U"ɜːr", {"ER"}}, {U"ɜr", {"ER"}}, {U"ɜɹ", {"ER"}}, {U"ɝ", {"ER"}}, {U"ɝː", {"ER"}},
        {U"ɚ", {"ER"}}, {U"ər", {"ER"}}, {U"əɹ", {"ER"}}, {U"eɪ", {"EY"}}, {U"aɪ", {"AY"}},
        {U"ɔɪ", {"OY"}}, {U"aʊ", {"AW"}}, {U"oʊ", {"OW"}}, {U"əʊ", {"OW"}}, {U"o", {"OW"}},
        {U"oː", {"OW"}}, {U"eː", {"EY"}}, {U"ɪə", {"IH", "R"}}, {U"eə", {"EH", "R"}},
        {U"ɛə", {"EH", "R"}}, {U"ʊə", {"UH", "R"}}, {U"aː", {"AA"}}, {U"ɔːr", {"AO", "R"}},
        {U"p", {"P"}}, {U"b", {"B"}}, {U"t", {"T"}}, {U"d", {"D"}}, {U"k", {"K"}}, {U"g", {"G"}},
        {U"ɡ", {"G"}}, {U"f", {"F"}}, {U"v", {"V"}}, {U"θ", {"TH"}}, {U"ð", {"DH"}}, {U"s", {"S"}},
        {U"z", {"Z"}}, {U"ʃ", {"SH"}}, {U"ʒ", {"ZH"}}, {U"h", {"HH"}}, {U"m", {"M"}}, {U"n", {"N"}},
        {U"ŋ", {"NG"}}, {U"l", {"L"}}, {U"ɫ", {"L"}}, {U"r", {"R"}}, {U"ɹ", {"R"}}, {U"ɾ", {"D"}},
        {U"w", {"W"}}, {U"ʍ", {"HH", "W"}}, {U"j", {"Y"}}, {U"tʃ", {"CH"}}, {U"t͡ʃ", {"CH"}},
        {U"ʧ", {"CH"}}, {U"dʒ", {"JH"}}, {U"d͡ʒ", {"JH"}}, {U"ʤ", {"JH"}}, {U"x", {"K"}}, {U"ʔ", {}},
        {U"l̩", {"AH", "L"}}, {U"n̩", {"AH", "N"}}, {U"m̩", {"AH", "M"}}, {U"ː", {}}, {U"ˑ", {}},
        {U".", {}}, {U" ", {}}, {U"ʰ", {}}, {U"‿", {}}, {U"(", {}}, {U")", {}}, {U"̃", {}},
        {U"ʲ", {}}, {U"-", {}}};
    return table;
}

bool isVowel(const std::string& phone)
{
    return vowels().contains(phone);
}

/// A reading without any stress has it on the first full vowel.
void stressTheFirst(PhoneList& phones)
{
    const auto stressed = [](const std::string& phone) { return phone.ends_with('1'); };
    if (std::any_of(phones.begin(), phones.end(), stressed))
        return;
    const auto full = std::find_if(phones.begin(), phones.end(), [](const std::string& phone) {
        return phone.ends_with('0') && phone != "AH0" && phone != "ER0";
    });
    const auto any = std::find_if(phones.begin(), phones.end(),
        [](const std::string& phone) { return phone.ends_with('0'); });
    if (const auto first = full != phones.end() ? full : any; first != phones.end())
        first->back() = '1';
}

std::string upper(std::u32string_view token)
{
    std::string text = toUtf8(token);
    for (char& c : text)
        c = c >= 'a' && c <= 'z' ? char(c - 'a' + 'A') : c;
    return text;
}

} // namespace

PhoneList phonesFromArpabet(std::u32string_view reading)
{
    PhoneList phones;
    bool digits = false;
    for (size_t end = 0, begin = 0;
         (begin = reading.find_first_not_of(U" -", end)) != reading.npos;) {
        end = std::min(reading.find_first_of(U" -", begin), reading.size());
        const auto token = reading.substr(begin, end - begin);
        std::string phone = upper(token);
        const bool with_stress = phone.back() >= '0' && phone.back() <= '2';
        const bool vowel = isVowel(with_stress ? phone.substr(0, phone.size() - 1) : phone);
        if (!vowel && !consonants().contains(phone))
            throwUnreadable(reading, token, "ARPAbet");
        digits = digits || with_stress;
        phones.push_back(vowel && !with_stress ? phone + "0" : phone);
    }
    if (!digits)
        stressTheFirst(phones);
    return phones;
}

PhoneList phonesFromEnglishIpa(std::u32string_view reading)
{
    PhoneList phones;
    char stress = '0';
    for (size_t at = 0; at < reading.size();) {
        const char32_t c = reading[at];
        if (c == U'ˈ' || c == U'\'' || c == U'ˌ' || c == U',') {
            stress = c == U'ˈ' || c == U'\'' ? '1' : '2';
            ++at;
            continue;
        }
        const auto entry = longestPrefix(ipa(), reading.substr(at));
        if (entry == ipa().end())
            throwUnreadable(reading, reading.substr(at, 1), "IPA");
        for (const auto& phone : entry->second) {
            phones.push_back(isVowel(phone) ? phone + stress : phone);
            stress = isVowel(phone) ? '0' : stress;
        }
        at += entry->first.size();
    }
    stressTheFirst(phones);
    return phones;
}

} // namespace timbre::text
