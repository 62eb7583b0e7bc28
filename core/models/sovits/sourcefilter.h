#pragma once

#include "core/models/sovits/config.h"

#include <torch/nn/modules/conv.h>
#include <torch/nn/modules/linear.h>
#include <torch/nn/modules/normalization.h>

#include <vector>

namespace timbre::models {

/// Depthwise convolution, normalisation that the speaker shifts and scales, two linear layers,
/// residual (ConvNeXt, arXiv:2201.03545, with FiLM, arXiv:1709.07871).
struct FilmBlockImpl : torch::nn::Module {
    FilmBlockImpl(int64_t channels, int64_t gin_channels);

    /// x [B, C, T], ge [B, gin] -> [B, C, T]
    torch::Tensor forward(const torch::Tensor& x, const torch::Tensor& ge);

    torch::Tensor gamma; ///< [C]
    torch::nn::Conv1d dwconv;
    torch::nn::LayerNorm norm;
    torch::nn::Linear film, pw1, pw2;
};
TORCH_MODULE(FilmBlock);

/// What the network says about the voice, one row per `hop` samples.
struct SourceFrames {
    torch::Tensor f0_head; ///< [B, T], log f0 is 0.4 * f0_head + 5.1 (natural, of Hz)
    torch::Tensor voiced_head; ///< [B, T], voiced above 0
    torch::Tensor f0; ///< [B, T] in Hz, 0 where unvoiced
    torch::Tensor envelopes; ///< [B, T, 2 * bands], log amplitudes: harmonic, noise
};

/// Hz -> what f0_head should say.
torch::Tensor scaledLogF0(const torch::Tensor& f0);

/// Harmonic plus noise generator of the starter model, as neural source-filter vocoders
/// (arXiv:1904.12088): a pulse train and white noise, each shaped by an envelope per frame.
struct SourceFilterImpl : torch::nn::Module {
    explicit SourceFilterImpl(const SovitsConfig& config);

    /// z [B, inter, T] (two frames of `hop` each), ge [B, gin, 1]. f0 [B, 2T] in Hz, 0 where
    /// unvoiced, takes the place of what the heads say (training); undefined: theirs counts.
    SourceFrames frames(
        const torch::Tensor& z, const torch::Tensor& ge, const torch::Tensor& f0 = {});
    /// f0 [B, F] in Hz -> pulses [B, F * hop]; phase [B] in turns at the start.
    torch::Tensor source(const torch::Tensor& f0, const torch::Tensor& phase) const;
    /// source and noise [B, S] (noise of variance 1), envelopes [B, F, 2 * bands] -> wave [B, 1, S]
    torch::Tensor filter(const torch::Tensor& source, const torch::Tensor& noise,
        const torch::Tensor& envelopes) const;

    torch::Tensor forward(const torch::Tensor& z, const torch::Tensor& ge,
        const torch::Tensor& phase, const torch::Tensor& noise);

    torch::Tensor bands; ///< [fft / 2 + 1, bands], how each bin mixes the bands
    torch::nn::Conv1d conv_pre, f0_conv1, f0_conv2, f0_in;
    std::vector<FilmBlock> blocks1, blocks2;
    torch::nn::LayerNorm norm_post;
    torch::nn::Linear env;

private:
    torch::Tensor spectrum(const torch::Tensor& x) const;

    int64_t m_sampling_rate, m_fft, m_hop, m_bands;
};
TORCH_MODULE(SourceFilter);

} // namespace timbre::models
