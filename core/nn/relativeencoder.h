#pragma once

#include <torch/nn/module.h>
#include <torch/nn/modules/conv.h>
#include <torch/nn/modules/dropout.h>
#include <torch/nn/pimpl.h>

#include <vector>

namespace timbre::nn {

/// Layer normalisation over the channels of every frame. Checkpoint keys "gamma", "beta".
struct ChannelNormImpl : torch::nn::Module {
    explicit ChannelNormImpl(int64_t channels);

    torch::Tensor forward(const torch::Tensor& x); ///< [B, C, T] -> [B, C, T]

    torch::Tensor gamma, beta;
};
TORCH_MODULE(ChannelNorm);

struct AttentionConfig {
    int64_t channels = 192, n_heads = 2;
    int64_t window_size = 0; ///< 0: no relative positions
    double p_dropout = 0.0;
};

/// Multi-head attention with learned embeddings of the distances up to window_size, shared by the
/// heads (Shaw et al., arXiv:1803.02155); further away there is no positional term.
struct RelativeAttentionImpl : torch::nn::Module {
    explicit RelativeAttentionImpl(const AttentionConfig& config);

    /// Queries from x [B, C, T], keys and values from c [B, C, S], mask [B, 1, T, S] with 0 where a
    /// query must not look -> [B, C, T]. With a window T equals S.
    torch::Tensor forward(
        const torch::Tensor& x, const torch::Tensor& c, const torch::Tensor& mask);

    torch::Tensor emb_rel_k, emb_rel_v; ///< [1, 2 * window_size + 1, C / heads]
    torch::nn::Conv1d conv_q, conv_k, conv_v, conv_o;
    torch::nn::Dropout drop;

private:
    torch::Tensor split(const torch::Tensor& x) const;
    void addNearKeys(torch::Tensor& scores, const torch::Tensor& query) const;
    torch::Tensor nearValues(const torch::Tensor& weights) const;

    int64_t m_heads, m_window;
};
TORCH_MODULE(RelativeAttention);

struct FfnConfig {
    int64_t hidden_channels = 192, filter_channels = 768, kernel_size = 3;
    double p_dropout = 0.1;
};

/// Position-wise feed-forward block with convolutions (FastSpeech, arXiv:1905.09263, section 3.1).
struct FfnImpl : torch::nn::Module {
    explicit FfnImpl(const FfnConfig& config);

    /// x [B, C, T], x_mask [B, 1, T] with 1 on real frames -> [B, C, T]
    torch::Tensor forward(torch::Tensor x, const torch::Tensor& x_mask);

    torch::nn::Conv1d conv_1, conv_2;
    torch::nn::Dropout drop;
};
TORCH_MODULE(Ffn);

struct RelativeEncoderConfig {
    int64_t hidden_channels = 192, filter_channels = 768, n_heads = 2, n_layers = 6;
    int64_t kernel_size = 3, window_size = 4;
    double p_dropout = 0.1;
};

/// Post-norm transformer encoder with relative positions (Glow-TTS, arXiv:2005.11129, appendix
/// A.1).
struct RelativeEncoderImpl : torch::nn::Module {
    explicit RelativeEncoderImpl(const RelativeEncoderConfig& config);

    /// x [B, C, T], x_mask [B, 1, T] -> [B, C, T]
    torch::Tensor forward(torch::Tensor x, const torch::Tensor& x_mask);

    std::vector<RelativeAttention> attn_layers;
    std::vector<ChannelNorm> norm_layers_1, norm_layers_2;
    std::vector<Ffn> ffn_layers;
    torch::nn::Dropout drop;
};
TORCH_MODULE(RelativeEncoder);

} // namespace timbre::nn
