#pragma once

#include "core/nn/convnorm.h"
#include "core/weights/checkpoint.h"

#include <torch/nn/module.h>

#include <array>
#include <optional>
#include <vector>

namespace timbre::models {

struct Eres2NetV2Config { // defaults: pretrained_eres2netv2w24s4ep4
    int64_t m_channels = 64, feat_dim = 80, scale = 4, expansion = 4, embedding_size = 192;
    std::array<int64_t, 4> num_blocks = {3, 4, 6, 3};
    std::array<int64_t, 4> widths = {24, 48, 96, 192}; ///< channels of a slice, per layer

    /// Output channels of layer 1 to 4 (index 0 to 3).
    int64_t channels(size_t layer) const { return (m_channels << layer) * expansion; }
    /// Values of one speaker vector: channels x frequencies of the last layer.
    int64_t vectorSize() const { return channels(3) * (feat_dim / 8); }
};

/// All sizes from the tensors. Error(MismatchedModel) when they are of another network.
Eres2NetV2Config eres2NetV2ConfigFrom(const weights::TensorMap& tensors);

/// Attentional feature fusion: a learned mixture of two maps of the same shape.
struct FusionImpl : torch::nn::Module {
    explicit FusionImpl(int64_t channels);
    torch::Tensor forward(
        const torch::Tensor& x, const torch::Tensor& y); ///< [B, C, F, T] each -> the same
    void fold();

    nn::ConvNorm squeeze, expand; // "local_att.0" with norm ".1", "local_att.3" with norm ".4"
};
TORCH_MODULE(Fusion);

/// Residual block whose middle convolutions run in a chain over slices of the channels.
struct Res2BlockImpl : torch::nn::Module {
    /// A block of layer 1 to 4 (index 0 to 3); the first one of a layer may halve the map and
    /// changes its channels. Layers 3 and 4 join the slices by Fusion, the others add them.
    Res2BlockImpl(int64_t in, size_t layer, bool first, const Eres2NetV2Config& config);
    torch::Tensor forward(
        const torch::Tensor& x); ///< [B, in, F, T] -> [B, channels(layer), F', T']
    void fold();

    nn::ConvNorm enter, leave; // "conv1", "bn1"; "conv3", "bn3"
    std::vector<nn::ConvNorm> chain; // "convs.0", "bns.0", ...
    std::vector<Fusion> fuse_models;
    std::optional<nn::ConvNorm> shortcut; // "shortcut.0", "shortcut.1", where the shape changes
};
TORCH_MODULE(Res2Block);

/// ERes2NetV2 (arXiv:2406.02167) as GPT-SoVITS v2Pro uses it: no statistics pooling and no last
/// linear layer, but the fused map's mean over time. Eval mode only.
struct Eres2NetV2Impl : torch::nn::Module {
    explicit Eres2NetV2Impl(const Eres2NetV2Config& config = {});

    /// fbank [B, frames, feat_dim] -> [B, vectorSize()]
    torch::Tensor forward3(const torch::Tensor& fbank);

    struct Maps { // [B, C, F, T] each
        torch::Tensor layer1, layer2, layer3, layer4, layer3_ds, fuse34;
    };
    Maps maps(const torch::Tensor& fbank);

    /// Batch norms into convolutions; once, after loading.
    void fold();

    Eres2NetV2Config config;

private:
    nn::ConvNorm m_stem; // "conv1", "bn1"
    std::array<std::vector<Res2Block>, 4> m_layers; // "layer1.0", ...
    torch::nn::Conv2d m_layer3_ds;
    Fusion m_fuse34;
};
TORCH_MODULE(Eres2NetV2);

/// From the published checkpoint: eval mode, float32, folded.
Eres2NetV2 loadEres2NetV2(const weights::Checkpoint& checkpoint);

/// The speaker vector that v2Pro's style takes. samples16k [n] at 16 kHz in [-1, 1], n >= 400 ->
/// [1, vectorSize()]
torch::Tensor speakerVector(Eres2NetV2& network, const torch::Tensor& samples16k);

} // namespace timbre::models
