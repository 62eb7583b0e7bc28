#include "core/text/japanese/kana.h"

#include "core/text/japanese/accent.h"
#include "core/text/pronunciation/notations.h"
#include "core/text/utf8.h"

#include <jpcommon.h>

#include <algorithm>

namespace timbre::text {
namespace {

using View = std::u32string_view;

constexpr View kFalls = U"'’＼\\↓", kPhraseEnds = U" /／　";
constexpr View kEndsInO = U"オコソトノホモヨロヲゴゾドボポョォ",
               kEndsInE = U"エケセテネヘメレゲゼデベペェ";
constexpr View kSmall = U"ァィゥェォャュョヮ";

bool isHiragana(char32_t c)
{
    return c >= U'ぁ' && c <= U'ゔ';
}

bool isKana(char32_t c)
{
    return isHiragana(c) || (c >= U'ァ' && c <= U'ヴ') || c == U'ー';
}

/// As the dictionary writes pronunciations: katakana, long vowels as ー.
std::u32string pronunciation(View kana)
{
    std::u32string result;
    for (size_t i = 0; i < kana.size(); ++i) {
        const char32_t c = kana[i];
        const bool follows = i > 0 && isHiragana(c) && isHiragana(kana[i - 1]) && !result.empty();
        const bool is_long = follows
            && ((c == U'う' && kEndsInO.find(result.back()) != View::npos)
                || (c == U'い' && kEndsInE.find(result.back()) != View::npos));
        result += is_long ? U'ー' : isHiragana(c) ? char32_t(c + 0x60) : c;
    }
    return result;
}

/// One accent phrase.
struct Phrase {
    std::u32string pron;
    int fall = 0; // the mora after which the voice falls; 0: nowhere
};

int moras(View pron)
{
    return int(
        std::ranges::count_if(pron, [](char32_t c) { return kSmall.find(c) == View::npos; }));
}

Phrase parsedPhrase(View text, View reading)
{
    std::u32string kana;
    Phrase phrase;
    for (const char32_t c : text) {
        if (isKana(c))
            kana += c;
        else if (!kana.empty() && phrase.fall == 0)
            phrase.fall = moras(pronunciation(kana));
        else
            throwUnreadable(reading, text, "kana with one accent");
    }
    phrase.pron = pronunciation(kana);
    if (phrase.pron.empty() || phrase.pron[0] == U'ー' || kSmall.find(phrase.pron[0]) != View::npos)
        throwUnreadable(reading, text, "a word in kana");
    return phrase;
}

std::vector<Phrase> parsed(View reading)
{
    std::vector<Phrase> phrases;
    for (size_t end = 0, begin = 0;
         (begin = reading.find_first_not_of(kPhraseEnds, end)) != View::npos;) {
        end = std::min(reading.find_first_of(kPhraseEnds, begin), reading.size());
        phrases.push_back(parsedPhrase(reading.substr(begin, end - begin), reading));
    }
    return phrases;
}

/// Open JTalk's structure of phonemes, moras, words and phrases.
class Label {
public:
    Label() { JPCommonLabel_initialize(&m_label); }
    ~Label() { JPCommonLabel_clear(&m_label); }
    Label(const Label&) = delete;
    Label& operator=(const Label&) = delete;

    void addWord(View pron, int fall, bool joins, size_t node)
    {
        const auto* tail = m_label.phoneme_tail;
        JPCommonLabel_push_word(&m_label, toUtf8(pron).c_str(), "*", "*", "*", fall, joins ? 1 : 0);
        const auto* phoneme = tail == nullptr ? m_label.phoneme_head : tail->next;
        for (; phoneme != nullptr; phoneme = phoneme->next)
            m_nodes.push_back(node);
    }

    std::vector<AccentedPhone> phones() const { return accentedPhones(m_label, m_nodes); }

private:
    JPCommonLabel m_label;
    std::vector<size_t> m_nodes; // of each phoneme
};

} // namespace

bool isKanaReading(View reading)
{
    return std::ranges::any_of(reading, isKana) && std::ranges::all_of(reading, [](char32_t c) {
        return isKana(c) || kFalls.find(c) != View::npos || kPhraseEnds.find(c) != View::npos;
    });
}

std::vector<std::string> phonesFromKana(View reading, PhrasePlace place)
{
    constexpr size_t kNeighbour = 0, kGiven = 1;
    const auto phrases = parsed(reading);
    Label label; // a neighbour in the same phrase stands for whatever is there
    for (size_t i = 0; i < phrases.size(); ++i) {
        const bool joins = i == 0 && !place.first;
        if (joins)
            label.addWord(U"ア", phrases[i].fall ? phrases[i].fall + 1 : 0, false, kNeighbour);
        label.addWord(phrases[i].pron, phrases[i].fall, joins, kGiven);
    }
    if (!place.last)
        label.addWord(U"ガ", 0, true, kNeighbour);
    std::vector<std::string> phones;
    for (auto& phone : label.phones()) {
        if (phone.node == kGiven)
            phones.push_back(std::move(phone.phone));
    }
    return phones;
}

} // namespace timbre::text
