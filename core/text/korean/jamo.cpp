#include "core/text/korean/jamo.h"

#include <array>
#include <string_view>

namespace timbre::text {
namespace {

constexpr char32_t kFirstSyllable = 0xAC00, kInitials = 0x1100, kVowels = 0x1161, kFinals = 0x11A7; // finals count from 1
constexpr char32_t kFinalCount = 28, kVowelCount = 21;

constexpr std::u32string_view kInitialLetters = U"ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
constexpr std::u32string_view kFinalLetters = U"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";
constexpr std::array<std::u32string_view, kVowelCount> kVowelLetters{U"ㅏ", U"ㅐ", U"ㅣㅏ", U"ㅣㅐ", U"ㅓ", U"ㅔ",
    U"ㅣㅓ", U"ㅣㅔ", U"ㅗ", U"ㅗㅏ", U"ㅗㅐ", U"ㅗㅣ", U"ㅣㅗ", U"ㅜ", U"ㅜㅓ", U"ㅜㅔ", U"ㅜㅣ", U"ㅣㅜ", U"ㅡ",
    U"ㅡㅣ", U"ㅣ"};
constexpr char32_t kFirstVowelLetter = U'ㅏ'; // the letters of vowels are in the same order

/// The letters of one conjoining jamo or vowel letter; empty for other characters.
std::u32string_view lettersOf(char32_t c)
{
    if (c >= kInitials && c < kInitials + kInitialLetters.size())
        return kInitialLetters.substr(c - kInitials, 1);
    if (c >= kVowels && c < kVowels + kVowelCount)
        return kVowelLetters[c - kVowels];
    if (c > kFinals && c <= kFinals + kFinalLetters.size())
        return kFinalLetters.substr(c - kFinals - 1, 1);
    if (c >= kFirstVowelLetter && c < kFirstVowelLetter + kVowelCount)
        return kVowelLetters[c - kFirstVowelLetter];
    return {};
}

} // namespace

char32_t finalOf(char32_t c)
{
    if (!isSyllable(c))
        return c;
    const char32_t final = (c - kFirstSyllable) % kFinalCount;
    return final == 0 ? c : kFinals + final;
}

TrackedText decomposed(const TrackedText& text)
{
    TrackedText result;
    for (size_t i = 0; i < text.size(); ++i) {
        const char32_t c = text[i];
        if (!isSyllable(c)) {
            result.append(text.view(i, i + 1), text.span(i));
            continue;
        }
        const char32_t index = c - kFirstSyllable, final = index % kFinalCount;
        const std::array<char32_t, 3> jamo{kInitials + index / kFinalCount / kVowelCount,
            kVowels + index / kFinalCount % kVowelCount, kFinals + final};
        result.append(std::u32string_view(jamo.data(), final == 0 ? 2 : 3), text.span(i));
    }
    return result;
}

TrackedText asLetters(const TrackedText& text)
{
    TrackedText result;
    for (size_t i = 0; i < text.size(); ++i) {
        const auto letters = lettersOf(text[i]);
        result.append(letters.empty() ? text.view(i, i + 1) : letters, text.span(i));
    }
    return result;
}

} // namespace timbre::text
