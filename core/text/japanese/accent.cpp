#include "core/text/japanese/accent.h"

#include <jpcommon.h>

#include <algorithm>
#include <string_view>

namespace timbre::text {
namespace {

/// Where a phoneme stands in its accent phrase, as in field A of a full-context label.
struct Place {
    bool known = false; ///< false for pauses
    int from_nucleus = 0; ///< a1: moras after the accent nucleus
    int forward = 0, backward = 0; ///< a2, a3: its mora, counted from 1 from either end
    int moras = 0; ///< f1: of the phrase
};

constexpr int kMostMoras = 49; // labels count no further

std::vector<const JPCommonLabelMora*> morasOf(const JPCommonLabelAccentPhrase* phrase)
{
    std::vector<const JPCommonLabelMora*> moras;
    for (auto* mora = phrase->head->head; mora != nullptr; mora = mora->next) {
        moras.push_back(mora);
        if (mora == phrase->tail->tail)
            break;
    }
    return moras;
}

/// Walks over the phonemes in order, so that each phrase is counted once.
class Places {
public:
    Place of(const JPCommonLabelPhoneme* phoneme)
    {
        if (phoneme == nullptr || phoneme->up == nullptr)
            return {};
        enter(phoneme->up->up->up);
        while (m_index + 1 < m_moras.size() && m_moras[m_index] != phoneme->up)
            ++m_index;
        const int index = int(m_index) + 1, count = int(m_moras.size());
        const int accent = m_phrase->accent == 0 ? count : m_phrase->accent;
        return {true, std::clamp(index - accent, -kMostMoras, kMostMoras), std::clamp(index, 1, kMostMoras),
            std::clamp(count - index + 1, 1, kMostMoras), std::clamp(count, 1, kMostMoras)};
    }

private:
    void enter(const JPCommonLabelAccentPhrase* phrase)
    {
        if (phrase == m_phrase)
            return;
        m_phrase = phrase;
        m_moras = morasOf(phrase);
        m_index = 0;
    }

    const JPCommonLabelAccentPhrase* m_phrase = nullptr;
    std::vector<const JPCommonLabelMora*> m_moras;
    size_t m_index = 0;
};

std::string voiced(std::string_view phoneme)
{
    if (phoneme.size() == 1 && std::string_view("AEIOU").find(phoneme[0]) != std::string_view::npos)
        return std::string(1, char(phoneme[0] - 'A' + 'a'));
    return std::string(phoneme);
}

bool endsMora(std::string_view phone)
{
    return phone == "cl" || (phone.size() == 1 && std::string_view("aeiouN").find(phone[0]) != std::string_view::npos);
}

/// The mark after a phone, or nothing.
const char* pitchMark(std::string_view phone, const Place& here, const Place& next)
{
    if (here.backward == 1 && next.known && next.forward == 1 && endsMora(phone))
        return "#";
    if (here.from_nucleus == 0 && next.known && next.forward == here.forward + 1 && here.forward != here.moras)
        return "]";
    if (here.forward == 1 && next.known && next.forward == 2)
        return "[";
    return nullptr;
}

} // namespace

std::vector<AccentedPhone> accentedPhones(const JPCommonLabel& label, const std::vector<size_t>& nodes)
{
    std::vector<AccentedPhone> phones;
    Places places;
    Place here = places.of(label.phoneme_head);
    size_t index = 0;
    for (auto* phoneme = label.phoneme_head; phoneme != nullptr; phoneme = phoneme->next, ++index) {
        const Place next = places.of(phoneme->next);
        const bool pause = std::string_view(phoneme->phoneme) == "pau";
        phones.push_back({pause ? "_" : voiced(phoneme->phoneme), nodes[index]});
        const char* mark = pause ? nullptr : pitchMark(phones.back().phone, here, next);
        if (mark != nullptr)
            phones.push_back({mark, nodes[index]});
        here = next;
    }
    return phones;
}

} // namespace timbre::text
