#include "core/inference/wordtimes.h"

#include <algorithm>
#include <set>
#include <string>

namespace timbre::inference {
namespace {

bool isMark(const std::string& phone)
{
    static const std::set<std::string, std::less<>> marks{
        "!", "?", "…", ",", ".", "-", "_", "#", "SP", "SP2", "SP3", "UNK"};
    return marks.contains(phone);
}

/// The first token that speaks `phone` or a later one.
size_t firstTokenFrom(std::span<const int> phone_of_token, int phone)
{
    const auto at = std::lower_bound(
        phone_of_token.begin(), phone_of_token.end(), phone); // it never goes backwards
    return size_t(at - phone_of_token.begin());
}

} // namespace

bool isSpoken(const text::Segment& segment, const text::Word& word)
{
    const auto begin = segment.phones.begin();
    return !std::all_of(begin + word.phone_begin, begin + word.phone_end, isMark);
}

std::vector<SpokenWord> wordTimes(const text::Reading& reading, const text::Piece& piece,
    std::span<const int> phone_of_token, double seconds_per_token, double begin_s)
{
    const auto time = [&](int phone) {
        return begin_s + double(firstTokenFrom(phone_of_token, phone)) * seconds_per_token;
    };
    std::vector<SpokenWord> words;
    int first_phone = 0; // of the segment
    for (const auto& segment : reading.segments) {
        for (const auto& word : segment.words) {
            if (isSpoken(segment, word)) {
                words.push_back({word.text, piece.sourceOf(word.source),
                    time(first_phone + word.phone_begin), time(first_phone + word.phone_end)});
            }
        }
        first_phone += int(segment.phones.size());
    }
    return words;
}

} // namespace timbre::inference
