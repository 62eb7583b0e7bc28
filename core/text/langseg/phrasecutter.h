#pragma once

#include "core/text/datafile.h"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace timbre::text {

/// BudouX: where phrases begin, by a sum of scores for the characters around each place. A view of the data.
class PhraseCutter {
public:
    /// `model`: "ja" or "zh-hans".
    PhraseCutter(const DataFile& data, const std::string& model);

    /// Where each phrase ends, ascending; the last is the text's size.
    std::vector<size_t> ends(std::u32string_view text) const;

private:
    struct Feature {
        std::span<const uint64_t> keys;
        std::span<const int32_t> scores;

        int64_t score(std::u32string_view characters) const;
    };
    int64_t scoreAt(std::u32string_view text, size_t at) const;

    std::array<Feature, 13> m_features; // windows of 1, 2 and 3 characters at several distances
    int64_t m_sum = 0; // of all scores
};

} // namespace timbre::text
