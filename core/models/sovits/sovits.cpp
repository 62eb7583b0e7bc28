#include "core/models/sovits/sovits.h"

#include "core/base/error.h"
#include "core/nn/random.h"
#include "core/weights/load.h"

#include <torch/torch.h>

#include <algorithm>
#include <numbers>

namespace timbre::models {
namespace {

/// Frames that one pass of the generator may take; more go through in pieces, so that memory stays
/// flat.
constexpr int64_t kGeneratorFrames = 500;

torch::nn::Conv1d sslProjection(const SovitsConfig& c)
{
    return torch::nn::Conv1d(torch::nn::Conv1dOptions(c.ssl_dim, c.ssl_dim, c.frames_per_token)
                                 .stride(c.frames_per_token));
}

nn::MelStyleConfig styleConfig(const SovitsConfig& c)
{
    return {.in_channels = c.ref_channels,
        .style_hidden = c.ref_hidden,
        .style_vector_dim = c.gin_channels};
}

void requireIds(const at::Tensor& ids, int64_t limit, const char* what)
{
    if (ids.numel() == 0) {
        throw Error(ErrorKind::InvalidArgument, what, "There is nothing to speak.");
    }
    if (ids.min().item<int64_t>() < 0 || ids.max().item<int64_t>() >= limit) {
        throw Error(ErrorKind::InvalidArgument, what,
            "The acoustic model does not know one of them; it belongs to another version.");
    }
}

/// The first frames of y fade in over the frames kept from the piece before.
torch::Tensor crossFaded(const torch::Tensor& y, const torch::Tensor& overlap)
{
    const int64_t frames = overlap.size(2);
    const auto window =
        (torch::arange(2 * frames, y.options()) * (std::numbers::pi / double(2 * frames))).sin();
    const auto mixed = window.narrow(0, 0, frames) * y.narrow(2, 0, frames)
        + window.narrow(0, frames, frames) * overlap;
    return torch::cat({mixed, y.slice(2, frames)}, 2);
}

} // namespace

SovitsImpl::SovitsImpl(const SovitsConfig& c)
    : config(c)
    , enc_p(c)
    , ref_enc(styleConfig(c))
    , ssl_proj(sslProjection(c))
    , quantizer(c.codebook_size, c.ssl_dim)
{
    register_module("enc_p", enc_p);
    if (c.generator == "hifigan") {
        dec = register_module("dec", Hifigan(c));
    } else {
        source_filter = register_module("dec", SourceFilter(c));
    }
    if (c.has_posterior) {
        enc_q = register_module("enc_q", PosteriorEncoder(c));
    }
    if (c.has_flow) {
        const nn::WaveNetConfig layers{
            .hidden_channels = c.hidden_channels, .gin_channels = c.gin_channels};
        flow = register_module("flow", nn::CouplingFlow(c.inter_channels, 4, layers));
    }
    register_module("ref_enc", ref_enc);
    register_module("ssl_proj", ssl_proj);
    register_module("quantizer", quantizer);
    if (c.sv_dim > 0) {
        sv_emb = register_module("sv_emb", torch::nn::Linear(c.sv_dim, c.gin_channels));
    }
    if (c.has_ge_to512) {
        ge_to512 = register_module("ge_to512", torch::nn::Linear(c.gin_channels, c.mrte_hidden));
    }
    if (c.sv_dim > 0) {
        prelu = register_module(
            "prelu", torch::nn::PReLU(torch::nn::PReLUOptions().num_parameters(c.gin_channels)));
    }
}

torch::Tensor SovitsImpl::ge(
    const torch::Tensor& spec, const torch::Tensor& sv, const torch::Tensor& mask)
{
    const auto real =
        mask.defined() ? mask : torch::ones({spec.size(0), 1, spec.size(2)}, spec.options());
    auto style = ref_enc(spec.narrow(1, 0, config.ref_channels) * real, real); // [B, gin, 1]
    if (sv_emb) {
        style = prelu(style + sv_emb(sv).unsqueeze(2));
    }
    return style;
}

torch::Tensor SovitsImpl::ge(std::span<const Reference> references)
{
    std::vector<torch::Tensor> styles;
    for (const Reference& reference : references) {
        styles.push_back(ge(reference.spec, reference.sv));
    }
    return torch::stack(styles).mean(0);
}

torch::Tensor SovitsImpl::projected(const torch::Tensor& ssl)
{
    return ssl_proj(ssl);
}

Nearest SovitsImpl::nearest(const torch::Tensor& ssl)
{
    return quantizer->nearest(projected(ssl));
}

torch::Tensor SovitsImpl::codes(const torch::Tensor& ssl)
{
    return nearest(ssl).codes.unsqueeze(1);
}

torch::Tensor SovitsImpl::quantized(const torch::Tensor& codes) const
{
    return quantizer->rows(codes).repeat_interleave(config.frames_per_token, 2);
}

torch::Tensor SovitsImpl::geForMrte(const torch::Tensor& ge)
{
    return ge_to512 ? ge_to512(ge.transpose(1, 2)).transpose(1, 2) : ge;
}

torch::Tensor SovitsImpl::content(
    const torch::Tensor& codes, const torch::Tensor& text, const torch::Tensor& ge)
{
    requireIds(codes, config.codebook_size, "codes");
    requireIds(text, config.n_phones, "phones");
    const auto rows = quantized(codes.select(1, 0)); // [1, ssl_dim, T]
    const auto y_mask = torch::ones({1, 1, rows.size(2)}, rows.options());
    const auto text_mask = torch::ones({1, 1, text.size(1)}, rows.options());
    return enc_p->content(rows, y_mask, text, text_mask, geForMrte(ge));
}

Prior SovitsImpl::encode(
    const torch::Tensor& codes, const torch::Tensor& text, const torch::Tensor& ge, double speed)
{
    const auto y = content(codes, text, ge);
    return enc_p->prior(y, torch::ones({1, 1, y.size(2)}, y.options()), speed);
}

torch::Tensor SovitsImpl::sampled(
    const Prior& prior, double noise_scale, const torch::Tensor& noise) const
{
    return flow ? prior.m_p + noise * prior.logs_p.exp() * noise_scale : prior.m_p;
}

torch::Tensor SovitsImpl::latent(
    const torch::Tensor& z_p, const Prior& prior, const torch::Tensor& ge)
{
    return flow ? flow(z_p, prior.y_mask, ge, true) : z_p;
}

at::Tensor SovitsImpl::wave(const Prior& prior, const at::Tensor& ge, const DecodeOptions& options)
{
    nn::Random random(options.seed);
    if (source_filter) {
        const int64_t samples = prior.m_p.size(2) * config.hop_length;
        const auto& draws = options.draws;
        const auto phase = draws.phase.defined() ? draws.phase : random.uniform({1});
        const auto noise = draws.noise.defined() ? draws.noise : random.normal({1, samples});
        return source_filter(latent(prior.m_p, prior, ge), ge, phase.to(ge.device()), noise.to(ge));
    }
    const auto noise =
        options.draws.noise.defined() ? options.draws.noise : random.normal(prior.m_p.sizes());
    const auto z = latent(sampled(prior, options.noise_scale, noise.to(ge)), prior, ge);
    return dec->inChunks(z * prior.y_mask, ge, kGeneratorFrames);
}

at::Tensor SovitsImpl::decode(const at::Tensor& codes, const at::Tensor& text, const at::Tensor& ge,
    const DecodeOptions& options)
{
    return wave(encode(codes, text, ge, options.speed), ge, options);
}

StreamPiece SovitsImpl::decodePiece(const at::Tensor& codes, const at::Tensor& text,
    const at::Tensor& ge, const DecodeOptions& options, const StreamOptions& stream)
{
    auto y = content(codes, text, ge);
    if (stream.result_tokens > 0) {
        const int64_t frames = std::min(y.size(2), config.frames_per_token * stream.result_tokens);
        y = y.slice(2, y.size(2) - frames);
    }
    if (stream.overlap.defined()) {
        y = crossFaded(y, stream.overlap);
    }
    const auto prior = enc_p->prior(y, torch::ones({1, 1, y.size(2)}, y.options()), options.speed);
    return {wave(prior, ge, options), y};
}

Sovits loadSovits(const weights::Checkpoint& checkpoint, bool fold)
{
    Sovits sovits(sovitsConfig(checkpoint));
    weights::loadInto(*sovits, checkpoint.tensors, checkpoint.path.string());
    sovits->eval();
    if (fold) {
        nn::foldWeightNorm(*sovits);
    }
    return sovits;
}

} // namespace timbre::models
