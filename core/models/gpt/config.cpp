#include "core/models/gpt/config.h"

#include "core/base/error.h"
#include "core/weights/checkpoint.h"

#include <string>

namespace timbre::models {
namespace {

using weights::Checkpoint;

Error mismatch(const Checkpoint& checkpoint, const std::string& detail)
{
    return Error(ErrorKind::MismatchedModel, checkpoint.path.string(), detail);
}

/// Size `dimension` of a matrix that every GPT file has.
int64_t size(const Checkpoint& checkpoint, const std::string& name, int64_t dimension)
{
    const auto found = checkpoint.tensors.find(name);
    if (found == checkpoint.tensors.end() || found->second.dim() != 2) {
        throw mismatch(checkpoint, "This is no GPT model: it has no matrix \"" + name + "\".");
    }
    return found->second.size(dimension);
}

int64_t countLayers(const Checkpoint& checkpoint)
{
    int64_t count = 0;
    while (checkpoint.tensors.contains("h.layers." + std::to_string(count) + ".linear1.weight")) {
        ++count;
    }
    return count;
}

std::optional<GptAlignment> readAlignment(const nlohmann::json& timbre)
{
    if (!timbre.contains("alignment_layers")) {
        return std::nullopt;
    }
    GptAlignment alignment;
    alignment.layers = timbre.at("alignment_layers").get<std::vector<int64_t>>();
    alignment.heads = timbre.at("alignment_heads").get<std::vector<int64_t>>();
    if (timbre.contains("alignment_window")) {
        alignment.window_before = timbre.at("alignment_window").at(0).get<int64_t>();
        alignment.window_after = timbre.at("alignment_window").at(1).get<int64_t>();
    }
    return alignment;
}

GptUse readUse(const nlohmann::json& timbre)
{
    GptUse use;
    use.alignment = readAlignment(timbre);
    use.temperature = timbre.value("temperature", use.temperature);
    use.repetition_penalty = timbre.value("repetition_penalty", use.repetition_penalty);
    use.top_k = timbre.value("top_k", use.top_k);
    use.prompt_silence_s = timbre.value("prompt_silence_s", use.prompt_silence_s);
    use.use_prompt = timbre.value("use_prompt", use.use_prompt);
    use.bert = timbre.value("bert", use.bert);
    return use;
}

void checkAlignment(
    const Checkpoint& checkpoint, const GptConfig& config, const GptAlignment& alignment)
{
    const auto all = [](const std::vector<int64_t>& values, int64_t limit) {
        for (const int64_t value : values) {
            if (value < 0 || value >= limit) {
                return false;
            }
        }
        return !values.empty();
    };
    if (!all(alignment.layers, config.n_layer) || !all(alignment.heads, config.head)) {
        throw mismatch(checkpoint, "Its alignment heads are not among its layers and heads.");
    }
}

} // namespace

GptConfig gptConfig(const Checkpoint& checkpoint)
{
    GptConfig config;
    config.phoneme_vocab_size = size(checkpoint, "ar_text_embedding.word_embeddings.weight", 0);
    config.vocab_size = size(checkpoint, "ar_audio_embedding.word_embeddings.weight", 0);
    config.hidden_dim = size(checkpoint, "ar_audio_embedding.word_embeddings.weight", 1);
    config.bert_dim = size(checkpoint, "bert_proj.weight", 1);
    config.n_layer = countLayers(checkpoint);
    try {
        const auto& model = checkpoint.config.at("model");
        config.head = model.at("head").get<int64_t>();
        config.dropout = model.value("dropout", config.dropout);
        if (checkpoint.config.contains("timbre")) {
            config.timbre = readUse(checkpoint.config.at("timbre"));
        }
    } catch (const nlohmann::json::exception& error) {
        throw mismatch(
            checkpoint, std::string("Its config record cannot be used: ") + error.what());
    }
    if (config.head < 1 || config.hidden_dim % config.head != 0 || config.hidden_dim % 2 != 0) {
        throw mismatch(checkpoint,
            "Its width " + std::to_string(config.hidden_dim) + " cannot be divided among "
                + std::to_string(config.head) + " heads.");
    }
    if (config.timbre && config.timbre->alignment) {
        checkAlignment(checkpoint, config, *config.timbre->alignment);
    }
    return config;
}

} // namespace timbre::models
