#include "core/text/langseg/phrasecutter.h"

#include <algorithm>
#include <numeric>

namespace timbre::text {
namespace {

/// A window of characters around a place: BudouX's names, where it begins and how long it is.
struct Window {
    const char* name;
    ptrdiff_t begin;
    size_t length;
};

constexpr std::array<Window, 13> kWindows{{{"UW1", -3, 1}, {"UW2", -2, 1}, {"UW3", -1, 1}, {"UW4", 0, 1}, {"UW5", 1, 1},
    {"UW6", 2, 1}, {"BW1", -2, 2}, {"BW2", -1, 2}, {"BW3", 0, 2}, {"TW1", -3, 3}, {"TW2", -2, 3}, {"TW3", -1, 3},
    {"TW4", 0, 3}}};

} // namespace

PhraseCutter::PhraseCutter(const DataFile& data, const std::string& model)
{
    for (size_t i = 0; i < kWindows.size(); ++i) {
        const std::string name = model + "." + kWindows[i].name;
        m_features[i] = {data.array<uint64_t>(name + ".keys"), data.array<int32_t>(name + ".scores")};
        m_sum = std::accumulate(m_features[i].scores.begin(), m_features[i].scores.end(), m_sum);
    }
}

int64_t PhraseCutter::Feature::score(std::u32string_view characters) const
{
    uint64_t key = 0;
    for (const char32_t c : characters)
        key = key << 21 | c;
    const auto found = std::lower_bound(keys.begin(), keys.end(), key);
    return found != keys.end() && *found == key ? scores[size_t(found - keys.begin())] : 0;
}

int64_t PhraseCutter::scoreAt(std::u32string_view text, size_t at) const
{
    int64_t score = 0;
    for (size_t i = 0; i < kWindows.size(); ++i) {
        const auto begin = ptrdiff_t(at) + kWindows[i].begin;
        if (begin >= 0 && size_t(begin) + kWindows[i].length <= text.size())
            score += m_features[i].score(text.substr(size_t(begin), kWindows[i].length));
    }
    return score;
}

std::vector<size_t> PhraseCutter::ends(std::u32string_view text) const
{
    std::vector<size_t> result;
    for (size_t at = 1; at < text.size(); ++at) {
        if (2 * scoreAt(text, at) > m_sum) // the base score is minus half of all scores
            result.push_back(at);
    }
    if (!text.empty())
        result.push_back(text.size());
    return result;
}

} // namespace timbre::text
