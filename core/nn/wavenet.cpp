#include "core/nn/wavenet.h"

#include "core/nn/names.h"

#include <torch/torch.h>

namespace timbre::nn {
namespace {

int64_t dilationOf(const WaveNetConfig& config, int64_t layer)
{
    int64_t dilation = 1;
    for (int64_t i = 0; i < layer; ++i) {
        dilation *= config.dilation_rate;
    }
    return dilation;
}

} // namespace

WaveNetImpl::WaveNetImpl(const WaveNetConfig& c)
    : cond_layer(ConvConfig{c.gin_channels, 2 * c.hidden_channels * c.n_layers, 1})
    , drop(c.p_dropout)
    , m_channels(c.hidden_channels)
{
    for (int64_t layer = 0; layer < c.n_layers; ++layer) {
        const bool last = layer == c.n_layers - 1; // it has nobody to hand a residual to
        in_layers.emplace_back(ConvConfig{.in_channels = m_channels,
            .out_channels = 2 * m_channels,
            .kernel_size = c.kernel_size,
            .dilation = dilationOf(c, layer)});
        res_skip_layers.emplace_back(ConvConfig{m_channels, last ? m_channels : 2 * m_channels, 1});
    }
    registerList(*this, "in_layers", in_layers);
    registerList(*this, "res_skip_layers", res_skip_layers);
    register_module("drop", drop);
    register_module("cond_layer", cond_layer);
}

torch::Tensor WaveNetImpl::forward(
    torch::Tensor x, const torch::Tensor& x_mask, const torch::Tensor& g)
{
    const auto conditions = cond_layer(g).chunk(int64_t(in_layers.size()), 1); // each [B, 2C, 1]
    torch::Tensor output;
    for (size_t layer = 0; layer < in_layers.size(); ++layer) {
        const auto halves = (in_layers[layer](x) + conditions[layer]).chunk(2, 1);
        const auto acts = drop(torch::tanh(halves[0]) * torch::sigmoid(halves[1])); // [B, C, T]
        auto skip = res_skip_layers[layer](acts);
        if (layer + 1 < in_layers.size()) {
            x = (x + skip.narrow(1, 0, m_channels)) * x_mask;
            skip = skip.narrow(1, m_channels, m_channels);
        }
        output = output.defined() ? output + skip : skip;
    }
    return output * x_mask;
}

} // namespace timbre::nn
