#pragma once

#include "core/models/berttokenizer.h"
#include "core/weights/checkpoint.h"

#include <torch/nn/modules/embedding.h>
#include <torch/nn/modules/linear.h>
#include <torch/nn/modules/normalization.h>

#include <filesystem>
#include <vector>

namespace timbre::models {

struct BertConfig { // config.json's field names; defaults: chinese-roberta-wwm-ext-large
    int64_t vocab_size = 21128, hidden_size = 1024, num_hidden_layers = 24,
            num_attention_heads = 16;
    int64_t intermediate_size = 4096, max_position_embeddings = 512, type_vocab_size = 2;
    double layer_norm_eps = 1e-12;

    /// The hidden state that GPT-SoVITS takes its text features from: hidden_states[-3].
    int64_t featureLayer() const { return num_hidden_layers - 2; }
};

/// Sizes from the tensors, heads and eps from config.json.
BertConfig bertConfigFrom(const weights::Checkpoint& checkpoint);

/// A post-norm transformer block.
struct BertLayerImpl : torch::nn::Module {
    explicit BertLayerImpl(const BertConfig& config);
    torch::Tensor forward(const torch::Tensor& x); ///< [B, L, hidden] -> the same

    int64_t heads;
    torch::nn::Linear query, key, value; // under "attention.self."
    torch::nn::Linear attention_dense; // "attention.output.dense"
    torch::nn::LayerNorm attention_norm; // "attention.output.LayerNorm"
    torch::nn::Linear intermediate_dense, output_dense; // "intermediate.dense", "output.dense"
    torch::nn::LayerNorm output_norm; // "output.LayerNorm"
};
TORCH_MODULE(BertLayer);

/// BERT (arXiv:1810.04805) as far as text features need it: the embeddings and the first `layers`
/// blocks. Registered names are those of Hugging Face's BertModel.
struct BertImpl : torch::nn::Module {
    explicit BertImpl(const BertConfig& config = {}); ///< as many blocks as featureLayer()
    BertImpl(const BertConfig& config, int64_t layers);

    /// input_ids [B, L] int64 with [CLS] and [SEP], no padding -> the last block's output [B, L,
    /// hidden]. More than max_position_embeddings ids, or none: Error(InvalidArgument).
    torch::Tensor forward(const torch::Tensor& input_ids);

    /// Entry 0 is the embeddings, entry i the output of block i; each [B, L, hidden].
    std::vector<torch::Tensor> hiddenStates(const torch::Tensor& input_ids);

    BertConfig config;

private:
    torch::Tensor embed(const torch::Tensor& input_ids);

    torch::nn::Embedding m_words, m_positions, m_types; // "embeddings.word_embeddings", ...
    torch::nn::LayerNorm m_norm; // "embeddings.LayerNorm"
    std::vector<BertLayer> m_layers; // "encoder.layer.0", ...
};
TORCH_MODULE(Bert);

/// From a Hugging Face folder: eval mode, float32. The masked-LM head and, unless `layers` asks for
/// more, the last two blocks are left out.
Bert loadBert(const weights::Checkpoint& checkpoint);
Bert loadBert(const weights::Checkpoint& checkpoint, int64_t layers);

/// Text features of Chinese text for the GPT: each character's hidden state, repeated for its
/// phones.
class BertFeatures {
public:
    /// The folder holds config.json, the weights and vocab.txt.
    explicit BertFeatures(const std::filesystem::path& folder);
    BertFeatures(Bert bert, BertTokenizer tokenizer);

    /// text: normalised, UTF-8; word2ph: phones per character. -> [hidden, sum of word2ph].
    /// Error(InvalidArgument) when text and word2ph disagree, or text is longer than the network's
    /// positions.
    torch::Tensor phoneFeature(const std::string& text, const std::vector<int64_t>& word2ph);

    Bert& bert() { return m_bert; } ///< to move it to another device

private:
    Bert m_bert;
    BertTokenizer m_tokenizer;
};

} // namespace timbre::models
