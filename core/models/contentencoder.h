#pragma once

#include "core/models/whisper.h"

namespace timbre::models {

/// The base model's content features: the first layers of a Whisper encoder, without the clip's
/// mean, which takes most of the speaker out.
struct ContentEncoderImpl : torch::nn::Module {
    explicit ContentEncoderImpl(const WhisperConfig& config);

    /// samples16k [n] at 16 kHz in [-1, 1], 640 <= n <= 29.8 s -> [1, T, width], T = 2 * (n / 640):
    /// 50 frames/s. Another length: Error(BadReference).
    torch::Tensor forward(const torch::Tensor& samples16k);

    /// The same before the mean is taken off.
    torch::Tensor hidden(const torch::Tensor& samples16k);

    /// What the network takes: the clip's log mel with the silence behind it, [1, n_mels, frames].
    torch::Tensor logMel(const torch::Tensor& samples16k);

    WhisperEncoder encoder;
};
TORCH_MODULE(ContentEncoder);

/// From content-encoder.safetensors: eval mode, float32.
ContentEncoder loadContentEncoder(const weights::Checkpoint& checkpoint);

} // namespace timbre::models
