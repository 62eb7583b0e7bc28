#include "core/models/fingerprint.h"

#include "core/dsp/ge2emel.h"
#include "core/models/tensorsizes.h"
#include "core/weights/load.h"

#include <torch/torch.h>

namespace timbre::models {
namespace {

constexpr auto kFingerprint = "voice fingerprint";
constexpr int64_t kWindow = 160, kStep = 80; // mel frames of 10 ms

torch::Tensor unitLength(const torch::Tensor& x)
{
    return x / x.norm(2, -1, true).clamp_min(1e-12); // silence has no direction and stays 0
}

FingerprintConfig configFrom(const weights::TensorMap& tensors)
{
    FingerprintConfig config;
    config.n_mels = sizeOf(tensors, "lstm.weight_ih_l0", 1, kFingerprint);
    config.hidden_size = sizeOf(tensors, "lstm.weight_hh_l0", 1, kFingerprint);
    config.embedding_size = sizeOf(tensors, "linear.weight", 0, kFingerprint);
    config.num_layers = 0;
    while (tensors.contains("lstm.weight_ih_l" + std::to_string(config.num_layers))) {
        ++config.num_layers;
    }
    return config;
}

} // namespace

FingerprintImpl::FingerprintImpl(const FingerprintConfig& config)
    : config(config)
    , lstm(torch::nn::LSTMOptions(config.n_mels, config.hidden_size)
               .num_layers(config.num_layers)
               .batch_first(true))
    , linear(config.hidden_size, config.embedding_size)
{
    register_module("lstm", lstm);
    register_module("linear", linear);
}

torch::Tensor FingerprintImpl::forward(const torch::Tensor& mels)
{
    const auto [sequence, state] = lstm(mels);
    const auto last = std::get<0>(state)[-1]; // the top layer's last hidden state, [B, hidden]
    return unitLength(torch::relu(linear(last)));
}

torch::Tensor FingerprintImpl::windows(const torch::Tensor& samples16k)
{
    auto mels = dsp::ge2eMel(dsp::raisedToLoudness(samples16k)); // [T, n_mels]
    if (mels.size(0) < kWindow) {
        mels = torch::constant_pad_nd(mels, {0, 0, 0, kWindow - mels.size(0)});
    }
    const auto windows = mels.unfold(0, kWindow, kStep).transpose(1, 2); // [B, window, n_mels]
    return forward(windows.contiguous());
}

torch::Tensor FingerprintImpl::whole(const torch::Tensor& windows)
{
    return unitLength(windows.mean(0));
}

torch::Tensor FingerprintImpl::embed(const torch::Tensor& samples16k)
{
    return whole(windows(samples16k));
}

Fingerprint loadFingerprint(const weights::Checkpoint& checkpoint)
{
    Fingerprint network(configFrom(checkpoint.tensors));
    weights::loadInto(*network, checkpoint.tensors, kFingerprint);
    network->eval();
    return network;
}

} // namespace timbre::models
