#include "core/models/contentencoder.h"

#include "core/base/error.h"
#include "core/dsp/whispermel.h"
#include "core/weights/load.h"

#include <torch/torch.h>

namespace timbre::models {
namespace {

constexpr auto kContentEncoder = "content encoder";
constexpr int64_t kFrame = 320; // samples: 50 frames/s
constexpr int64_t kCode = 2 * kFrame; // samples of one code of two frames
constexpr int64_t kTail = 3200; // silence behind the clip, as in training

/// Zeros to a multiple of a frame, and the tail.
torch::Tensor padded(const torch::Tensor& samples)
{
    const auto n = samples.size(0);
    const auto whole = (n + kFrame - 1) / kFrame * kFrame;
    return torch::constant_pad_nd(samples, {0, whole - n + kTail});
}

} // namespace

ContentEncoderImpl::ContentEncoderImpl(const WhisperConfig& config)
    : encoder(config)
{
    register_module("encoder", encoder);
}

torch::Tensor ContentEncoderImpl::logMel(const torch::Tensor& samples16k)
{
    const auto n = samples16k.dim() == 1 ? samples16k.size(0) : 0;
    const auto longest = encoder->config.audio_positions * kFrame - kTail;
    if (n < kCode || n > longest) {
        throw Error(ErrorKind::BadReference, kContentEncoder,
            "The clip must last from 0.04 to 29.8 seconds.");
    }
    return dsp::whisperMel(padded(samples16k)).unsqueeze(0);
}

torch::Tensor ContentEncoderImpl::hidden(const torch::Tensor& samples16k)
{
    const auto x = encoder(logMel(samples16k)); // 50 frames/s, the silence included
    return x.slice(1, 0, 2 * (samples16k.size(0) / kCode));
}

torch::Tensor ContentEncoderImpl::forward(const torch::Tensor& samples16k)
{
    const auto x = hidden(samples16k);
    return x - x.mean(1, true);
}

ContentEncoder loadContentEncoder(const weights::Checkpoint& checkpoint)
{
    ContentEncoder network(whisperConfigFrom(checkpoint.tensors));
    weights::loadInto(*network, checkpoint.tensors, kContentEncoder);
    network->eval();
    return network;
}

} // namespace timbre::models
