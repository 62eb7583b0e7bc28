#pragma once

#include "core/weights/checkpoint.h"

#include <torch/nn/modules/conv.h>
#include <torch/nn/modules/linear.h>
#include <torch/nn/modules/normalization.h>

#include <vector>

namespace timbre::models {

struct HubertConfig { // config.json's field names; defaults: chinese-hubert-base
    int64_t hidden_size = 768, num_hidden_layers = 12, num_attention_heads = 12,
            intermediate_size = 3072;
    std::vector<int64_t> conv_dim = {512, 512, 512, 512, 512, 512, 512};
    std::vector<int64_t> conv_kernel = {10, 3, 3, 3, 3, 2, 2};
    std::vector<int64_t> conv_stride = {5, 2, 2, 2, 2, 2, 2};
    int64_t num_conv_pos_embeddings = 128, num_conv_pos_embedding_groups = 16;
    bool conv_bias = false;
    double layer_norm_eps = 1e-5;
};

/// Sizes from the tensors, strides, heads and eps from config.json. Error(WrongVersion) for the
/// layouts that content encoders of this family do not use (layer norm in every convolution,
/// pre-norm blocks).
HubertConfig hubertConfigFrom(const weights::Checkpoint& checkpoint);

/// One convolution of the feature extractor; the first one normalises each channel over time.
struct HubertConvImpl : torch::nn::Module {
    HubertConvImpl(int64_t in, int64_t out, int64_t kernel, int64_t stride, bool bias, bool norm);
    torch::Tensor forward(
        const torch::Tensor& x); ///< [B, in, T] -> [B, out, (T - kernel) / stride + 1]

    torch::nn::Conv1d conv;
    torch::nn::GroupNorm layer_norm{nullptr};
};
TORCH_MODULE(HubertConv);

/// A post-norm transformer block.
struct HubertLayerImpl : torch::nn::Module {
    explicit HubertLayerImpl(const HubertConfig& config);
    torch::Tensor forward(const torch::Tensor& x); ///< [B, T, hidden] -> the same

    int64_t heads;
    torch::nn::Linear q_proj, k_proj, v_proj, out_proj; // under "attention."
    torch::nn::Linear intermediate_dense, output_dense; // under "feed_forward."
    torch::nn::LayerNorm layer_norm, final_layer_norm;
};
TORCH_MODULE(HubertLayer);

/// HuBERT (arXiv:2106.07447) as a content encoder: sound -> what is said, about 50 frames/s.
/// Registered names are those of Hugging Face's HubertModel.
struct HubertImpl : torch::nn::Module {
    explicit HubertImpl(const HubertConfig& config = {});

    /// samples [B, n], 16 kHz, mono, as they are (no normalisation), n >= 400 -> last_hidden_state
    /// [B, T, hidden]. Fewer samples than one frame needs: Error(BadReference).
    torch::Tensor forward(const torch::Tensor& samples);

    /// samples [B, n] -> the feature extractor's output [B, conv_dim.back(), T]
    torch::Tensor convFeatures(const torch::Tensor& samples);

    /// Entry 0 is the input of the first block, entry i the output of block i; each [B, T, hidden].
    std::vector<torch::Tensor> hiddenStates(const torch::Tensor& samples);

    /// Replaces weight_v by the normalised weight, once, so that forward need not. The pair
    /// (weight_g, weight_v) keeps its meaning: the norm of the new weight_v is weight_g.
    void foldWeightNorm();

    HubertConfig config;

private:
    torch::Tensor embed(const torch::Tensor& samples); ///< input of the first block
    torch::Tensor positions(const torch::Tensor& x); ///< [B, T, hidden] -> the same

    std::vector<HubertConv> m_convs; // "feature_extractor.conv_layers.0", ...
    torch::nn::LayerNorm m_feature_norm; // "feature_projection.layer_norm"
    torch::nn::Linear m_projection; // "feature_projection.projection"
    torch::Tensor m_weight_g, m_weight_v, m_pos_bias; // "encoder.pos_conv_embed.conv."
    torch::nn::LayerNorm m_layer_norm; // "encoder.layer_norm"
    std::vector<HubertLayer> m_layers; // "encoder.layers.0", ...
    bool m_folded = false;
};
TORCH_MODULE(Hubert);

/// From a Hugging Face folder (config.json with pytorch_model.bin or model.safetensors): eval mode,
/// float32, folded.
Hubert loadHubert(const weights::Checkpoint& checkpoint);

} // namespace timbre::models
