#include "core/text/english/tagger.h"

#include "core/base/error.h"
#include "core/text/english/hashing.h"
#include "core/text/english/letters.h"

#include <algorithm>
#include <initializer_list>

namespace timbre::text::english {
namespace {

constexpr std::string_view kBefore[]{"-START-", "-START2-"};
constexpr std::string_view kAfter[]{"-END-", "-END2-"};

std::string_view lastThree(std::string_view word)
{
    return word.size() > 3 ? word.substr(word.size() - 3) : word;
}

/// How a word looks to its neighbours.
std::string contextForm(std::string_view word)
{
    if (word.front() != '-' && word.find('-') != word.npos)
        return "!HYPHEN";
    return lowered(word);
}

uint64_t feature(std::string_view name, std::initializer_list<std::string_view> values)
{
    Hash hash;
    hash.add(name);
    for (const auto value : values)
        hash.add(" ").add(value);
    return hash.value();
}

} // namespace

/// What a word's tag depends on.
struct Tagger::Context {
    std::string_view word, tag1, tag2; ///< the word and the two tags before it
    std::span<const std::string> forms; ///< two words before, the word, two words after
};

Tagger::Tagger(const DataFile& data)
    : m_tags(data.strings("tags"))
    , m_certain(data.strings("certain"))
    , m_certain_tags(data.array<uint8_t>("certain.tags"))
    , m_weight_tags(data.array<uint8_t>("features.tags"))
    , m_features(data.array<uint64_t>("features.keys"))
    , m_feature_ends(data.array<uint32_t>("features.ends"))
    , m_weights(data.array<int32_t>("features.weights"))
{
    const auto known = [this](uint8_t tag) { return tag < m_tags.size(); };
    const bool fits = m_certain_tags.size() == m_certain.size()
        && m_feature_ends.size() == m_features.size() && m_weights.size() == m_weight_tags.size()
        && std::ranges::is_sorted(m_feature_ends) && !m_feature_ends.empty()
        && m_feature_ends.back() == m_weights.size() && m_tags.size() > 0
        && std::ranges::all_of(m_certain_tags, known) && std::ranges::all_of(m_weight_tags, known);
    if (!fits)
        throw Error(ErrorKind::Corrupt, "en.data", "The tagger's tables do not fit together.");
}

void Tagger::add(std::vector<double>& scores, uint64_t feature) const
{
    const auto found = findKey(m_features, feature);
    if (!found)
        return;
    for (size_t i = *found == 0 ? 0 : m_feature_ends[*found - 1]; i < m_feature_ends[*found]; ++i)
        scores[m_weight_tags[i]] += m_weights[i] / 1000.0;
}

size_t Tagger::predict(const Context& context) const
{
    const auto& [word, tag1, tag2, forms] = context;
    std::vector<double> scores(m_tags.size());
    // Sums of doubles depend on their order: this is the reference's.
    for (const uint64_t key : {feature("bias", {}), feature("i suffix", {lastThree(word)}),
             feature("i pref1", {word.substr(0, 1)}), feature("i-1 tag", {tag1}),
             feature("i-2 tag", {tag2}), feature("i tag+i-2 tag", {tag1, tag2}),
             feature("i word", {forms[2]}), feature("i-1 tag+i word", {tag1, forms[2]}),
             feature("i-1 word", {forms[1]}), feature("i-1 suffix", {lastThree(forms[1])}),
             feature("i-2 word", {forms[0]}), feature("i+1 word", {forms[3]}),
             feature("i+1 suffix", {lastThree(forms[3])}), feature("i+2 word", {forms[4]})})
        add(scores, key);
    const auto last_best =
        std::max_element(scores.rbegin(), scores.rend()); // ties: the greater name
    return size_t(scores.rend() - last_best) - 1;
}

std::vector<std::string_view> Tagger::tags(std::span<const std::string> words, size_t count) const
{
    std::vector<std::string> forms(std::begin(kBefore), std::end(kBefore));
    for (const auto& word : words)
        forms.push_back(contextForm(word));
    forms.insert(forms.end(), std::begin(kAfter), std::end(kAfter));
    std::vector<std::string_view> result;
    std::string_view tag1 = kBefore[0], tag2 = kBefore[1];
    for (size_t i = 0; i < std::min(count, words.size()); ++i) {
        const auto certain = m_certain.find(words[i]);
        const size_t tag = certain
            ? m_certain_tags[*certain]
            : predict({words[i], tag1, tag2, std::span(forms).subspan(i, 5)});
        tag2 = tag1;
        tag1 = m_tags[tag];
        result.push_back(tag1);
    }
    return result;
}

} // namespace timbre::text::english
