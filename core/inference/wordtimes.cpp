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

std::vector<SpokenWord> wordTimes(const text::Reading& reading, std::span<const int> phone_of_token,
    double seconds_per_token, double begin_s, size_t offset)
{
    std::vector<SpokenWord> words;
    int first_phone = 0; // of the segment
    for (const auto& segment : reading.segments) {
        for (const auto& word : segment.words) {
            if (!isSpoken(segment, word)) {
                continue;
            }
            const size_t begin = firstTokenFrom(phone_of_token, first_phone + word.phone_begin);
            const size_t end = firstTokenFrom(phone_of_token, first_phone + word.phone_end);
            words.push_back({word.text, {word.source.begin + offset, word.source.end + offset},
                begin_s + double(begin) * seconds_per_token,
                begin_s + double(std::max(end, begin)) * seconds_per_token});
        }
        first_phone += int(segment.phones.size());
    }
    return words;
}

} // namespace timbre::inference
