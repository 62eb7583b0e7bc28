#include "core/inference/synthesizer.h"

#include <torch/torch.h>

#include <algorithm>
#include <numeric>

namespace timbre::inference {
namespace {

using models::Decoded;

torch::Tensor asRow(const std::vector<int64_t>& values)
{
    return torch::tensor(values, torch::kInt64).unsqueeze(0); // [1, N]
}

/// bert of the prompt and of the piece, side by side; undefined when neither has any.
torch::Tensor joinedBert(const Prompt& prompt, const Piece& piece)
{
    if (!prompt.bert.defined() && !piece.bert.defined()) {
        return {};
    }
    const auto width = (piece.bert.defined() ? piece.bert : prompt.bert).size(0);
    const auto orZeros = [&](const torch::Tensor& bert, size_t phones) {
        return bert.defined() ? bert : torch::zeros({width, int64_t(phones)});
    };
    return torch::cat(
        {orZeros(prompt.bert, prompt.phones.size()), orZeros(piece.bert, piece.phones.size())}, 1);
}

} // namespace

Synthesizer::Synthesizer(models::Gpt gpt, models::Sovits sovits, at::Tensor ge, Prompt prompt)
    : m_gpt(std::move(gpt))
    , m_sovits(std::move(sovits))
    , m_ge(std::move(ge))
    , m_prompt(std::move(prompt))
{
}

models::GptInput Synthesizer::input(const Piece& piece) const
{
    models::GptInput input;
    input.phones = m_prompt.phones;
    input.phones.insert(input.phones.end(), piece.phones.begin(), piece.phones.end());
    input.bert = joinedBert(m_prompt, piece);
    input.prompt = m_prompt.codes;
    input.text_begin = int64_t(m_prompt.phones.size());
    input.stream = piece.stream;
    return input;
}

std::vector<Decoded> Synthesizer::decode(
    std::span<const Piece> pieces, const SynthesisOptions& options)
{
    std::vector<models::GptInput> inputs;
    for (const Piece& piece : pieces) {
        inputs.push_back(input(piece));
    }
    const bool alone = inputs.size() == 1;
    auto decoded = alone ? std::vector{models::decodeNaive(*m_gpt, inputs.front(), options.decode)}
                         : models::decodeBatched(*m_gpt, inputs, options.decode);
    for (Decoded& one : decoded) {
        for (int& phone : one.phone_of_token) {
            phone -= int(m_prompt.phones.size());
        }
    }
    return decoded;
}

Speech Synthesizer::render(
    const Piece& piece, const Decoded& decoded, const SynthesisOptions& options)
{
    Speech speech;
    speech.codes = options.decode.strict_compatibility ? referenceCodes(decoded) : decoded.tokens;
    speech.phone_of_token = decoded.phone_of_token;
    speech.redraws = decoded.redraws;
    speech.doubtful = decoded.reached_cap || decoded.tokens.empty();
    speech.wave = speech.codes.empty()
        ? torch::zeros({0})
        : acoustic(speech.codes, piece.phones, piece.stream, options);
    return speech;
}

/// A slice from minus nothing is everything: the reference speaks the prompt when nothing was
/// generated.
std::vector<int64_t> Synthesizer::referenceCodes(const Decoded& decoded) const
{
    return decoded.tokens.empty() ? m_prompt.codes : decoded.tokens;
}

at::Tensor Synthesizer::acoustic(std::vector<int64_t> codes, std::vector<int64_t> phones,
    uint64_t stream, const SynthesisOptions& options)
{
    models::DecodeOptions acoustic;
    acoustic.speed = options.speed;
    acoustic.noise_scale = options.noise_scale;
    acoustic.seed = options.seed * 0x9E3779B97F4A7C15ull + stream; // each sentence its own noise
    if (options.noise) {
        acoustic.draws.noise = options.noise();
    }
    const auto device = m_ge.device();
    const auto wave = m_sovits->decode(
        asRow(codes).unsqueeze(0).to(device), asRow(phones).to(device), m_ge, acoustic);
    return wave.flatten().cpu();
}

std::vector<Speech> Synthesizer::speakAsReference(std::span<const Piece> pieces,
    const ReferenceBatching& batching, const SynthesisOptions& options)
{
    ReferenceBatching used = batching;
    used.bucketing = batching.bucketing && options.speed == 1.0;
    std::vector<Speech> speeches(pieces.size());
    for (const auto& batch : referenceBatches(pieces, used)) {
        std::vector<models::GptInput> inputs;
        for (const size_t i : batch) {
            inputs.push_back(input(pieces[i]));
        }
        std::vector<Decoded> decoded;
        if (batching.parallel) {
            decoded = models::decodeBatched(*m_gpt, inputs, options.decode);
        } else {
            for (const auto& one : inputs) {
                decoded.push_back(models::decodeNaive(*m_gpt, one, options.decode));
            }
        }
        renderBatch(pieces, batch, decoded, options, speeches);
    }
    return speeches;
}

void Synthesizer::renderBatch(std::span<const Piece> pieces, const std::vector<size_t>& batch,
    const std::vector<Decoded>& decoded, const SynthesisOptions& options,
    std::vector<Speech>& speeches)
{
    if (options.speed != 1.0) {
        for (size_t i = 0; i < batch.size(); ++i) {
            speeches[batch[i]] = render(pieces[batch[i]], decoded[i], options);
        }
        return;
    }
    std::vector<int64_t> codes, phones;
    for (size_t i = 0; i < batch.size(); ++i) {
        Speech& speech = speeches[batch[i]];
        speech.codes = referenceCodes(decoded[i]);
        speech.doubtful = decoded[i].reached_cap || decoded[i].tokens.empty();
        codes.insert(codes.end(), speech.codes.begin(), speech.codes.end());
        const auto& own = pieces[batch[i]].phones;
        phones.insert(phones.end(), own.begin(), own.end());
    }
    const auto wave = acoustic(codes, phones, pieces[batch.front()].stream, options);
    int64_t begin = 0;
    for (const size_t i : batch) {
        const int64_t samples =
            int64_t(speeches[i].codes.size()) * m_sovits->config.samplesPerToken();
        speeches[i].wave = wave.slice(0, begin, begin + samples);
        begin += samples;
    }
}

std::vector<std::vector<size_t>> referenceBatches(
    std::span<const Piece> pieces, const Synthesizer::ReferenceBatching& batching)
{
    std::vector<size_t> order(pieces.size());
    std::iota(order.begin(), order.end(), size_t(0));
    const auto length = [&](size_t i) { return double(pieces[order[i]].norm_length); };
    const auto alike = [&](size_t begin, size_t end) {
        double sum = 0.0;
        for (size_t i = begin; i < end; ++i) {
            sum += length(i);
        }
        return length(begin + (end - begin) / 2) / (sum / double(end - begin) + 1e-8) >= 0.75;
    };
    if (batching.bucketing) {
        std::stable_sort(order.begin(), order.end(),
            [&](size_t a, size_t b) { return pieces[a].norm_length < pieces[b].norm_length; });
    }
    std::vector<std::vector<size_t>> batches;
    for (size_t begin = 0; begin < order.size();) {
        size_t end = std::min(begin + size_t(batching.batch_size), order.size());
        while (batching.bucketing && end - begin > 1 && !alike(begin, end)) {
            --end;
        }
        batches.emplace_back(
            order.begin() + std::ptrdiff_t(begin), order.begin() + std::ptrdiff_t(end));
        begin = end;
    }
    return batches;
}

} // namespace timbre::inference
