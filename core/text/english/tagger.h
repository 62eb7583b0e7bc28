#pragma once

#include "core/text/datafile.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace timbre::text::english {

/// Part-of-speech tags (Penn Treebank) by an averaged perceptron, greedily from left to right: M.
/// Honnibal's tagger as in NLTK. Immutable; `data` must outlive it.
class Tagger {
public:
    explicit Tagger(const DataFile& data);

    /// Tags of the first `count` words; all words serve as context.
    std::vector<std::string_view> tags(std::span<const std::string> words, size_t count) const;

private:
    struct Context;
    size_t predict(const Context& context) const;
    void add(std::vector<double>& scores, uint64_t feature) const;

    StringTable m_tags, m_certain;
    std::span<const uint8_t> m_certain_tags, m_weight_tags;
    std::span<const uint64_t> m_features;
    std::span<const uint32_t> m_feature_ends;
    std::span<const int32_t> m_weights; // thousandths
};

} // namespace timbre::text::english
