#pragma once

#include "core/weights/checkpoint.h"

#include <torch/nn/modules/linear.h>
#include <torch/nn/modules/rnn.h>

namespace timbre::models {

struct FingerprintConfig { // defaults: Resemblyzer's network
    int64_t n_mels = 40, hidden_size = 256, num_layers = 3, embedding_size = 256;
};

/// A voice as a point on the unit sphere (GE2E, arXiv:1710.10467): an LSTM over windows of 1.6 s.
struct FingerprintImpl : torch::nn::Module {
    explicit FingerprintImpl(const FingerprintConfig& config = {});

    /// mels [B, 160, n_mels] of dsp::ge2eMel -> [B, embedding_size], each of length 1
    torch::Tensor forward(const torch::Tensor& mels);

    /// samples16k [n] at 16 kHz in [-1, 1], n >= 1 -> [embedding_size] of length 1: the mean over
    /// windows every 0.8 s. The cosine of two of them tells how alike the voices are.
    torch::Tensor embed(const torch::Tensor& samples16k);

    /// Its two halves: samples16k [n] -> of each window [B, embedding_size] -> of the whole.
    torch::Tensor windows(const torch::Tensor& samples16k);
    static torch::Tensor whole(const torch::Tensor& windows);

    FingerprintConfig config;
    torch::nn::LSTM lstm;
    torch::nn::Linear linear;
};
TORCH_MODULE(Fingerprint);

/// From fingerprint.safetensors: eval mode, float32.
Fingerprint loadFingerprint(const weights::Checkpoint& checkpoint);

} // namespace timbre::models
