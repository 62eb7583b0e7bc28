#pragma once

#include "core/models/gpt/alignment.h"
#include "core/models/gpt/sampling.h"
#include "core/models/gpt/session.h"

#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace timbre::models {

struct GptDecodeOptions {
    SamplingOptions sampling;
    int64_t penalty_window =
        0; ///< codes that the repetition penalty looks back, prompt included; 0: all of them
    int64_t min_tokens = 11; ///< no end before (0.44 s): the network has no say in these steps
    int64_t max_tokens = 1500; ///< 60 s; a sentence that long has gone wrong
    int64_t early_stop_num =
        -1; ///< stop when more codes than this were spoken; -1: only max_tokens counts
    uint64_t seed = 0;

    /// The reference's oddities: a sentence that ends at a cap loses its first code (decodeNaive)
    /// or its last (decodeBatched); without prompts decodeBatched ignores the repetition penalty
    /// given and takes 1.35; a chunk of decodeStreaming that ends at silence is followed by its own
    /// tail again.
    bool strict_compatibility = false;

    /// With alignment heads: keep their window, end at the end of the text only, and draw again
    /// what went wrong.
    bool follow_alignment = true;
    AlignmentLimits limits;
    int max_redraws =
        6; ///< per sentence; then it goes on as it is. Without effect on greedy decoding (top_k 1)

    /// Called before every step with the number of codes spoken by the longest sentence; may throw
    /// to cancel.
    std::function<void(int64_t tokens)> on_step;

    /// Replaces our own Exp(1) draws, e.g. by recorded ones: at least as many values as codes that
    /// can be drawn, for this step and the row-th sentence still alive. Called once per row and
    /// step, in order.
    std::function<std::span<const float>(int64_t step, int64_t row)> draws;
};

/// What a sentence became.
struct Decoded {
    std::vector<int64_t> tokens; ///< without prompt and end token
    std::vector<int> phone_of_token; ///< which of the input's phones each code speaks; empty
                                     ///< without alignment heads
    bool reached_cap = false; ///< no end token came; the end of the speech is probably nonsense
    int redraws = 0; ///< pieces that were drawn again
};

/// One sentence. Throws Error(InvalidArgument) for impossible input; what on_step throws passes
/// through.
Decoded decodeNaive(GptImpl& gpt, const GptInput& input, const GptDecodeOptions& options);

/// Several sentences at once: the network's weights are read once per step for all of them. Same
/// codes as one by one, except with draws given, and with strict_compatibility.
std::vector<Decoded> decodeBatched(
    GptImpl& gpt, std::span<const GptInput> inputs, const GptDecodeOptions& options);

struct GptStreamOptions {
    int64_t chunk_length = 16; ///< codes; 0.64 s
    /// Likeness of every code to silence (see muteSimilarity): a chunk ends at its most silent pair
    /// of codes, and goes on while there is none. Empty: chunks of exactly chunk_length.
    std::vector<float> mute_similarity;
    float threshold = 0.0f; ///< least likeness that counts as silent
};

/// One sentence, handed out in chunks while it is spoken. on_chunk gets the new codes and whether
/// they are the last; the last chunk may be empty. Codes that were handed out are never drawn
/// again.
Decoded decodeStreaming(GptImpl& gpt, const GptInput& input, const GptDecodeOptions& options,
    const GptStreamOptions& stream,
    const std::function<void(std::span<const int64_t> tokens, bool last)>& on_chunk);

/// Cosine of every code's embedding with that of a code which speaks silence (486 in the
/// reference's models).
std::vector<float> muteSimilarity(const GptImpl& gpt, int64_t mute_token = 486);

/// The loop itself, on a fresh session; `committed(row)` tells how many codes of a row are final
/// (nothing: none), and on_tokens is called after each step with all codes of the first row. For
/// tests and decodeStreaming.
struct LoopHooks {
    std::function<void(std::span<const int64_t> tokens)> on_tokens;
    std::function<int64_t()> committed;
};
std::vector<Decoded> decodeLoop(GptSession& session, std::span<const GptInput> inputs,
    const GptConfig& config, const GptDecodeOptions& options, const LoopHooks& hooks = {});

} // namespace timbre::models
