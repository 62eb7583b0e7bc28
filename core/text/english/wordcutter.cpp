#include "core/text/english/wordcutter.h"

#include "core/base/error.h"
#include "core/text/english/hashing.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace timbre::text::english {
namespace {

constexpr double kAllWords = 1024908267229.0; // how many words were counted
constexpr size_t kLongestWord = 24;
constexpr size_t kChunk =
    250; // longer text is cut chunk by chunk; the last words are looked at again
constexpr size_t kWordsAgain = 5;

} // namespace

/// The best cut of one chunk by dynamic programming from the end: best(at, before) is the score of
/// what follows `at` when the word before it has `before` letters (0: none).
class WordCutter::Search {
public:
    Search(const WordCutter& cutter, std::string_view text)
        : m_cutter(cutter)
        , m_text(text)
        , m_words(text.size() * kLongestWord)
        , m_best((text.size() + 1) * (kLongestWord + 1))
    {
        for (size_t at = 0; at < text.size(); ++at)
            lookUp(at);
        for (size_t at = text.size(); at-- > 0;) {
            for (size_t before = at == 0 ? 0 : 1; before <= std::min(at, kLongestWord); ++before)
                solve(at, before);
        }
    }

    std::vector<std::string> words() const
    {
        std::vector<std::string> result;
        for (size_t at = 0, before = 0; at < m_text.size(); at += before) {
            before = m_best[at * (kLongestWord + 1) + before].length;
            result.emplace_back(m_text.substr(at, before));
        }
        return result;
    }

private:
    struct Word {
        double probability = 0, score = 0; ///< score: its logarithm
        bool known = false, leads = false;
    };
    struct Best {
        double score = 0;
        size_t length = 0; ///< of the next word
    };

    void lookUp(size_t at)
    {
        Hash hash;
        for (size_t length = 1; length <= longest(at); ++length) {
            hash.add(m_text.substr(at + length - 1, 1));
            Word& word = m_words[at * kLongestWord + length - 1];
            const auto found = findKey(m_cutter.m_word_keys, hash.value());
            word.known = found.has_value();
            word.leads = found && m_cutter.m_leads[*found];
            // an unknown word is the less likely the longer it is
            word.probability = found ? m_cutter.m_word_counts[*found] / kAllWords
                                     : 10.0 / (kAllWords * std::pow(10.0, double(length)));
            word.score = std::log10(word.probability);
        }
    }

    void solve(size_t at, size_t before)
    {
        Best best{-std::numeric_limits<double>::infinity(), 0};
        for (size_t length = 1; length <= longest(at); ++length) {
            const double rest = at + length < m_text.size()
                ? m_best[(at + length) * (kLongestWord + 1) + length].score
                : 0;
            const double score = this->score(at, before, length) + rest;
            if (score >= best.score) // ties: the longer word
                best = {score, length};
        }
        m_best[at * (kLongestWord + 1) + before] = best;
    }

    double score(size_t at, size_t before, size_t length) const
    {
        const Word& word = m_words[at * kLongestWord + length - 1];
        if (before == 0)
            return word.score;
        const Word& previous = m_words[(at - before) * kLongestWord + before - 1];
        if (!previous.leads)
            return word.score;
        Hash pair;
        pair.add(m_text.substr(at - before, before)).add(" ").add(m_text.substr(at, length));
        const auto found = findKey(m_cutter.m_pair_keys, pair.value());
        return found ? std::log10(m_cutter.m_pair_counts[*found] / kAllWords / previous.probability)
                     : word.score;
    }

    size_t longest(size_t at) const { return std::min(kLongestWord, m_text.size() - at); }

    const WordCutter& m_cutter;
    std::string_view m_text;
    std::vector<Word> m_words; // by position and length
    std::vector<Best> m_best;
};

WordCutter::WordCutter(const DataFile& data)
    : m_word_keys(data.array<uint64_t>("unigrams.keys"))
    , m_pair_keys(data.array<uint64_t>("bigrams.keys"))
    , m_word_counts(data.array<double>("unigrams.values"))
    , m_pair_counts(data.array<double>("bigrams.values"))
    , m_leads(data.array<uint8_t>("unigrams.lead"))
{
    if (m_word_keys.size() != m_word_counts.size() || m_pair_keys.size() != m_pair_counts.size()
        || m_leads.size() != m_word_keys.size())
        throw Error(ErrorKind::Corrupt, "en.data", "The word counts do not fit together.");
}

std::vector<std::string> WordCutter::cut(std::string_view word) const
{
    std::string letters;
    std::copy_if(word.begin(), word.end(), std::back_inserter(letters),
        [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); });
    std::vector<std::string> result;
    std::string again;
    for (size_t at = 0; at < letters.size(); at += kChunk) {
        const auto text = again + letters.substr(at, kChunk);
        auto words = Search(*this, text).words();
        const auto kept = words.end() - ptrdiff_t(std::min(words.size(), kWordsAgain));
        again.clear();
        std::for_each(kept, words.end(), [&](const auto& last) { again += last; });
        result.insert(
            result.end(), std::make_move_iterator(words.begin()), std::make_move_iterator(kept));
    }
    const auto last = Search(*this, again).words();
    result.insert(result.end(), last.begin(), last.end());
    return result;
}

} // namespace timbre::text::english
