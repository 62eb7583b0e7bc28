#include "core/models/gpt/decode.h"

#include "core/base/error.h"
#include "core/models/gpt/chunker.h"
#include "core/models/gpt/gpt.h"

#include <torch/torch.h>

namespace timbre::models {
namespace {

std::vector<Decoded> decodeTogether(
    GptImpl& gpt, std::span<const GptInput> inputs, const GptDecodeOptions& options)
{
    if (inputs.empty()) {
        return {};
    }
    const c10::InferenceMode guard;
    const auto session = makeSession(gpt);
    return decodeLoop(*session, inputs, gpt.config, options);
}

template <class Values>
void removeAt(Values& values, size_t place)
{
    if (place < values.size()) {
        values.erase(values.begin() + std::ptrdiff_t(place));
    }
}

void loseCode(Decoded& result, size_t place)
{
    removeAt(result.tokens, place);
    removeAt(result.phone_of_token, place);
}

} // namespace

Decoded decodeNaive(GptImpl& gpt, const GptInput& input, const GptDecodeOptions& options)
{
    Decoded result = decodeTogether(gpt, {&input, 1}, options).front();
    if (options.strict_compatibility && result.reached_cap && !input.prompt.empty()) {
        loseCode(result, 0);
    }
    return result;
}

std::vector<Decoded> decodeBatched(
    GptImpl& gpt, std::span<const GptInput> inputs, const GptDecodeOptions& options)
{
    if (options.strict_compatibility && !inputs.empty() && inputs.front().prompt.empty()) {
        GptDecodeOptions fallback = options;
        fallback.sampling.repetition_penalty = 1.35;
        std::vector<Decoded> results;
        for (const GptInput& input : inputs) {
            results.push_back(decodeNaive(gpt, input, fallback));
        }
        return results;
    }
    auto results = decodeTogether(gpt, inputs, options);
    for (Decoded& result : results) {
        if (options.strict_compatibility && result.reached_cap) {
            loseCode(result, result.tokens.size() - 1);
        }
    }
    return results;
}

Decoded decodeStreaming(GptImpl& gpt, const GptInput& input, const GptDecodeOptions& options,
    const GptStreamOptions& stream,
    const std::function<void(std::span<const int64_t> tokens, bool last)>& on_chunk)
{
    const c10::InferenceMode guard;
    if (!stream.mute_similarity.empty() && std::ssize(stream.mute_similarity) < gpt.config.eos()) {
        throw Error(
            ErrorKind::InvalidArgument, "streaming", "The table of silent codes is too short.");
    }
    Chunker chunker(stream, options.strict_compatibility, on_chunk);
    const auto session = makeSession(gpt);
    const LoopHooks hooks{[&](std::span<const int64_t> tokens) { chunker.add(tokens); },
        [&] { return chunker.handedOut(); }};
    Decoded result = decodeLoop(*session, {&input, 1}, gpt.config, options, hooks).front();
    chunker.finish(result.tokens);
    return result;
}

std::vector<float> muteSimilarity(const GptImpl& gpt, int64_t mute_token)
{
    const c10::InferenceMode guard;
    const auto codes = gpt.audio_embedding->weight.to(torch::kCPU, torch::kFloat);
    const auto likeness =
        torch::cosine_similarity(codes, codes.narrow(0, mute_token, 1)).contiguous();
    const auto* values = likeness.const_data_ptr<float>();
    return {values, values + likeness.numel()};
}

} // namespace timbre::models
