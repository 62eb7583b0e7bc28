#include "core/models/whisper.h"

#include "core/base/error.h"
#include "core/models/tensorsizes.h"
#include "core/nn/attention.h"
#include "core/nn/names.h"
#include "core/weights/load.h"

#include <torch/torch.h>

#include <set>

namespace timbre::models {
namespace {

constexpr auto kWhisper = "Whisper";
constexpr int64_t kHeadWidth = 64;

/// The file's records about the layout, which are no weights.
const std::set<std::string> kRecords = {"activation", "alibi", "alibi_use_positive_positions",
    "alignment_heads", "alignment_layer", "num_heads", "pre_norm", "scale_alibi",
    "scale_embeddings", "start_from_zero_embedding"};

/// Without the layout's records and the alias of the embeddings.
weights::TensorMap straightened(weights::TensorMap tensors)
{
    tensors.erase("decoder.projection.weight");
    std::erase_if(tensors, [](const auto& item) {
        return kRecords.contains(item.first.substr(item.first.find('.') + 1));
    });
    return tensors;
}

int64_t countLayers(const weights::TensorMap& tensors, const std::string& part)
{
    return countNumbered(tensors, part + ".layer_");
}

std::string layerName(int64_t i)
{
    return "layer_" + std::to_string(i);
}

torch::Tensor registerPositions(torch::nn::Module& parent, int64_t positions, int64_t width)
{
    return nn::registerGroup(parent, "position_encodings")
        .register_parameter("encodings", torch::zeros({positions, width}));
}

} // namespace

WhisperConfig whisperConfigFrom(const weights::TensorMap& tensors)
{
    WhisperConfig config;
    config.width = sizeOf(tensors, "encoder.conv1.weight", 0, kWhisper);
    config.n_mels = sizeOf(tensors, "encoder.conv1.weight", 1, kWhisper);
    config.heads = std::max<int64_t>(config.width / kHeadWidth, 1);
    config.audio_positions = sizeOf(tensors, "encoder.position_encodings.encodings", 0, kWhisper);
    config.encoder_layers = countLayers(tensors, "encoder");
    config.encoder_norm = tensors.contains("encoder.layer_norm.gamma");
    config.decoder_layers = countLayers(tensors, "decoder");
    if (config.decoder_layers > 0) {
        config.vocabulary = sizeOf(tensors, "decoder.embeddings.weight", 0, kWhisper);
        config.text_positions =
            sizeOf(tensors, "decoder.position_encodings.encodings", 0, kWhisper);
    }
    return config;
}

WhisperNormImpl::WhisperNormImpl(int64_t width)
    : gamma(register_parameter("gamma", torch::ones({width})))
    , beta(register_parameter("beta", torch::zeros({width})))
{
}

torch::Tensor WhisperNormImpl::forward(const torch::Tensor& x)
{
    return torch::layer_norm(x, gamma.sizes(), gamma, beta, 1e-5);
}

WhisperSelfAttentionImpl::WhisperSelfAttentionImpl(const WhisperConfig& config)
    : heads(config.heads)
    , layer_norm(config.width)
    , linear_0(config.width, 3 * config.width)
    , linear_1(config.width, config.width)
{
    register_module("layer_norm", layer_norm);
    register_module("linear_0", linear_0);
    register_module("linear_1", linear_1);
}

torch::Tensor WhisperSelfAttentionImpl::forward(const torch::Tensor& x)
{
    const auto qkv = linear_0(layer_norm(x)).chunk(3, -1); // 3 x [B, T, width]
    return x + linear_1(nn::attention(qkv[0], qkv[1], qkv[2], heads));
}

torch::Tensor WhisperSelfAttentionImpl::step(
    const torch::Tensor& x, WhisperMemory& past, int64_t position)
{
    const auto qkv = linear_0(layer_norm(x)).chunk(3, -1);
    past.k.slice(1, position, position + 1).copy_(qkv[1]);
    past.v.slice(1, position, position + 1).copy_(qkv[2]);
    const auto k = past.k.slice(1, 0, position + 1), v = past.v.slice(1, 0, position + 1);
    return x + linear_1(nn::attention(qkv[0], k, v, heads));
}

WhisperCrossAttentionImpl::WhisperCrossAttentionImpl(const WhisperConfig& config)
    : heads(config.heads)
    , layer_norm(config.width)
    , linear_0(config.width, config.width)
    , linear_1(config.width, 2 * config.width)
    , linear_2(config.width, config.width)
{
    register_module("layer_norm", layer_norm);
    register_module("linear_0", linear_0);
    register_module("linear_1", linear_1);
    register_module("linear_2", linear_2);
}

WhisperMemory WhisperCrossAttentionImpl::remember(const torch::Tensor& encoded)
{
    const auto kv = linear_1(encoded).chunk(2, -1);
    return {kv[0].contiguous(), kv[1].contiguous()};
}

torch::Tensor WhisperCrossAttentionImpl::forward(const torch::Tensor& x, const WhisperMemory& sound)
{
    return x + linear_2(nn::attention(linear_0(layer_norm(x)), sound.k, sound.v, heads));
}

WhisperFfnImpl::WhisperFfnImpl(int64_t width)
    : layer_norm(width)
    , linear_0(width, 4 * width)
    , linear_1(4 * width, width)
{
    register_module("layer_norm", layer_norm);
    register_module("linear_0", linear_0);
    register_module("linear_1", linear_1);
}

torch::Tensor WhisperFfnImpl::forward(const torch::Tensor& x)
{
    return x + linear_1(torch::gelu(linear_0(layer_norm(x))));
}

WhisperLayerImpl::WhisperLayerImpl(const WhisperConfig& config, bool decoder)
    : self_attention(config)
    , ffn(config.width)
{
    register_module("self_attention", self_attention);
    if (decoder) {
        attention = register_module("attention", WhisperCrossAttention(config));
    }
    register_module("ffn", ffn);
}

torch::Tensor WhisperLayerImpl::forward(const torch::Tensor& x)
{
    return ffn(self_attention(x));
}

torch::Tensor WhisperLayerImpl::step(
    const torch::Tensor& x, WhisperMemory& past, const WhisperMemory& sound, int64_t position)
{
    return ffn(attention(self_attention->step(x, past, position), sound));
}

WhisperEncoderImpl::WhisperEncoderImpl(const WhisperConfig& config)
    : config(config)
    , m_conv1(torch::nn::Conv1dOptions(config.n_mels, config.width, 3).padding(1))
    , m_conv2(torch::nn::Conv1dOptions(config.width, config.width, 3).padding(1).stride(2))
{
    register_module("conv1", m_conv1);
    register_module("conv2", m_conv2);
    m_positions = registerPositions(*this, config.audio_positions, config.width);
    for (int64_t i = 0; i < config.encoder_layers; ++i) {
        m_layers.push_back(register_module(layerName(i), WhisperLayer(config, false)));
    }
    if (config.encoder_norm) {
        m_norm = register_module("layer_norm", WhisperNorm(config.width));
    }
}

torch::Tensor WhisperEncoderImpl::forward(const torch::Tensor& log_mel)
{
    if (log_mel.dim() != 3 || log_mel.size(2) < 1 || log_mel.size(2) > 2 * config.audio_positions) {
        throw Error(ErrorKind::InvalidArgument, kWhisper, "A clip may last 30 seconds at most.");
    }
    auto x = torch::gelu(m_conv1(log_mel)); // [B, width, T]
    x = torch::gelu(m_conv2(x)).transpose(1, 2); // [B, T / 2, width]
    x = x + m_positions.slice(0, 0, x.size(1));
    for (auto& layer : m_layers) {
        x = layer(x);
    }
    return m_norm ? m_norm(x) : x;
}

WhisperDecoderImpl::WhisperDecoderImpl(const WhisperConfig& config)
    : config(config)
    , m_embeddings(config.vocabulary, config.width)
    , m_norm(config.width)
{
    register_module("embeddings", m_embeddings);
    m_positions = registerPositions(*this, config.text_positions, config.width);
    for (int64_t i = 0; i < config.decoder_layers; ++i) {
        m_layers.push_back(register_module(layerName(i), WhisperLayer(config, true)));
    }
    register_module("layer_norm", m_norm);
}

WhisperDecoderImpl::State WhisperDecoderImpl::begin(const torch::Tensor& encoded)
{
    State state;
    for (auto& layer : m_layers) {
        state.sound.push_back(layer->attention->remember(encoded));
        const auto room = torch::empty({1, config.text_positions, config.width}, encoded.options());
        state.past.push_back({room, torch::empty_like(room)});
    }
    return state;
}

torch::Tensor WhisperDecoderImpl::step(int64_t token, State& state)
{
    if (state.length >= config.text_positions || token < 0 || token >= config.vocabulary) {
        throw Error(ErrorKind::InvalidArgument, kWhisper, "No such token, or too many of them.");
    }
    const auto position = state.length++;
    auto x = (m_embeddings->weight[token] + m_positions[position]).view({1, 1, -1});
    for (size_t i = 0; i < m_layers.size(); ++i) {
        x = m_layers[i]->step(x, state.past[i], state.sound[i], position);
    }
    return torch::mv(m_embeddings->weight, m_norm(x).view({-1}));
}

WhisperImpl::WhisperImpl(const WhisperConfig& config)
    : config(config)
    , encoder(config)
    , decoder(config)
{
    register_module("encoder", encoder);
    register_module("decoder", decoder);
}

Whisper loadWhisper(const weights::Checkpoint& checkpoint)
{
    const auto tensors = straightened(checkpoint.tensors);
    Whisper whisper(whisperConfigFrom(tensors));
    weights::loadInto(*whisper, tensors, kWhisper);
    whisper->eval();
    return whisper;
}

} // namespace timbre::models
