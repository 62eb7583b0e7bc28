#include "core/models/hubert.h"

#include "core/base/error.h"
#include "core/models/configfield.h"
#include "core/models/tensorsizes.h"
#include "core/nn/attention.h"
#include "core/nn/names.h"
#include "core/weights/load.h"

#include <torch/torch.h>

namespace timbre::models {
namespace {

constexpr auto kHubert = "HuBERT";
const std::string kPosConv = "encoder.pos_conv_embed.conv.";

/// The least input that yields one frame: the receptive field of the convolutions.
int64_t receptiveField(const HubertConfig& config)
{
    int64_t samples = 1;
    for (size_t i = config.conv_kernel.size(); i-- > 0;) {
        samples = (samples - 1) * config.conv_stride[i] + config.conv_kernel[i];
    }
    return samples;
}

/// The names this network registers: without "hubert." of a model with a head, and with the older
/// names of weight norm.
weights::TensorMap straightened(const weights::TensorMap& tensors)
{
    auto inner = withoutPrefix(tensors, "hubert.");
    for (const auto& [from, to] : {std::pair{"parametrizations.weight.original0", "weight_g"},
             std::pair{"parametrizations.weight.original1", "weight_v"}}) {
        if (auto node = inner.extract(kPosConv + from)) {
            node.key() = kPosConv + to;
            inner.insert(std::move(node));
        }
    }
    return inner;
}

void requireKnownLayout(const weights::Checkpoint& checkpoint)
{
    const ConfigFields fields(checkpoint.config, kHubert);
    const auto unlike = [](const char* field) {
        return Error(ErrorKind::WrongVersion, kHubert,
            std::string("This checkpoint's \"") + field
                + "\" describes a layout that is not supported.");
    };
    if (fields.text("feat_extract_norm", "group") != "group") {
        throw unlike("feat_extract_norm");
    }
    if (fields.flag("do_stable_layer_norm", false)) {
        throw unlike("do_stable_layer_norm");
    }
}

HubertConfig configFrom(const weights::TensorMap& tensors, const nlohmann::json& record)
{
    const ConfigFields fields(record, kHubert);
    HubertConfig config;
    config.conv_dim.clear();
    config.conv_kernel.clear();
    const auto convs = countNumbered(tensors, "feature_extractor.conv_layers.");
    for (int64_t i = 0; i < convs; ++i) {
        const auto name = "feature_extractor.conv_layers." + std::to_string(i) + ".conv.weight";
        config.conv_dim.push_back(sizeOf(tensors, name, 0, kHubert));
        config.conv_kernel.push_back(sizeOf(tensors, name, 2, kHubert));
    }
    config.conv_bias = tensors.contains("feature_extractor.conv_layers.0.conv.bias");
    config.conv_stride = fields.numbers("conv_stride", config.conv_stride, convs);
    config.hidden_size = sizeOf(tensors, "encoder.layer_norm.weight", 0, kHubert);
    config.num_hidden_layers = countNumbered(tensors, "encoder.layers.");
    config.intermediate_size =
        sizeOf(tensors, "encoder.layers.0.feed_forward.intermediate_dense.weight", 0, kHubert);
    config.num_attention_heads = fields.divisor("num_attention_heads", 12, config.hidden_size);
    config.num_conv_pos_embeddings = sizeOf(tensors, kPosConv + "weight_v", 2, kHubert);
    config.num_conv_pos_embedding_groups =
        fields.divisor("num_conv_pos_embedding_groups", 16, config.hidden_size);
    config.layer_norm_eps = fields.real("layer_norm_eps", config.layer_norm_eps);
    return config;
}

torch::nn::LayerNorm layerNorm(int64_t width, double eps)
{
    return torch::nn::LayerNorm(torch::nn::LayerNormOptions({width}).eps(eps));
}

} // namespace

HubertConfig hubertConfigFrom(const weights::Checkpoint& checkpoint)
{
    requireKnownLayout(checkpoint);
    return configFrom(straightened(checkpoint.tensors), checkpoint.config);
}

HubertConvImpl::HubertConvImpl(
    int64_t in, int64_t out, int64_t kernel, int64_t stride, bool bias, bool norm)
    : conv(torch::nn::Conv1dOptions(in, out, kernel).stride(stride).bias(bias))
{
    register_module("conv", conv);
    if (norm) {
        layer_norm = register_module("layer_norm", torch::nn::GroupNorm(out, out));
    }
}

torch::Tensor HubertConvImpl::forward(const torch::Tensor& x)
{
    const auto y = conv(x);
    return torch::gelu(layer_norm ? layer_norm(y) : y);
}

HubertLayerImpl::HubertLayerImpl(const HubertConfig& config)
    : heads(config.num_attention_heads)
    , q_proj(config.hidden_size, config.hidden_size)
    , k_proj(config.hidden_size, config.hidden_size)
    , v_proj(config.hidden_size, config.hidden_size)
    , out_proj(config.hidden_size, config.hidden_size)
    , intermediate_dense(config.hidden_size, config.intermediate_size)
    , output_dense(config.intermediate_size, config.hidden_size)
    , layer_norm(layerNorm(config.hidden_size, config.layer_norm_eps))
    , final_layer_norm(layerNorm(config.hidden_size, config.layer_norm_eps))
{
    auto& attention = nn::registerGroup(*this, "attention");
    attention.register_module("q_proj", q_proj);
    attention.register_module("k_proj", k_proj);
    attention.register_module("v_proj", v_proj);
    attention.register_module("out_proj", out_proj);
    auto& feed_forward = nn::registerGroup(*this, "feed_forward");
    feed_forward.register_module("intermediate_dense", intermediate_dense);
    feed_forward.register_module("output_dense", output_dense);
    register_module("layer_norm", layer_norm);
    register_module("final_layer_norm", final_layer_norm);
}

torch::Tensor HubertLayerImpl::forward(const torch::Tensor& x)
{
    const auto heard = out_proj(nn::attention(q_proj(x), k_proj(x), v_proj(x), heads));
    const auto y = layer_norm(x + heard);
    return final_layer_norm(y + output_dense(torch::gelu(intermediate_dense(y))));
}

HubertImpl::HubertImpl(const HubertConfig& config)
    : config(config)
    , m_feature_norm(layerNorm(config.conv_dim.back(), config.layer_norm_eps))
    , m_projection(config.conv_dim.back(), config.hidden_size)
    , m_layer_norm(layerNorm(config.hidden_size, config.layer_norm_eps))
{
    register_parameter(
        "masked_spec_embed", torch::rand({config.hidden_size})); // pre-training's, unused here
    int64_t channels = 1;
    for (size_t i = 0; i < config.conv_dim.size(); ++i) {
        m_convs.emplace_back(channels, config.conv_dim[i], config.conv_kernel[i],
            config.conv_stride[i], config.conv_bias, i == 0);
        channels = config.conv_dim[i];
    }
    nn::registerList(nn::registerGroup(*this, "feature_extractor"), "conv_layers", m_convs);
    auto& projection = nn::registerGroup(*this, "feature_projection");
    projection.register_module("layer_norm", m_feature_norm);
    projection.register_module("projection", m_projection);

    auto& encoder = nn::registerGroup(*this, "encoder");
    auto& pos_conv = nn::registerGroup(nn::registerGroup(encoder, "pos_conv_embed"), "conv");
    const auto width = config.hidden_size, kernel = config.num_conv_pos_embeddings;
    m_weight_g = pos_conv.register_parameter("weight_g", torch::ones({1, 1, kernel}));
    m_weight_v = pos_conv.register_parameter(
        "weight_v", torch::randn({width, width / config.num_conv_pos_embedding_groups, kernel}));
    m_pos_bias = pos_conv.register_parameter("bias", torch::zeros({width}));
    encoder.register_module("layer_norm", m_layer_norm);
    for (int64_t i = 0; i < config.num_hidden_layers; ++i) {
        m_layers.emplace_back(config);
    }
    nn::registerList(encoder, "layers", m_layers);
}

torch::Tensor HubertImpl::convFeatures(const torch::Tensor& samples)
{
    if (samples.dim() != 2 || samples.size(1) < receptiveField(config)) {
        throw Error(ErrorKind::BadReference, kHubert,
            "The clip is too short: at least " + std::to_string(receptiveField(config))
                + " samples are needed.");
    }
    auto x = samples.unsqueeze(1); // [B, 1, n]
    for (auto& conv : m_convs) {
        x = conv(x);
    }
    return x;
}

torch::Tensor HubertImpl::positions(const torch::Tensor& x)
{
    const auto kernel = config.num_conv_pos_embeddings;
    const auto weight = m_folded ? m_weight_v : torch::_weight_norm(m_weight_v, m_weight_g, 2);
    auto y = torch::conv1d(x.transpose(1, 2), weight, m_pos_bias, 1, kernel / 2, 1,
        config.num_conv_pos_embedding_groups); // [B, hidden, T], one frame more when the kernel is
                                               // even
    return torch::gelu(y.slice(2, 0, x.size(1))).transpose(1, 2);
}

torch::Tensor HubertImpl::embed(const torch::Tensor& samples)
{
    const auto features = convFeatures(samples).transpose(1, 2); // [B, T, conv_dim]
    const auto x = m_projection(m_feature_norm(features)); // [B, T, hidden]
    return m_layer_norm(x + positions(x));
}

torch::Tensor HubertImpl::forward(const torch::Tensor& samples)
{
    auto x = embed(samples);
    for (auto& layer : m_layers) {
        x = layer(x);
    }
    return x;
}

std::vector<torch::Tensor> HubertImpl::hiddenStates(const torch::Tensor& samples)
{
    std::vector<torch::Tensor> states = {embed(samples)};
    for (auto& layer : m_layers) {
        states.push_back(layer(states.back()));
    }
    return states;
}

void HubertImpl::foldWeightNorm()
{
    torch::NoGradGuard no_grad;
    m_weight_v.copy_(torch::_weight_norm(m_weight_v, m_weight_g, 2));
    m_folded = true;
}

Hubert loadHubert(const weights::Checkpoint& checkpoint)
{
    requireKnownLayout(checkpoint);
    const auto tensors = straightened(checkpoint.tensors);
    Hubert hubert(configFrom(tensors, checkpoint.config));
    weights::loadInto(*hubert, tensors, kHubert);
    hubert->foldWeightNorm();
    hubert->eval();
    return hubert;
}

} // namespace timbre::models
