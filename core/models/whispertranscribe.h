#pragma once

#include "core/models/whisper.h"
#include "core/models/whispertokenizer.h"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace timbre::models {

struct TranscribeOptions {
    std::string language; ///< "en", "zh", "ja", ...; empty: found out from the first 30 s
    /// Called with the share done, 0 to 1, at every token; what it throws ends the transcription.
    std::function<void(double)> progress = {};
};

struct TranscribedWord {
    std::string
        text; ///< UTF-8, without spaces around; in languages without spaces about one character
    double confidence = 0.0; ///< 0 to 1: the geometric mean of its tokens' probabilities
};

struct TranscribedSegment { ///< at most 30 s of sound
    double begin_s = 0.0, end_s = 0.0;
    std::string text;
    std::vector<TranscribedWord> words;
    double average_logprob = 0.0; ///< natural logarithm, per token; below -1 the text is doubtful
    double no_speech_probability = 0.0;
};

struct Transcript {
    std::string text; ///< all segments; empty when nothing was said
    std::string language;
    double language_probability = 1.0; ///< 1 when the caller chose it
    std::vector<TranscribedSegment> segments; ///< those with text
};

/// Speech to text with Whisper (arXiv:2212.04356, section 4.5 for the safeguards): the likeliest
/// tokens one after another; where they run into a loop or become improbable, the stretch is tried
/// again with some randomness. The same sound gives the same text. One thread at a time.
class Transcriber {
public:
    /// A CTranslate2 folder: model.bin, config.json, vocabulary.json.
    explicit Transcriber(const std::filesystem::path& folder, torch::Device device = torch::kCPU);

    /// samples16k [n] at 16 kHz in [-1, 1], any length. Longer sounds are cut where they are
    /// quietest. Error(InvalidArgument) for a language that the network does not know.
    Transcript transcribe(const torch::Tensor& samples16k, const TranscribeOptions& options = {});

    /// Codes that TranscribeOptions::language may have; empty for an English-only network.
    const std::vector<std::string>& languages() const { return m_languages; }

private:
    struct Attempt;
    struct Listening; ///< what the attempts at one stretch share
    struct Special { ///< token numbers
        int64_t begin, end, transcribe, no_timestamps, no_speech;
    };

    Transcriber(
        const weights::Checkpoint& checkpoint, WhisperTokenizer tokenizer, torch::Device device);
    Listening listen(const torch::Tensor& samples16k, int64_t window);
    std::pair<int64_t, double> language(
        const torch::Tensor& logits, const std::string& wanted) const;
    std::vector<int64_t> prompt(int64_t language) const;
    Attempt attempt(const Listening& listening, const std::vector<int64_t>& prompt, size_t number,
        const std::function<void()>& tick);
    Attempt bestAttempt(const torch::Tensor& stretch, const Listening& listening,
        const std::vector<int64_t>& prompt, const std::function<void()>& tick);

    Whisper m_whisper;
    WhisperTokenizer m_tokenizer;
    Special m_special;
    torch::Tensor m_forbidden,
        m_forbidden_first; // -inf for tokens that may not come, or not come first
    std::vector<int64_t> m_language_tokens;
    std::vector<std::string> m_languages; // of m_language_tokens
};

} // namespace timbre::models
