#pragma once

#include "core/text/language.h"

#include <string>
#include <string_view>
#include <vector>

namespace timbre::text {

/// How a reading is written down: by its sounds, or as other words of the language.
enum class Notation { Phones, Respelling };

/// Tells them apart. English: ARPAbet in capitals or with a stress digit, and IPA, are phones.
/// Mandarin and Cantonese: whatever has no Han character. Japanese: kana alone. Korean is always
/// respelled. Throws Error(BadText) for what can be neither.
Notation notationOf(std::string_view reading, Language language);

/// Turns a reading as a person writes it into phones of the phoneme table.
/// English: ARPAbet ("HH AH0 L OW1"; without any digit the first vowel that can be is stressed) or
/// IPA ("/həˈloʊ/"). Mandarin: pinyin, tones as numbers or marks, syllables apart or ended by a
/// number ("zhong1wen2", "zhōng wén", "huar1"; no tone is the neutral one), or IPA with tone
/// letters
/// ("/ʈʂʊŋ˥ wən˧˥/"). IPA stands between slashes or square brackets, or shows by its letters.
/// Cantonese: jyutping ("gwong2 dung1 waa2"). Japanese: kana with accents (japanese/kana.h).
/// Throws Error(BadText) that names the part it cannot take, Error(InvalidArgument) for Korean,
/// whose words are respelled instead.
std::vector<std::string> phonesFromReading(std::string_view reading, Language language);

} // namespace timbre::text
