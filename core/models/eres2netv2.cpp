#include "core/models/eres2netv2.h"

#include "core/base/error.h"
#include "core/dsp/fbank.h"
#include "core/models/tensorsizes.h"
#include "core/nn/names.h"
#include "core/weights/load.h"

#include <torch/torch.h>

namespace timbre::models {
namespace {

constexpr auto kEres2NetV2 = "ERes2NetV2";
constexpr double kActivationLimit = 20.0; // the blocks' ReLU is cut off there, the stem's is not

torch::Tensor activated(torch::Tensor x)
{
    return x.clamp_(0.0, kActivationLimit);
}

torch::nn::Conv2dOptions pointwise(int64_t in, int64_t out, int64_t stride = 1)
{
    return torch::nn::Conv2dOptions(in, out, 1).stride(stride);
}

torch::nn::Conv2dOptions spatial(int64_t in, int64_t out, int64_t stride = 1)
{
    return torch::nn::Conv2dOptions(in, out, 3).stride(stride).padding(1);
}

int64_t strideOf(size_t layer, bool first)
{
    return layer > 0 && first ? 2 : 1;
}

void registerPair(torch::nn::Module& parent, const nn::ConvNorm& pair, const std::string& conv,
    const std::string& norm)
{
    parent.register_module(conv, pair.conv);
    parent.register_module(norm, pair.norm);
}

} // namespace

Eres2NetV2Config eres2NetV2ConfigFrom(const weights::TensorMap& tensors)
{
    Eres2NetV2Config config;
    config.m_channels = sizeOf(tensors, "conv1.weight", 0, kEres2NetV2);
    config.scale = countNumbered(tensors, "layer1.0.convs.");
    config.expansion = sizeOf(tensors, "layer1.0.conv3.weight", 0, kEres2NetV2) / config.m_channels;
    for (size_t i = 0; i < 4; ++i) {
        const auto layer = "layer" + std::to_string(i + 1);
        config.num_blocks[i] = countNumbered(tensors, layer + ".");
        config.widths[i] = sizeOf(tensors, layer + ".0.convs.0.weight", 0, kEres2NetV2);
    }
    config.embedding_size = sizeOf(tensors, "seg_1.weight", 0, kEres2NetV2);
    const auto pooled =
        sizeOf(tensors, "seg_1.weight", 1, kEres2NetV2); // mean and deviation of each value
    config.feat_dim = pooled / (2 * config.m_channels * config.expansion);
    return config;
}

FusionImpl::FusionImpl(int64_t channels)
    : squeeze(pointwise(2 * channels, channels / 4), true)
    , expand(pointwise(channels / 4, channels), true)
{
    auto& local_att = nn::registerGroup(*this, "local_att");
    registerPair(local_att, squeeze, "0", "1");
    registerPair(local_att, expand, "3", "4");
}

torch::Tensor FusionImpl::forward(const torch::Tensor& x, const torch::Tensor& y)
{
    const auto t = torch::tanh(expand(torch::silu(squeeze(torch::cat({x, y}, 1))))); // [B, C, F, T]
    return x * (1.0 + t) + y * (1.0 - t);
}

void FusionImpl::fold()
{
    squeeze.fold();
    expand.fold();
}

Res2BlockImpl::Res2BlockImpl(int64_t in, size_t layer, bool first, const Eres2NetV2Config& config)
    : enter(pointwise(in, config.widths[layer] * config.scale, strideOf(layer, first)))
    , leave(pointwise(config.widths[layer] * config.scale, config.channels(layer)))
{
    const auto width = config.widths[layer], out = config.channels(layer);
    const auto stride = strideOf(layer, first);
    const bool fuse = layer >= 2;
    registerPair(*this, enter, "conv1", "bn1");
    registerPair(*this, leave, "conv3", "bn3");
    auto& convs = nn::registerGroup(*this, "convs");
    auto& bns = nn::registerGroup(*this, "bns");
    for (int64_t i = 0; i < config.scale; ++i) {
        chain.emplace_back(spatial(width, width));
        convs.register_module(std::to_string(i), chain.back().conv);
        bns.register_module(std::to_string(i), chain.back().norm);
        if (fuse && i > 0) {
            fuse_models.emplace_back(width);
        }
    }
    nn::registerList(*this, "fuse_models", fuse_models);
    if (stride != 1 || in != out) {
        shortcut.emplace(pointwise(in, out, stride));
        registerPair(nn::registerGroup(*this, "shortcut"), *shortcut, "0", "1");
    }
}

torch::Tensor Res2BlockImpl::forward(const torch::Tensor& x)
{
    const auto slices =
        activated(enter(x)).chunk(int64_t(chain.size()), 1); // scale x [B, width, F, T]
    std::vector<torch::Tensor> heard;
    for (size_t i = 0; i < chain.size(); ++i) {
        auto input = slices[i];
        if (i > 0) {
            input = fuse_models.empty() ? heard.back() + input
                                        : fuse_models[i - 1](heard.back(), input);
        }
        heard.push_back(activated(chain[i](input)));
    }
    const auto y = leave(torch::cat(heard, 1)); // [B, planes * expansion, F, T]
    return activated(y + (shortcut ? (*shortcut)(x) : x));
}

void Res2BlockImpl::fold()
{
    enter.fold();
    leave.fold();
    for (auto& conv : chain) {
        conv.fold();
    }
    for (auto& fusion : fuse_models) {
        fusion->fold();
    }
    if (shortcut) {
        shortcut->fold();
    }
}

Eres2NetV2Impl::Eres2NetV2Impl(const Eres2NetV2Config& config)
    : config(config)
    , m_stem(spatial(1, config.m_channels))
    , m_layer3_ds(spatial(config.channels(2), config.channels(3), 2).bias(false))
    , m_fuse34(config.channels(3))
{
    registerPair(*this, m_stem, "conv1", "bn1");
    int64_t channels = config.m_channels;
    for (size_t i = 0; i < m_layers.size(); ++i) {
        for (int64_t block = 0; block < config.num_blocks[i]; ++block) {
            m_layers[i].emplace_back(channels, i, block == 0, config);
            channels = config.channels(i);
        }
        nn::registerList(*this, "layer" + std::to_string(i + 1), m_layers[i]);
    }
    register_module("layer3_ds", m_layer3_ds);
    register_module("fuse34", m_fuse34);
    register_module(
        "seg_1", torch::nn::Linear(2 * config.vectorSize(), config.embedding_size)); // not used
}

Eres2NetV2Impl::Maps Eres2NetV2Impl::maps(const torch::Tensor& fbank)
{
    std::array<torch::Tensor, 4> out;
    auto x = torch::relu(
        m_stem(fbank.transpose(1, 2).unsqueeze(1))); // [B, m_channels, feat_dim, frames]
    for (size_t i = 0; i < m_layers.size(); ++i) {
        for (auto& block : m_layers[i]) {
            x = block(x);
        }
        out[i] = x;
    }
    const auto layer3_ds = m_layer3_ds(out[2]);
    return {out[0], out[1], out[2], out[3], layer3_ds, m_fuse34(out[3], layer3_ds)};
}

torch::Tensor Eres2NetV2Impl::forward3(const torch::Tensor& fbank)
{
    return maps(fbank).fuse34.flatten(1, 2).mean(-1);
}

void Eres2NetV2Impl::fold()
{
    m_stem.fold();
    for (auto& layer : m_layers) {
        for (auto& block : layer) {
            block->fold();
        }
    }
    m_fuse34->fold();
}

Eres2NetV2 loadEres2NetV2(const weights::Checkpoint& checkpoint)
{
    Eres2NetV2 network(eres2NetV2ConfigFrom(checkpoint.tensors));
    weights::loadInto(*network, checkpoint.tensors, kEres2NetV2);
    network->eval();
    network->fold();
    return network;
}

torch::Tensor speakerVector(Eres2NetV2& network, const torch::Tensor& samples16k)
{
    return network->forward3(dsp::kaldiFbank(samples16k).unsqueeze(0));
}

} // namespace timbre::models
