#include "core/models/whispertranscribe.h"

#include "core/base/error.h"
#include "core/dsp/whispermel.h"
#include "core/models/configfield.h"
#include "core/models/whisperwords.h"
#include "core/nn/random.h"

#include <nlohmann/json.hpp>
#include <torch/torch.h>

#include <algorithm>
#include <array>
#include <limits>

namespace timbre::models {
namespace {

constexpr int64_t kRate = 16000; // Hz
constexpr int64_t kLongest = 30 * kRate, kEarliestCut = 20 * kRate; // samples
constexpr int64_t kFrame = kRate / 50, kQuietFrames = 10; // a cut needs 0.2 s of quiet
constexpr int64_t kShortest = 12 * kRate,
                  kTail = 4 * kRate; // of a window, and of the silence at its end
constexpr float kSilence = 1e-4f; // peak; -80 dBFS
constexpr int64_t kMostTokens = 224; // of one stretch, half the decoder's positions
constexpr double kDoubtful = -1.0; // average log probability
constexpr double kNoSpeech = 0.6;
constexpr std::array kTemperatures = {0.0, 0.2, 0.4, 0.6, 0.8};

struct Range { // samples, half open
    int64_t begin, end;
};

/// Where [begin, begin + 30 s) is quietest in its last third.
int64_t quietestCut(const torch::Tensor& samples, int64_t begin)
{
    const auto window = samples.slice(0, begin + kEarliestCut, begin + kLongest);
    const auto power = window.view({-1, kFrame}).square().mean(1); // per frame of 20 ms
    const auto smooth = power.unfold(0, kQuietFrames, 1).mean(1);
    const auto quietest = smooth.argmin().item<int64_t>() + kQuietFrames / 2;
    return begin + kEarliestCut + quietest * kFrame;
}

std::vector<Range> stretches(const torch::Tensor& samples)
{
    std::vector<Range> ranges;
    int64_t begin = 0;
    while (samples.size(0) - begin > kLongest) {
        const auto cut = quietestCut(samples, begin);
        ranges.push_back({begin, cut});
        begin = cut;
    }
    ranges.push_back({begin, samples.size(0)});
    return ranges;
}

torch::Tensor forbidding(const std::vector<int64_t>& tokens, int64_t vocabulary)
{
    auto mask = torch::zeros({vocabulary});
    for (const auto token : tokens) {
        if (token < vocabulary) {
            mask[token] = -std::numeric_limits<float>::infinity();
        }
    }
    return mask;
}

/// A shorter window than the trained one of 30 s: as good when it ends in silence, at half the cost
/// for a sentence.
int64_t windowFor(int64_t samples)
{
    return std::clamp((samples + kTail) / kFrame * kFrame, kShortest, kLongest);
}

bool isSilent(const torch::Tensor& samples)
{
    return samples.numel() == 0 || samples.abs().max().item<float>() < kSilence;
}

/// A token by its probability at this temperature (0: the likeliest), by the exponential race that
/// samples a categorical distribution.
int64_t chosen(const torch::Tensor& logprobs, double temperature, nn::Random& random)
{
    if (temperature == 0.0) {
        return logprobs.argmax().item<int64_t>();
    }
    const auto waiting = random.exponential(logprobs.sizes()).to(logprobs.device());
    return ((logprobs / temperature).softmax(0) / waiting).argmax().item<int64_t>();
}

std::string joined(const Transcript& transcript)
{
    std::string text;
    for (const auto& segment : transcript.segments) {
        text += (text.empty() || !hasSpaces(transcript.language) ? "" : " ") + segment.text;
    }
    return text;
}

WhisperDecoderImpl::State copied(WhisperDecoderImpl::State state)
{
    for (auto& memory : state.past) {
        memory = {memory.k.clone(), memory.v.clone()};
    }
    return state;
}

} // namespace

struct Transcriber::Attempt {
    std::vector<WhisperToken> tokens;
    bool looped = false;

