#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace timbre::weights {
struct Checkpoint;
}

namespace timbre::models {

/// Heads that were taught to look at the phone being spoken (the base model's; official models have
/// none).
struct GptAlignment {
    std::vector<int64_t> layers,
        heads; ///< counted from 0; the position is read from the last of the layers
    int64_t window_before = 1,
            window_after = 3; ///< phones around the position that these heads may see
};

/// What a checkpoint's "timbre" record says about its use. Files of the reference have none.
struct GptUse {
    std::optional<GptAlignment> alignment;
    double temperature = 1.0, repetition_penalty = 1.35;
    int64_t top_k = 15;
    double prompt_silence_s = 0.3; ///< zeros after the reference clip before it is encoded
    bool use_prompt =
        true; ///< give it the reference's text and codes unless the creator decides otherwise
    bool bert = true; ///< false: it was trained without BERT features, they are always zero
};

struct GptConfig { // field names are the checkpoint's
    int64_t n_layer = 24, hidden_dim = 512, head = 16;
    int64_t vocab_size = 1025; ///< 1024 codes and the end token, which is the last
    int64_t phoneme_vocab_size = 732; ///< 512 in v1
    int64_t bert_dim = 1024; ///< width of bert_proj's input
    double dropout = 0.0; ///< after the token embeddings; training only
    double p_dropout = 0.1; ///< after positions and inside the layers: a constant of the reference
    std::optional<GptUse> timbre = {};

    int64_t eos() const { return vocab_size - 1; }
    int64_t headDim() const { return hidden_dim / head; }
};

/// Widths from the tensors, heads from the config record. Throws Error(MismatchedModel) that names
/// what does not fit.
GptConfig gptConfig(const weights::Checkpoint& checkpoint);

} // namespace timbre::models
