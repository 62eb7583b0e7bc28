// gpt - phones in, semantic codes out: the first of the two networks of a voice.
// Gives: Gpt (the network), sessions that feed it token by token, sampling, and the decoding loops
// of decode.h. A transformer that reads the phones (all see all) and then its own codes (each sees
// the phones and earlier codes); post-norm, ReLU, sine positions that restart at the codes.
// Architecture of GPT-SoVITS's text-to-semantic model.

#pragma once

#include "core/models/gpt/config.h"
#include "core/models/gpt/kvcache.h"

#include <torch/nn/module.h>
#include <torch/nn/modules/dropout.h>
#include <torch/nn/modules/embedding.h>
#include <torch/nn/modules/linear.h>
#include <torch/nn/modules/normalization.h>

namespace timbre::models {

/// How a pass over some positions is to be made. Masks are bool, true where a key must not be seen.
struct GptPass {
    at::Tensor blocked = {}; ///< [B or 1, 1, T, S]; undefined: everything is seen
    at::Tensor blocked_aligned =
        {}; ///< the same for the alignment heads alone; undefined: as blocked
    KvCache* cache = nullptr; ///< S = what it held + T; without one S = T
    std::vector<at::Tensor>* attention =
        nullptr; ///< receives [B, alignment heads, T, S] per alignment layer
};

/// Multi-head self-attention with fused q, k, v as torch.nn.MultiheadAttention names them.
struct GptAttentionImpl : torch::nn::Module {
    GptAttentionImpl(const GptConfig& config, int64_t layer);

    /// x [B, T, C] -> [B, T, C]
    at::Tensor forward(const at::Tensor& x, const GptPass& pass);

    at::Tensor in_proj_weight, in_proj_bias; ///< [3C, C], [3C]
    torch::nn::Linear out_proj = nullptr;

private:
    at::Tensor headsBlocked(
        const GptPass& pass, int64_t batch, int64_t queries, int64_t keys) const;

    const int64_t m_layer, m_heads;
    const double m_dropout; // of the attention weights, in training
    std::vector<int64_t> m_aligned; // the alignment heads of this layer, usually none
};
TORCH_MODULE(GptAttention);

/// Attention and a feed-forward net of four times the width, each followed by sum and LayerNorm
/// (post-norm).
struct GptLayerImpl : torch::nn::Module {
    GptLayerImpl(const GptConfig& config, int64_t layer);

    /// x [B, T, C] -> [B, T, C]
    at::Tensor forward(at::Tensor x, const GptPass& pass);

    GptAttention self_attn = nullptr;
    torch::nn::Linear linear1 = nullptr, linear2 = nullptr;
    torch::nn::LayerNorm norm1 = nullptr, norm2 = nullptr;
    torch::nn::Dropout drop = nullptr;
};
TORCH_MODULE(GptLayer);

struct GptImpl : torch::nn::Module {
    explicit GptImpl(const GptConfig& config);

    /// Logits for every code and the one that follows: the pass used in training.
    /// phones [B, X] int64, bert [B, bert_dim, X] or undefined (zeros), tokens [B, Y] int64,
    /// pass.blocked as prefixBlocked(X, Y) with padding added -> [B, Y + 1, vocab]; entry 0 from
    /// the last phone.
    at::Tensor forward(const at::Tensor& phones, const at::Tensor& bert, const at::Tensor& tokens,
        const GptPass& pass);

    /// phones [B, X], bert [B, bert_dim, X] or undefined -> [B, X, C] with positions
    at::Tensor embedPhones(const at::Tensor& phones, const at::Tensor& bert);
    /// tokens and their positions, int64 [B, Y] each -> [B, Y, C]
    at::Tensor embedTokens(const at::Tensor& tokens, const at::Tensor& positions);
    /// x [B, T, C] -> the last layer's output [B, T, C]
    at::Tensor transform(at::Tensor x, const GptPass& pass);

    const GptConfig config;
    torch::nn::Linear bert_proj = nullptr, ar_predict_layer = nullptr;
    torch::nn::Embedding text_embedding = nullptr,
                         audio_embedding = nullptr; ///< "ar_text_embedding.word_embeddings"
    at::Tensor text_alpha, audio_alpha; ///< [1], "ar_text_position.alpha"
    std::vector<GptLayer> layers; ///< "h.layers.0"
    torch::nn::Dropout token_drop = nullptr, position_drop = nullptr;
    bool recompute = false; ///< training: layers are computed again on the way back

private:
    at::Tensor addPositions(
        const at::Tensor& x, const at::Tensor& alpha, const at::Tensor& positions);
};
TORCH_MODULE(Gpt);

/// Interleaved sine and cosine of position * 10000^(-2i/width) (arXiv:1706.03762, section 3.5):
/// [..., width] float32.
at::Tensor sinePositions(const at::Tensor& positions, int64_t width);

/// [1, 1, X + Y, X + Y]: phones see all phones, codes see the phones and codes up to themselves.
at::Tensor prefixBlocked(int64_t phones, int64_t tokens, at::Device device);

/// The network of a GPT file of the reference or of the base model: eval mode, float32, no
/// gradients.
Gpt loadGpt(const weights::Checkpoint& checkpoint);

} // namespace timbre::models
