#include "core/models/whisperwords.h"

#include <QString>

#include <algorithm>
#include <array>
#include <cmath>

namespace timbre::models {
namespace {

constexpr int64_t kShortestLoop = 12, kLongestPeriod = 24; // tokens
constexpr std::array kLanguagesWithoutSpaces = {"zh", "yue", "ja", "th", "lo", "my", "km", "bo"};

struct Unit { // the fewest tokens that make whole characters
    std::string bytes;
    double logprob = 0.0;
    int tokens = 0;
};

bool isWhole(const std::string& bytes) // no character is cut off at the end
{
    size_t begin = bytes.size();
    while (begin > 0 && (uint8_t(bytes[begin - 1]) & 0xC0) == 0x80) {
        --begin;
    }
    if (begin == 0) {
        return true; // broken anyway
    }
    const auto lead = uint8_t(bytes[begin - 1]);
    const size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
    return bytes.size() - (begin - 1) >= length;
}

std::vector<Unit> unitsOf(
    const std::vector<WhisperToken>& tokens, const WhisperTokenizer& tokenizer)
{
    std::vector<Unit> units;
    bool open = false;
    for (const auto& token : tokens) {
        if (!open) {
            units.emplace_back();
        }
        auto& unit = units.back();
        unit.bytes += tokenizer.bytes(token.id);
        unit.logprob += token.logprob;
        ++unit.tokens;
        open = !isWhole(unit.bytes);
    }
    return units;
}

QString trimmed(const std::string& bytes)
{
    return QString::fromStdString(bytes).remove(QChar(QChar::ReplacementCharacter)).trimmed();
}

bool isPunctuation(const QString& text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.isPunct(); });
}

bool beginsWord(const Unit& unit, bool spaces)
{
    return unit.bytes.starts_with(' ') || (!spaces && !isPunctuation(trimmed(unit.bytes)));
}

TranscribedWord wordOf(const Unit& unit)
{
    return {trimmed(unit.bytes).toStdString(), std::exp(unit.logprob / std::max(unit.tokens, 1))};
}

} // namespace

bool hasSpaces(const std::string& language)
{
    return std::find(kLanguagesWithoutSpaces.begin(), kLanguagesWithoutSpaces.end(), language)
        == kLanguagesWithoutSpaces.end();
}

std::string textOf(const std::vector<WhisperToken>& tokens, const WhisperTokenizer& tokenizer)
{
    std::string bytes;
    for (const auto& token : tokens) {
        bytes += tokenizer.bytes(token.id);
    }
    return trimmed(bytes).toStdString();
}

std::vector<TranscribedWord> wordsOf(const std::vector<WhisperToken>& tokens,
    const WhisperTokenizer& tokenizer, const std::string& language)
{
    const bool spaces = hasSpaces(language);
    std::vector<Unit> words;
    for (const auto& unit : unitsOf(tokens, tokenizer)) {
        if (words.empty() || beginsWord(unit, spaces)) {
            words.push_back(unit);
            continue;
        }
        words.back().bytes += unit.bytes;
        words.back().logprob += unit.logprob;
        words.back().tokens += unit.tokens;
    }
    std::vector<TranscribedWord> result;
    std::transform(words.begin(), words.end(), std::back_inserter(result), wordOf);
    std::erase_if(result, [](const auto& word) { return word.text.empty(); });
    return result;
}

int64_t loopAtEnd(const std::vector<WhisperToken>& tokens)
{
    const auto n = int64_t(tokens.size());
    for (int64_t period = 1; period <= std::min(kLongestPeriod, n / 4); ++period) {
        int64_t repeated = 0; // tokens at the end that equal the one a period before
        while (repeated + period < n
            && tokens[size_t(n - 1 - repeated)].id
                == tokens[size_t(n - 1 - repeated - period)].id) {
            ++repeated;
        }
        if (repeated >= std::max(kShortestLoop, 3 * period)) {
            return repeated;
        }
    }
    return 0;
}

} // namespace timbre::models
