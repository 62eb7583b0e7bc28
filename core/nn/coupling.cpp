#include "core/nn/coupling.h"

#include "core/nn/names.h"

#include <torch/torch.h>

#include <string>

namespace timbre::nn {

CouplingLayerImpl::CouplingLayerImpl(int64_t channels, const WaveNetConfig& config)
    : pre(torch::nn::Conv1dOptions(channels / 2, config.hidden_channels, 1))
    , enc(config)
    , post(torch::nn::Conv1dOptions(config.hidden_channels, channels / 2, 1))
{
    register_module("pre", pre);
    register_module("enc", enc);
    register_module("post", post);
    torch::nn::init::zeros_(post->weight); // training starts at the identity
    torch::nn::init::zeros_(post->bias);
}

torch::Tensor CouplingLayerImpl::forward(
    const torch::Tensor& x, const torch::Tensor& x_mask, const torch::Tensor& g, bool reverse)
{
    const auto halves = x.chunk(2, 1);
    const auto m = post(enc(pre(halves[0]) * x_mask, x_mask, g)) * x_mask; // [B, C / 2, T]
    const auto shifted = reverse ? (halves[1] - m) * x_mask : m + halves[1] * x_mask;
    return torch::cat({halves[0], shifted}, 1);
}

CouplingFlowImpl::CouplingFlowImpl(int64_t channels, int64_t n_flows, const WaveNetConfig& config)
{
    auto& list = registerGroup(*this, "flows");
    for (int64_t i = 0; i < n_flows; ++i) {
        flows.emplace_back(channels, config);
        list.register_module(std::to_string(2 * i), flows.back());
    }
}

torch::Tensor CouplingFlowImpl::forward(
    torch::Tensor x, const torch::Tensor& x_mask, const torch::Tensor& g, bool reverse)
{
    if (!reverse) {
        for (auto& flow : flows) {
            x = flow(x, x_mask, g).flip({1});
        }
        return x;
    }
    for (auto flow = flows.rbegin(); flow != flows.rend(); ++flow) {
        x = (*flow)(x.flip({1}), x_mask, g, true);
    }
    return x;
}

} // namespace timbre::nn
