#include "core/models/bert.h"

#include "core/base/error.h"
#include "core/models/configfield.h"
#include "core/models/tensorsizes.h"
#include "core/nn/attention.h"
#include "core/nn/names.h"
#include "core/weights/load.h"

#include <torch/torch.h>

#include <numeric>

namespace timbre::models {
namespace {

constexpr auto kBert = "BERT";

torch::nn::LayerNorm layerNorm(const BertConfig& config)
{
    return torch::nn::LayerNorm(
        torch::nn::LayerNormOptions({config.hidden_size}).eps(config.layer_norm_eps));
}

void replaceEnding(std::string& name, std::string_view from, std::string_view to)
{
    if (name.ends_with(from)) {
        name.replace(name.size() - from.size(), from.size(), to);
    }
}

/// The names this network registers: without "bert.", the heads and the position numbers that some
/// versions store, with TensorFlow's names for layer norms replaced.
weights::TensorMap straightened(const weights::TensorMap& tensors)
{
    weights::TensorMap kept;
    for (const auto& [key, tensor] : withoutPrefix(tensors, "bert.")) {
        if (key.starts_with("cls.") || key.starts_with("pooler.")
            || key == "embeddings.position_ids") {
            continue;
        }
        auto name = key;
        replaceEnding(name, "LayerNorm.gamma", "LayerNorm.weight");
        replaceEnding(name, "LayerNorm.beta", "LayerNorm.bias");
        kept.emplace(name, tensor);
    }
    return kept;
}

BertConfig configFrom(const weights::TensorMap& tensors, const nlohmann::json& record)
{
    const ConfigFields fields(record, kBert);
    if (fields.text("hidden_act", "gelu") != "gelu"
        || fields.text("position_embedding_type", "absolute") != "absolute") {
        throw Error(ErrorKind::WrongVersion, kBert,
            "This checkpoint describes a layout that is not supported.");
    }
    BertConfig config;
    config.vocab_size = sizeOf(tensors, "embeddings.word_embeddings.weight", 0, kBert);
    config.hidden_size = sizeOf(tensors, "embeddings.word_embeddings.weight", 1, kBert);
    config.max_position_embeddings =
        sizeOf(tensors, "embeddings.position_embeddings.weight", 0, kBert);
    config.type_vocab_size = sizeOf(tensors, "embeddings.token_type_embeddings.weight", 0, kBert);
    config.num_hidden_layers = countNumbered(tensors, "encoder.layer.");
    config.intermediate_size =
        sizeOf(tensors, "encoder.layer.0.intermediate.dense.weight", 0, kBert);
    config.num_attention_heads = fields.divisor("num_attention_heads", 16, config.hidden_size);
    config.layer_norm_eps = fields.real("layer_norm_eps", config.layer_norm_eps);
    if (config.featureLayer() < 1) {
        throw Error(ErrorKind::MismatchedModel, kBert, "It has too few layers for text features.");
    }
    return config;
}

void dropLayersFrom(weights::TensorMap& tensors, int64_t first, int64_t end)
{
    for (int64_t i = first; i < end; ++i) {
        const auto prefix = "encoder.layer." + std::to_string(i) + ".";
        std::erase_if(tensors, [&](const auto& item) { return item.first.starts_with(prefix); });
    }
}

} // namespace

BertConfig bertConfigFrom(const weights::Checkpoint& checkpoint)
{
    return configFrom(straightened(checkpoint.tensors), checkpoint.config);
}

BertLayerImpl::BertLayerImpl(const BertConfig& config)
    : heads(config.num_attention_heads)
    , query(config.hidden_size, config.hidden_size)
    , key(config.hidden_size, config.hidden_size)
    , value(config.hidden_size, config.hidden_size)
    , attention_dense(config.hidden_size, config.hidden_size)
    , attention_norm(layerNorm(config))
    , intermediate_dense(config.hidden_size, config.intermediate_size)
    , output_dense(config.intermediate_size, config.hidden_size)
    , output_norm(layerNorm(config))
{
    auto& attention = nn::registerGroup(*this, "attention");
    auto& self = nn::registerGroup(attention, "self");
    self.register_module("query", query);
    self.register_module("key", key);
    self.register_module("value", value);
    auto& attention_output = nn::registerGroup(attention, "output");
    attention_output.register_module("dense", attention_dense);
    attention_output.register_module("LayerNorm", attention_norm);
    nn::registerGroup(*this, "intermediate").register_module("dense", intermediate_dense);
    auto& output = nn::registerGroup(*this, "output");
    output.register_module("dense", output_dense);
    output.register_module("LayerNorm", output_norm);
}

torch::Tensor BertLayerImpl::forward(const torch::Tensor& x)
{
    const auto heard = attention_dense(nn::attention(query(x), key(x), value(x), heads));
    const auto y = attention_norm(heard + x);
    return output_norm(output_dense(torch::gelu(intermediate_dense(y))) + y);
}

BertImpl::BertImpl(const BertConfig& config)
    : BertImpl(config, config.featureLayer())
{
}

BertImpl::BertImpl(const BertConfig& config, int64_t layers)
    : config(config)
    , m_words(config.vocab_size, config.hidden_size)
    , m_positions(config.max_position_embeddings, config.hidden_size)
    , m_types(config.type_vocab_size, config.hidden_size)
    , m_norm(layerNorm(config))
{
    auto& embeddings = nn::registerGroup(*this, "embeddings");
    embeddings.register_module("word_embeddings", m_words);
    embeddings.register_module("position_embeddings", m_positions);
    embeddings.register_module("token_type_embeddings", m_types);
    embeddings.register_module("LayerNorm", m_norm);
    for (int64_t i = 0; i < layers; ++i) {
        m_layers.emplace_back(config);
    }
    nn::registerList(nn::registerGroup(*this, "encoder"), "layer", m_layers);
}

torch::Tensor BertImpl::embed(const torch::Tensor& input_ids)
{
    const auto length = input_ids.dim() == 2 ? input_ids.size(1) : 0;
    if (length < 1 || length > config.max_position_embeddings) {
        throw Error(ErrorKind::InvalidArgument, kBert,
            "A text may have 1 to " + std::to_string(config.max_position_embeddings)
                + " tokens, this one has " + std::to_string(length) + ".");
    }
    const auto type = m_types->weight[0]; // a single sentence
    const auto position = m_positions->weight.slice(0, 0, length); // [L, hidden]
    return m_norm(m_words(input_ids) + type + position);
}

torch::Tensor BertImpl::forward(const torch::Tensor& input_ids)
{
    auto x = embed(input_ids);
    for (auto& layer : m_layers) {
        x = layer(x);
    }
    return x;
}

std::vector<torch::Tensor> BertImpl::hiddenStates(const torch::Tensor& input_ids)
{
    std::vector<torch::Tensor> states = {embed(input_ids)};
    for (auto& layer : m_layers) {
        states.push_back(layer(states.back()));
    }
    return states;
}

Bert loadBert(const weights::Checkpoint& checkpoint)
{
    return loadBert(checkpoint, bertConfigFrom(checkpoint).featureLayer());
}

Bert loadBert(const weights::Checkpoint& checkpoint, int64_t layers)
{
    auto tensors = straightened(checkpoint.tensors);
    const auto config = configFrom(tensors, checkpoint.config);
    Bert bert(config, layers);
    dropLayersFrom(tensors, layers, config.num_hidden_layers);
    weights::loadInto(*bert, tensors, kBert);
    bert->eval();
    return bert;
}

BertFeatures::BertFeatures(const std::filesystem::path& folder)
    : BertFeatures(loadBert(weights::readCheckpoint(folder)), BertTokenizer(folder / "vocab.txt"))
{
}

BertFeatures::BertFeatures(Bert bert, BertTokenizer tokenizer)
    : m_bert(std::move(bert))
    , m_tokenizer(std::move(tokenizer))
{
    if (m_tokenizer.size() > m_bert->config.vocab_size) {
        throw Error(ErrorKind::MismatchedModel, "vocab.txt",
            "It lists more words than the BERT network knows.");
    }
}

torch::Tensor BertFeatures::phoneFeature(
    const std::string& text, const std::vector<int64_t>& word2ph)
{
    const auto ids = m_tokenizer.characterIds(text);
    if (ids.size() != word2ph.size() + 2) {
        throw Error(ErrorKind::InvalidArgument, kBert,
            "The text and its phones per character do not match.");
    }
    const auto device = m_bert->parameters().front().device();
    const auto input_ids = torch::tensor(ids, torch::kInt64).unsqueeze(0); // [1, L]
    const auto hidden = m_bert(input_ids.to(device))[0]; // [L, hidden]
    const auto characters = hidden.slice(0, 1, hidden.size(0) - 1); // without [CLS] and [SEP]
    const auto repeats = torch::tensor(word2ph, torch::kInt64).to(device);
    return characters.repeat_interleave(repeats, 0).t();
}

} // namespace timbre::models