    double averageLogprob() const
    {
        double sum = 0.0;
        for (const auto& token : tokens) {
            sum += token.logprob;
        }
        return tokens.empty() ? 0.0 : sum / double(tokens.size());
    }
    bool convinces() const { return !looped && averageLogprob() >= kDoubtful; }
    bool betterThan(const Attempt& other) const
    {
        return looped != other.looped ? other.looped : averageLogprob() > other.averageLogprob();
    }
};

struct Transcriber::Listening {
    WhisperDecoderImpl::State state; // after the token that begins every text
    torch::Tensor logits; // of the next one
    double no_speech = 0.0; // probability
};

Transcriber::Transcriber(const std::filesystem::path& folder, torch::Device device)
    : Transcriber(
        weights::readCheckpoint(folder), WhisperTokenizer(folder / "vocabulary.json"), device)
{
}

Transcriber::Transcriber(
    const weights::Checkpoint& checkpoint, WhisperTokenizer tokenizer, torch::Device device)
    : m_whisper(loadWhisper(checkpoint))
    , m_tokenizer(std::move(tokenizer))
    , m_special{m_tokenizer.special("<|startoftranscript|>"), m_tokenizer.special("<|endoftext|>"),
          m_tokenizer.special("<|transcribe|>"), m_tokenizer.special("<|notimestamps|>"),
          m_tokenizer.findSpecial("<|nospeech|>").value_or(-1)}
{
    const auto vocabulary = m_whisper->config.vocabulary;
    if (m_whisper->config.decoder_layers == 0 || m_tokenizer.size() > vocabulary) {
        throw Error(ErrorKind::MismatchedModel, "Whisper",
            "The network and its vocabulary do not belong together.");
    }
    m_whisper->to(device);
    const ConfigFields fields(checkpoint.config, "Whisper");
    m_language_tokens = fields.numbers("lang_ids");
    for (const auto token : m_language_tokens) {
        m_languages.push_back(m_tokenizer.languageOf(token));
    }
    auto forbidden = forbidding(fields.numbers("suppress_ids"), vocabulary);
    forbidden.slice(0, m_special.end + 1)
        .fill_(-std::numeric_limits<float>::infinity()); // specials and times
    m_forbidden = forbidden.to(device);
    m_forbidden_first =
        m_forbidden + forbidding(fields.numbers("suppress_ids_begin"), vocabulary).to(device);
}

Transcriber::Listening Transcriber::listen(const torch::Tensor& samples16k, int64_t window)
{
    const auto padded = torch::constant_pad_nd(samples16k, {0, window - samples16k.size(0)});
    const auto log_mel = dsp::whisperMel(padded.to(m_forbidden.device())).unsqueeze(0);
    Listening listening;
    listening.state = m_whisper->decoder->begin(m_whisper->encoder(log_mel));
    listening.logits = m_whisper->decoder->step(m_special.begin, listening.state);
    if (m_special.no_speech >= 0) {
        listening.no_speech = listening.logits.softmax(0)[m_special.no_speech].item<double>();
    }
    return listening;
}

std::pair<int64_t, double> Transcriber::language(
    const torch::Tensor& logits, const std::string& wanted) const
{
    if (m_languages.empty()) {
        return {-1, 1.0};
    }
    if (!wanted.empty()) {
        const auto found = std::find(m_languages.begin(), m_languages.end(), wanted);
        if (found == m_languages.end()) {
            throw Error(ErrorKind::InvalidArgument, wanted, "Whisper does not know this language.");
        }
        return {found - m_languages.begin(), 1.0};
    }
    const auto tokens = torch::tensor(m_language_tokens, torch::kInt64).to(logits.device());
    const auto probabilities = logits.index_select(0, tokens).softmax(0);
    const auto best = probabilities.argmax().item<int64_t>();
    return {best, probabilities[best].item<double>()};
}

std::vector<int64_t> Transcriber::prompt(int64_t language) const
{
    if (language < 0) {
        return {m_special.no_timestamps};
    }
    return {m_language_tokens[size_t(language)], m_special.transcribe, m_special.no_timestamps};
}

Transcriber::Attempt Transcriber::attempt(const Listening& listening,
    const std::vector<int64_t>& prompt, size_t number, const std::function<void()>& tick)
{
    auto state = copied(listening.state);
    auto logits = listening.logits;
    for (const auto token : prompt) {
        logits = m_whisper->decoder->step(token, state);
    }
    Attempt attempt;
    nn::Random random(number);
    while (int64_t(attempt.tokens.size()) < kMostTokens) {
        tick();
        const auto logprobs =
            (logits + (attempt.tokens.empty() ? m_forbidden_first : m_forbidden)).log_softmax(0);
        const auto token = chosen(logprobs, kTemperatures[number], random);
        if (token == m_special.end) {
            break;
        }
        attempt.tokens.push_back({token, logprobs[token].item<double>()});
        if (const auto repeated = loopAtEnd(attempt.tokens)) {
            attempt.tokens.resize(attempt.tokens.size() - size_t(repeated));
            attempt.looped = true;
            break;
        }
        logits = m_whisper->decoder->step(token, state);
    }
    return attempt;
}

/// The likeliest text if it convinces, else the best of several attempts at the whole window of 30
/// s, which is what the network was trained with.
Transcriber::Attempt Transcriber::bestAttempt(const torch::Tensor& stretch,
    const Listening& listening, const std::vector<int64_t>& prompt,
    const std::function<void()>& tick)
{
    auto best = attempt(listening, prompt, 0, tick);
    if (best.convinces()) {
        return best;
    }
    const auto whole = listen(stretch, kLongest);
    best = attempt(whole, prompt, 0, tick);
    for (size_t number = 1; number < kTemperatures.size() && !best.convinces(); ++number) {
        if (whole.no_speech > kNoSpeech && best.averageLogprob() < kDoubtful) {
            return {};
        }
        auto next = attempt(whole, prompt, number, tick);
        if (next.betterThan(best)) {
            best = std::move(next);
        }
    }
    return best;
}

Transcript Transcriber::transcribe(
    const torch::Tensor& samples16k, const TranscribeOptions& options)
{
    const torch::InferenceMode inference;
    const auto samples = samples16k.to(torch::kCPU, torch::kFloat32).view({-1});
    Transcript transcript;
    transcript.language = options.language;
    std::vector<int64_t> prompt;
    for (const auto& range : stretches(samples)) {
        const auto share = double(range.begin) / double(std::max<int64_t>(samples.size(0), 1));
        const auto tick = [&] {
            if (options.progress) {
                options.progress(share);
            }
        };
        tick();
        const auto stretch = samples.slice(0, range.begin, range.end);
        if (isSilent(stretch)) {
            continue;
        }
        const auto listening = listen(stretch, windowFor(stretch.size(0)));
        if (prompt.empty()) {
            const auto [language, probability] = this->language(listening.logits, options.language);
            prompt = this->prompt(language);
            transcript.language = language < 0 ? "en" : m_languages[size_t(language)];
            transcript.language_probability = probability;
        }
        const auto best = bestAttempt(stretch, listening, prompt, tick);
        if (auto text = textOf(best.tokens, m_tokenizer); !text.empty()) {
            transcript.segments.push_back({double(range.begin) / kRate, double(range.end) / kRate,
                std::move(text), wordsOf(best.tokens, m_tokenizer, transcript.language),
                best.averageLogprob(), listening.no_speech});
        }
    }
    transcript.text = joined(transcript);
    return transcript;
}

} // namespace timbre::models
