#pragma once

#include "core/models/whispertokenizer.h"
#include "core/models/whispertranscribe.h"

#include <string>
#include <vector>

namespace timbre::models {

struct WhisperToken { // one that was written
    int64_t id = 0;
    double logprob = 0.0; ///< natural logarithm
};

/// Whether the language, e.g. "en", parts its words by spaces.
bool hasSpaces(const std::string& language);

/// The tokens' text in UTF-8; bytes that make no character are dropped.
std::string textOf(const std::vector<WhisperToken>& tokens, const WhisperTokenizer& tokenizer);

/// Its words. Where the text has spaces they part words; in the languages without, every character
/// or token that completes one stands alone. Punctuation stays with the word before it.
std::vector<TranscribedWord> wordsOf(const std::vector<WhisperToken>& tokens,
    const WhisperTokenizer& tokenizer, const std::string& language);

/// How many tokens at the end only repeat the ones before them: 0, or at least 12 in 3 or more
/// repetitions.
int64_t loopAtEnd(const std::vector<WhisperToken>& tokens);

} // namespace timbre::models
