#include "core/nn/weightnorm.h"

#include <torch/torch.h>

#include <cmath>

namespace timbre::nn {

WeightNormed::WeightNormed(const ConvConfig& config, at::IntArrayRef shape)
    : config(config)
{
    const auto fan_in = double(c10::multiply_integers(shape)) / double(shape[0]);
    const double bound = 1.0 / std::sqrt(fan_in); // as torch starts a convolution
    const auto direction = torch::empty(shape).uniform_(-bound, bound);
    bias = register_parameter("bias", torch::empty({config.out_channels}).uniform_(-bound, bound));
    weight_g = register_parameter("weight_g", at::norm_except_dim(direction, 2, 0));
    weight_v = register_parameter("weight_v", direction);
}

torch::Tensor WeightNormed::weight() const
{
    return m_weight.defined() ? m_weight : at::_weight_norm(weight_v, weight_g, 0);
}

void WeightNormed::fold()
{
    if (m_weight.defined()) {
        return;
    }
    torch::NoGradGuard no_grad;
    auto weight = this->weight().detach();
    if (weight.dim() == 3) {
        weight = onePixelHigh(weight).squeeze(2);
    }
    for (const char* name : {"weight_g", "weight_v"}) {
        parameters_.erase(name);
    }
    weight_g = weight_v = torch::Tensor();
    m_weight = register_parameter("weight", weight, false);
}

NormedConv1dImpl::NormedConv1dImpl(const ConvConfig& c)
    : WeightNormed(c, {c.out_channels, c.in_channels / c.groups, c.kernel_size})
{
}

torch::Tensor NormedConv1dImpl::forward(const torch::Tensor& x)
{
    if (x.dim() == 4) {
        return at::conv2d(x, weight().unsqueeze(2), bias, at::IntArrayRef({1, config.stride}),
            at::IntArrayRef({0, config.padding()}), at::IntArrayRef({1, config.dilation}),
            config.groups);
    }
    return at::conv1d(
        x, weight(), bias, config.stride, config.padding(), config.dilation, config.groups);
}

NormedConvTranspose1dImpl::NormedConvTranspose1dImpl(const ConvConfig& c)
    : WeightNormed(c, {c.in_channels, c.out_channels, c.kernel_size})
{
}

torch::Tensor NormedConvTranspose1dImpl::forward(const torch::Tensor& x)
{
    const int64_t padding = (config.kernel_size - config.stride) / 2;
    if (x.dim() == 4) {
        return at::conv_transpose2d(x, weight().unsqueeze(2), bias,
            at::IntArrayRef({1, config.stride}), at::IntArrayRef({0, padding}));
    }
    return at::conv_transpose1d(x, weight(), bias, config.stride, padding);
}

NormedRowConv2dImpl::NormedRowConv2dImpl(const ConvConfig& c)
    : WeightNormed(c, {c.out_channels, c.in_channels / c.groups, c.kernel_size, 1})
{
}

torch::Tensor NormedRowConv2dImpl::forward(const torch::Tensor& x)
{
    return at::conv2d(x, weight(), bias, {config.stride, 1}, {config.padding(), 0},
        {config.dilation, 1}, config.groups);
}

torch::Tensor onePixelHigh(const torch::Tensor& x)
{
    return x.unsqueeze(2).contiguous(at::MemoryFormat::ChannelsLast);
}

void foldWeightNorm(torch::nn::Module& root)
{
    for (const auto& module : root.modules()) {
        if (auto* layer = dynamic_cast<WeightNormed*>(module.get())) {
            layer->fold();
        }
    }
}

} // namespace timbre::nn
