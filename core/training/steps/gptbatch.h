#pragma once

#include "core/nn/random.h"

#include <span>

namespace timbre::training {

/// One clip as the GPT learns from it. int64 but for bert.
struct GptExample {
    at::Tensor phones; ///< [X]
    at::Tensor tokens; ///< [Y] semantic codes
    at::Tensor bert = {}; ///< [bert_dim, X]; undefined: zeros
    at::Tensor phone_of_token = {}; ///< [Y], which phone is spoken; undefined: not known
};

/// Clips side by side, filled up at their ends: phones with 0, tokens with the end token, bert with
/// zeros, phone_of_token with -1. Row b has phone_lens[b] phones and token_lens[b] tokens.
struct GptBatch {
    at::Tensor phones, phone_lens; ///< [B, X], [B]
    at::Tensor tokens, token_lens; ///< [B, Y], [B]
    at::Tensor bert; ///< [B, bert_dim, X]; undefined: all are zeros
    at::Tensor phone_of_token; ///< [B, Y]; undefined: none is known

    GptBatch to(at::Device device) const;
};

GptBatch collate(std::span<const GptExample> examples, int64_t eos);

/// The batch with tokens that must not please (for DPO): in each row a random span is said twice or
/// left out. The reference also counts the filling as tokens: strict_compatibility.
GptBatch withRejectedTokens(
    const GptBatch& batch, nn::Random& random, int64_t eos, bool strict_compatibility);

} // namespace timbre::training
