#include "core/text/korean/numbers.h"

#include <algorithm>
#include <array>
#include <vector>

namespace timbre::text {
namespace {

constexpr size_t kMostDigits = 16; // the words end at 10^15

using DigitWords = std::array<std::u32string_view, 10>;
constexpr DigitWords kSino{U"", U"일", U"이", U"삼", U"사", U"오", U"육", U"칠", U"팔", U"구"};
constexpr DigitWords kNative{U"", U"한", U"두", U"세", U"네", U"다섯", U"여섯", U"일곱", U"여덟", U"아홉"};
constexpr DigitWords kNativeTens{U"", U"열", U"스물", U"서른", U"마흔", U"쉰", U"예순", U"일흔", U"여든", U"아흔"};
constexpr std::array<std::u32string_view, kMostDigits> kPlaces{
    U"", U"십", U"백", U"천", U"만", U"십", U"백", U"천", U"억", U"십", U"백", U"천", U"조", U"십", U"백", U"천"};
constexpr size_t kLastPlaceWithoutOne = 7; // 천만, but 일억

// Looked through as one string, so that a part of an entry counts as well, e.g. 리 of 마리.
constexpr std::u32string_view kCounters
    = U"군데 권 개 그루 닢 대 두 마리 모 모금 뭇 발 발짝 방 번 벌 보루 살 수 술 시 쌈 움큼 정 짝 채 척 첩 축 켤레 톨 통";

std::u32string placeInWords(size_t digit, size_t place, bool native)
{
    if (native && place == 0)
        return std::u32string(kNative[digit]);
    if (native && place == 1)
        return std::u32string(kNativeTens[digit]);
    const bool without_one = digit == 1 && place >= 1 && place <= kLastPlaceWithoutOne;
    return std::u32string(without_one ? kSino[0] : kSino[digit]).append(kPlaces[place]);
}

/// A zero says its 만, 억, 조 when any of the three places before it spoke.
bool isSilentZero(size_t place, const std::vector<std::u32string>& words)
{
    const size_t before = std::min<size_t>(3, words.size());
    return place % 4 != 0
        || std::all_of(words.end() - ptrdiff_t(before), words.end(), [](const auto& word) { return word.empty(); });
}

size_t digitOf(char32_t c)
{
    return c >= U'0' && c <= U'9' ? c - U'0' : 0;
}

} // namespace

std::optional<std::u32string> numberInWords(std::u32string_view number, bool native)
{
    std::u32string digits;
    std::copy_if(number.begin(), number.end(), std::back_inserter(digits), [](char32_t c) { return c != U','; });
    if (digits == U"0")
        return U"영";
    if (native && digits == U"20")
        return U"스무";
    if (digits.size() > kMostDigits)
        return std::nullopt;
    std::vector<std::u32string> words;
    for (size_t i = 0; i < digits.size(); ++i) {
        const size_t place = digits.size() - 1 - i;
        const bool silent = digits[i] == U'0' && isSilentZero(place, words);
        words.push_back(silent ? U"" : placeInWords(digitOf(digits[i]), place, native));
    }
    std::u32string result;
    for (const auto& word : words)
        result += word;
    return result;
}

void readNumbers(TrackedText& text, bool strict)
{
    if (!strict)
        text.mapEach([](char32_t c) { return c >= U'０' && c <= U'９' ? c - U'０' + U'0' : c; });
    // Starts at the first digit of a run only and never gives back: linear also for a million digits.
    static const Regex counted("(?<![\\d,])(,*+)(\\d[\\d,]*+)([\\x{3131}-\\x{D7A3}]++)/B");
    text.replaceAll(counted, [strict](const Match& match) {
        const bool native = kCounters.find(match[3]) != std::u32string_view::npos;
        const auto words = numberInWords(match[2], native);
        const bool readable = words && (strict || !words->empty());
        return std::u32string(match[1]).append(readable ? *words : match[2]).append(match[3]).append(U"/B");
    });
    constexpr std::u32string_view kDigits = U"영일이삼사오육칠팔구";
    text.mapEach([&](char32_t c) { return c >= U'0' && c <= U'9' ? kDigits[c - U'0'] : c; });
}

} // namespace timbre::text
