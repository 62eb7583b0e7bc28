#include "core/text/japanese/openjtalk.h"

#include "core/text/japanese/accent.h"
#include "core/text/utf8.h"

#include <jpcommon.h>
#include <njd.h>

#include <mecab2njd.h>
#include <njd2jpcommon.h>
#include <njd_set_accent_phrase.h>
#include <njd_set_accent_type.h>
#include <njd_set_digit.h>
#include <njd_set_pronunciation.h>
#include <njd_set_unvoiced_vowel.h>
#include <text2mecab.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <unordered_map>

namespace timbre::text {
namespace {

constexpr size_t kLongestPiece = 1000, kShortestPiece = 800; // characters

bool isHiragana(char32_t c)
{
    return c >= 0x3041 && c <= 0x309F;
}

/// How much of a run Open JTalk gets at once.
size_t pieceLength(std::u32string_view run)
{
    if (run.size() <= kLongestPiece)
        return run.size();
    for (size_t end = kLongestPiece; end > kShortestPiece; --end) {
        if (isHiragana(run[end - 1]) && !isHiragana(run[end]))
            return end;
    }
    return kLongestPiece;
}

struct Njd : NJD {
    Njd() { NJD_initialize(this); }
    ~Njd() { NJD_clear(this); }
    Njd(const Njd&) = delete;
    Njd& operator=(const Njd&) = delete;
};

struct JpCommon : JPCommon {
    JpCommon() { JPCommon_initialize(this); }
    ~JpCommon() { JPCommon_clear(this); }
    JpCommon(const JpCommon&) = delete;
    JpCommon& operator=(const JpCommon&) = delete;
};

/// A run in the wide characters that the dictionary knows.
struct WideRun {
    std::string utf8;
    std::vector<size_t> characters; ///< for each byte the character of the run it comes from
};

bool isVoicingMark(char32_t c)
{
    return c == U'\uFF9E' || c == U'\uFF9F'; // half-width dakuten and handakuten join the kana before
}

WideRun widened(std::u32string_view run)
{
    WideRun wide;
    for (size_t begin = 0; begin < run.size();) {
        const size_t end = begin + 1 < run.size() && isVoicingMark(run[begin + 1]) ? begin + 2 : begin + 1;
        std::array<char, 64> converted; // 8 bytes go in, each character at most becomes one of 4 bytes
        text2mecab(converted.data(), toUtf8(run.substr(begin, end - begin)).c_str());
        wide.utf8 += converted.data();
        wide.characters.resize(wide.utf8.size(), begin);
        begin = end;
    }
    return wide;
}

using NodeStarts = std::unordered_map<const NJDNode*, size_t>;

/// Adds the words to the chain and tells where in the run each begins.
NodeStarts fill(NJD& njd, const WideRun& wide, const std::vector<Mecab::Token>& tokens)
{
    NodeStarts starts;
    for (const auto& token : tokens) {
        const NJDNode* last = njd.tail;
        std::string feature = wide.utf8.substr(token.begin, token.end - token.begin) + "," + token.feature;
        char* features[] = {feature.data()};
        mecab2njd(&njd, features, 1);
        for (const NJDNode* node = last == nullptr ? njd.head : last->next; node != nullptr; node = node->next)
            starts[node] = wide.characters[token.begin];
    }
    return starts;
}

/// Readings of kana, numbers, accent phrases, accents, unvoiced vowels: Open JTalk's chain of rules.
void applyRules(NJD& njd)
{
    njd_set_pronunciation(&njd);
    njd_set_digit(&njd);
    njd_set_accent_phrase(&njd);
    njd_set_accent_type(&njd);
    njd_set_unvoiced_vowel(&njd);
}

struct Words {
    std::vector<JapaneseWord> words;
    std::vector<size_t> of_node; ///< the word of each node of the chain
};

/// The words that the rules left. What they dropped (a zero, a joined kana) and what they put in (千, 百)
/// belongs to the word before.
Words wordsOf(const NJD& njd, const NodeStarts& starts, size_t length)
{
    Words result;
    auto& words = result.words;
    for (const NJDNode* node = njd.head; node != nullptr; node = node->next) {
        const auto start = starts.find(node);
        if (words.empty())
            words.push_back({0, length, {}});
        else if (start != starts.end() && start->second > words.back().begin) {
            words.back().end = start->second;
            words.push_back({start->second, length, {}});
        }
        result.of_node.push_back(words.size() - 1);
    }
    return result;
}

/// Makes the phonemes and returns the node (a number) of each. JPCommon_make_label would go on to print labels,
/// which takes quadratic time.
std::vector<size_t> makePhonemes(JPCommon& common)
{
    common.label = static_cast<JPCommonLabel*>(std::calloc(1, sizeof(JPCommonLabel)));
    JPCommonLabel_initialize(common.label);
    std::vector<size_t> nodes;
    size_t index = 0;
    const JPCommonLabelPhoneme* counted = nullptr;
    for (JPCommonNode* node = common.head; node != nullptr; node = node->next, ++index) {
        JPCommonLabel_push_word(common.label, JPCommonNode_get_pron(node), JPCommonNode_get_pos(node),
            JPCommonNode_get_ctype(node), JPCommonNode_get_cform(node), JPCommonNode_get_acc(node),
            JPCommonNode_get_chain_flag(node));
        const auto* phoneme = counted == nullptr ? common.label->phoneme_head : counted->next;
        for (; phoneme != nullptr; phoneme = phoneme->next) {
            nodes.push_back(index);
            counted = phoneme;
        }
    }
    return nodes;
}

} // namespace

OpenJTalk::OpenJTalk(const std::filesystem::path& dictionary)
    : m_mecab(dictionary)
{
}

std::vector<JapaneseWord> OpenJTalk::readPiece(std::u32string_view piece) const
{
    const WideRun wide = widened(piece);
    Njd njd;
    const NodeStarts starts = fill(njd, wide, m_mecab.parse(wide.utf8));
    applyRules(njd);
    auto [words, word_of_node] = wordsOf(njd, starts, piece.size());
    JpCommon common;
    njd2jpcommon(&common, &njd);
    const std::vector<size_t> node_of_phoneme = makePhonemes(common);
    for (auto& [phone, node] : accentedPhones(*common.label, node_of_phoneme))
        words[word_of_node[node]].phones.push_back(std::move(phone));
    return words;
}

std::vector<JapaneseWord> OpenJTalk::read(std::u32string_view run) const
{
    std::vector<JapaneseWord> words;
    for (size_t begin = 0; begin < run.size();) {
        const size_t length = pieceLength(run.substr(begin));
        for (JapaneseWord& word : readPiece(run.substr(begin, length)))
            words.push_back({begin + word.begin, begin + word.end, std::move(word.phones)});
        begin += length;
    }
    return words;
}

} // namespace timbre::text
