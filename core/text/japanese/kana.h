#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace timbre::text {

/// Where a word stands in its accent phrase.
struct PhrasePlace {
    bool first = true; ///< nothing of the phrase is before it
    bool last = true; ///< nothing of the phrase follows
};

/// Nothing but kana, accent marks and what parts phrases.
bool isKanaReading(std::u32string_view reading);

/// Kana with accents to phones with their pitch. The voice falls after a mora with one of ' ’ ＼
/// \ ↓
/// ("は'し" chopsticks, "はし'" bridge); without a mark it does not fall. A blank or / parts accent
/// phrases. う after an o and い after an e are long in hiragana ("とうきょう"); katakana sounds as
/// it is written ("オモウ", "トーキョー"). Throws Error(BadText).
std::vector<std::string> phonesFromKana(std::u32string_view reading, PhrasePlace place = {});

} // namespace timbre::text
