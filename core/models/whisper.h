#pragma once

#include "core/weights/checkpoint.h"

#include <torch/nn/modules/conv.h>
#include <torch/nn/modules/embedding.h>
#include <torch/nn/modules/linear.h>

#include <vector>

namespace timbre::models {

struct WhisperConfig { // defaults: Whisper base, multilingual
    int64_t n_mels = 80, width = 512, heads = 8;
    int64_t audio_positions = 1500; ///< encoder frames of 20 ms: 30 s
    int64_t text_positions = 448;
    int64_t vocabulary = 51865;
    int64_t encoder_layers = 6, decoder_layers = 6;
    bool encoder_norm =
        true; ///< the norm that closes the encoder; absent when only its first layers are kept
};

/// All sizes from the tensors (names of a CTranslate2 model.bin with '.' for '/'); heads are 64
/// wide, as in every Whisper. A file without a decoder gives decoder_layers 0.
WhisperConfig whisperConfigFrom(const weights::TensorMap& tensors);

/// Layer norm with CTranslate2's names for its two tensors.
struct WhisperNormImpl : torch::nn::Module {
    explicit WhisperNormImpl(int64_t width);
    torch::Tensor forward(const torch::Tensor& x);

    torch::Tensor gamma, beta;
};
TORCH_MODULE(WhisperNorm);

/// Keys and values of one attention, [1, T, width] each.
struct WhisperMemory {
    torch::Tensor k, v;
};

/// The part of a block that looks at its own sequence. linear_0 makes queries, keys and values at
/// once.
struct WhisperSelfAttentionImpl : torch::nn::Module {
    explicit WhisperSelfAttentionImpl(const WhisperConfig& config);
    torch::Tensor forward(
        const torch::Tensor& x); ///< [B, T, width] -> the same; every frame sees every frame

    /// x [1, 1, width], number `position` of its sequence; past has room for it and keeps its key
    /// and value.
    torch::Tensor step(const torch::Tensor& x, WhisperMemory& past, int64_t position);

    int64_t heads;
    WhisperNorm layer_norm;
    torch::nn::Linear linear_0, linear_1;
};
TORCH_MODULE(WhisperSelfAttention);

/// The part of a decoder block that looks at the sound.
struct WhisperCrossAttentionImpl : torch::nn::Module {
    explicit WhisperCrossAttentionImpl(const WhisperConfig& config);
    WhisperMemory remember(const torch::Tensor& encoded); ///< [1, T, width]; once per window
    torch::Tensor forward(const torch::Tensor& x, const WhisperMemory& sound);

    int64_t heads;
    WhisperNorm layer_norm;
    torch::nn::Linear linear_0, linear_1, linear_2; // queries; keys and values; output
};
TORCH_MODULE(WhisperCrossAttention);

struct WhisperFfnImpl : torch::nn::Module {
    explicit WhisperFfnImpl(int64_t width);
    torch::Tensor forward(const torch::Tensor& x);

    WhisperNorm layer_norm;
    torch::nn::Linear linear_0, linear_1;
};
TORCH_MODULE(WhisperFfn);

/// A pre-norm block; `attention` only in the decoder.
struct WhisperLayerImpl : torch::nn::Module {
    WhisperLayerImpl(const WhisperConfig& config, bool decoder);
    torch::Tensor forward(const torch::Tensor& x); ///< encoder: [B, T, width] -> the same
    torch::Tensor step(
        const torch::Tensor& x, WhisperMemory& past, const WhisperMemory& sound, int64_t position);

    WhisperSelfAttention self_attention;
    WhisperCrossAttention attention{nullptr};
    WhisperFfn ffn;
};
TORCH_MODULE(WhisperLayer);

/// Whisper's audio encoder (arXiv:2212.04356, section 2.2).
struct WhisperEncoderImpl : torch::nn::Module {
    explicit WhisperEncoderImpl(const WhisperConfig& config = {});

    /// log_mel [B, n_mels, T], 100 frames/s, at most 2 * audio_positions -> [B, T / 2, width]
    torch::Tensor forward(const torch::Tensor& log_mel);

    WhisperConfig config;

private:
    torch::nn::Conv1d m_conv1, m_conv2; // "conv1", "conv2"
    torch::Tensor m_positions; // "position_encodings.encodings"
    std::vector<WhisperLayer> m_layers; // "layer_0", ...
    WhisperNorm m_norm{nullptr}; // "layer_norm"
};
TORCH_MODULE(WhisperEncoder);

/// Whisper's text decoder, one token at a time.
struct WhisperDecoderImpl : torch::nn::Module {
    explicit WhisperDecoderImpl(const WhisperConfig& config = {});

    struct State { ///< one text that is being written; copies of begin()'s result share the sound's
                   ///< memory
        std::vector<WhisperMemory> past, sound; // per layer
        int64_t length = 0;
    };
    /// encoded [1, T, width] -> a state without tokens
    State begin(const torch::Tensor& encoded);

    /// Appends a token; the logits of the next one, [vocabulary]. At most text_positions tokens.
    torch::Tensor step(int64_t token, State& state);

    WhisperConfig config;

private:
    torch::nn::Embedding m_embeddings; // "embeddings", also the output projection
    torch::Tensor m_positions; // "position_encodings.encodings"
    std::vector<WhisperLayer> m_layers; // "layer_0", ...
    WhisperNorm m_norm; // "layer_norm"
};
TORCH_MODULE(WhisperDecoder);

struct WhisperImpl : torch::nn::Module {
    explicit WhisperImpl(const WhisperConfig& config = {});

    WhisperConfig config;
    WhisperEncoder encoder;
    WhisperDecoder decoder;
};
TORCH_MODULE(Whisper);

/// From a CTranslate2 folder or its model.bin: eval mode, float32.
Whisper loadWhisper(const weights::Checkpoint& checkpoint);

} // namespace timbre::models
