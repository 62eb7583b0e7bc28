#pragma once

#include "core/models/gpt/decode.h"
#include "core/models/gpt/gpt.h"
#include "core/models/sovits/sovits.h"

#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace timbre::inference {

/// One sentence as the networks take it.
struct Piece {
    std::vector<int64_t> phones;
    at::Tensor bert; ///< [bert_dim, phones]; undefined: zeros
    int64_t norm_length = 0; ///< characters of the normalised text; the reference sorts by it
    uint64_t stream = 0; ///< its own sequence of random draws: the sentence's number in the text
};

/// What the reference clip says; without codes the GPT speaks unprompted.
struct Prompt {
    std::vector<int64_t> phones, codes;
    at::Tensor bert; ///< [bert_dim, phones]; undefined: zeros
};

struct SynthesisOptions {
    models::GptDecodeOptions decode;
    double speed = 1.0, noise_scale = 0.5;
    uint64_t seed = 0;
    /// Replaces our own noise, e.g. by a recorded one: called once per acoustic pass, in order.
    std::function<at::Tensor()> noise;
};

struct Speech {
    at::Tensor wave; ///< [samples] float32 on the CPU, not scaled
    std::vector<int64_t> codes;
    std::vector<int> phone_of_token; ///< phones of the piece; empty without alignment heads
    int redraws = 0;
    bool doubtful = false; ///< the length limit was reached, or nothing was generated
};

/// The two networks of a voice at work: pieces of text in, waves out. One thread at a time.
class Synthesizer {
public:
    /// ge [1, gin, 1]: the reference clips' voice.
    Synthesizer(models::Gpt gpt, models::Sovits sovits, at::Tensor ge, Prompt prompt);

    /// The codes of some pieces. The network's weights are read once per step for all of them; a
    /// piece gives the same codes alone and in company.
    std::vector<models::Decoded> decode(
        std::span<const Piece> pieces, const SynthesisOptions& options);

    /// The wave of one piece.
    Speech render(
        const Piece& piece, const models::Decoded& decoded, const SynthesisOptions& options);

    /// As the reference's batches: its order, its decoding loop, and at normal speed one acoustic
    /// pass for the whole batch, in which neighbouring sentences colour each other. In the order of
    /// `pieces`.
    struct ReferenceBatching {
        int64_t batch_size = 1;
        bool bucketing = true, parallel = true;
    };
    std::vector<Speech> speakAsReference(std::span<const Piece> pieces,
        const ReferenceBatching& batching, const SynthesisOptions& options);

private:
    models::GptInput input(const Piece& piece) const;
    std::vector<int64_t> referenceCodes(const models::Decoded& decoded) const;
    void renderBatch(std::span<const Piece> pieces, const std::vector<size_t>& batch,
        const std::vector<models::Decoded>& decoded, const SynthesisOptions& options,
        std::vector<Speech>& speeches);
    at::Tensor acoustic(std::vector<int64_t> codes, std::vector<int64_t> phones, uint64_t stream,
        const SynthesisOptions& options);

    models::Gpt m_gpt;
    models::Sovits m_sovits;
    at::Tensor m_ge;
    Prompt m_prompt;
};

/// Indices of the reference's batches: sorted by norm_length, greedily filled up to batch_size as
/// long as the lengths are alike (median position's length / mean >= 0.75), or plain runs without
/// bucketing.
std::vector<std::vector<size_t>> referenceBatches(
    std::span<const Piece> pieces, const Synthesizer::ReferenceBatching& batching);

} // namespace timbre::inference
