// sovits - the acoustic model: codes, phones and a speaker in, samples out.
// Versions v1, v2, v2Pro, v2ProPlus of the reference, and the starter model's layout.
// Call from inference under torch::InferenceMode. A loaded network may serve several threads at
// once.

#pragma once

#include "core/models/sovits/config.h"
#include "core/models/sovits/hifigan.h"
#include "core/models/sovits/posterior.h"
#include "core/models/sovits/quantizer.h"
#include "core/models/sovits/sourcefilter.h"
#include "core/models/sovits/textencoder.h"
#include "core/nn/coupling.h"
#include "core/nn/melstyle.h"

#include <torch/nn/modules/activation.h>

#include <span>

namespace timbre::models {

/// One recording of the speaker.
struct Reference {
    at::Tensor spec; ///< [1, filter_length / 2 + 1, T], magnitudes
    at::Tensor sv = {}; ///< [1, sv_dim], undefined for versions without a speaker vector
};

/// What is drawn at random. Undefined members are drawn from the seed.
struct Draws {
    at::Tensor noise = {}; ///< shape of m_p; for source_filter [1, samples]
    at::Tensor phase = {}; ///< source_filter only: [1], in turns
};

struct DecodeOptions {
    double speed = 1.0; ///< above 1 is faster
    double noise_scale = 0.5;
    uint64_t seed = 0; ///< same seed, same samples, on the same device and build
    Draws draws = {};
};

/// For speech in pieces: which part of the codes is new, and how it continues the piece before.
struct StreamOptions {
    int64_t result_tokens = 0; ///< the last so many codes become sound; 0 is all of them
    at::Tensor overlap =
        {}; ///< [1, hidden, frames], the end of the last piece's latent; undefined at the start
};

struct StreamPiece {
    at::Tensor wave; ///< [1, 1, samples]
    at::Tensor latent; ///< [1, hidden, frames] before the change of speed: the next piece's overlap
                       ///< is its end
};

struct SovitsImpl : torch::nn::Module {
    explicit SovitsImpl(const SovitsConfig& config = {});

    /// The speaker of spec [B, bins, T] with mask [B, 1, T] (undefined: all frames are real) and
    /// sv [B, sv_dim] -> [B, gin, 1]
    torch::Tensor ge(
        const torch::Tensor& spec, const torch::Tensor& sv = {}, const torch::Tensor& mask = {});
    /// Mean over several recordings of one speaker.
    torch::Tensor ge(std::span<const Reference> references);

    /// Content features [B, ssl_dim, T] -> [B, ssl_dim, T / frames_per_token]; an odd last frame is
    /// dropped.
    torch::Tensor projected(const torch::Tensor& ssl);
    Nearest nearest(const torch::Tensor& ssl); ///< codes [B, N] and their margins
    torch::Tensor codes(const torch::Tensor& ssl); ///< -> [B, 1, N]

    /// Codes [B, N] -> codebook rows at the latent's rate [B, ssl_dim, frames_per_token * N]
    torch::Tensor quantized(const torch::Tensor& codes) const;
    /// ge as MRTE takes it: [B, mrte_hidden, 1]
    torch::Tensor geForMrte(const torch::Tensor& ge);

    /// codes [1, 1, N], text [1, P] (phone ids of the target only), ge [1, gin, 1]
    Prior encode(const torch::Tensor& codes, const torch::Tensor& text, const torch::Tensor& ge,
        double speed = 1.0);
    /// z_p [1, inter, T] out of the prior; without a flow there is no noise.
    torch::Tensor sampled(const Prior& prior, double noise_scale, const torch::Tensor& noise) const;
    torch::Tensor latent(const torch::Tensor& z_p, const Prior& prior, const torch::Tensor& ge);

    /// -> wave [1, 1, samples] in [-1, 1]. Throws Error(InvalidArgument) for codes or phones the
    /// model does not know, or for nothing to say.
    at::Tensor decode(const at::Tensor& codes, const at::Tensor& text, const at::Tensor& ge,
        const DecodeOptions& options = {});
    /// `codes` are all of the sentence so far.
    StreamPiece decodePiece(const at::Tensor& codes, const at::Tensor& text, const at::Tensor& ge,
        const DecodeOptions& options, const StreamOptions& stream);

    const SovitsConfig config;
    TextEncoder enc_p;
    Hifigan dec = nullptr; ///< one of the two is registered as "dec"
    SourceFilter source_filter = nullptr;
    PosteriorEncoder enc_q = nullptr;
    nn::CouplingFlow flow = nullptr;
    nn::MelStyleEncoder ref_enc;
    torch::nn::Conv1d ssl_proj;
    Quantizer quantizer;
    torch::nn::Linear sv_emb = nullptr, ge_to512 = nullptr;
    torch::nn::PReLU prelu = nullptr;

private:
    torch::Tensor content(
        const torch::Tensor& codes, const torch::Tensor& text, const torch::Tensor& ge);
    at::Tensor wave(const Prior& prior, const at::Tensor& ge, const DecodeOptions& options);
};
TORCH_MODULE(Sovits);

/// In eval mode, float32 on the CPU. `fold` computes the normed weights once: for inference;
/// training needs them apart. Throws what sovitsConfig throws, Error(MismatchedModel) when a tensor
/// is missing or does not fit.
Sovits loadSovits(const weights::Checkpoint& checkpoint, bool fold = true);

} // namespace timbre::models
