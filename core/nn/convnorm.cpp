#include "core/nn/convnorm.h"

#include <torch/torch.h>

namespace timbre::nn {

ConvNorm::ConvNorm(const torch::nn::Conv2dOptions& options, bool bias)
    : conv(torch::nn::Conv2dOptions(options).bias(bias))
    , norm(options.out_channels())
{
}

at::Tensor ConvNorm::operator()(const at::Tensor& x)
{
    if (!m_folded) {
        return norm(conv(x));
    }
    const auto& options = conv->options;
    return torch::conv2d(x, conv->weight, norm->bias, options.stride(),
        std::get<torch::ExpandingArray<2>>(options.padding()));
}

void ConvNorm::fold()
{
    torch::NoGradGuard no_grad;
    const auto scale = norm->weight / torch::sqrt(norm->running_var + norm->options.eps()); // [C]
    const auto mean = conv->bias.defined() ? norm->running_mean - conv->bias : norm->running_mean;
    norm->bias.sub_(mean * scale);
    conv->weight.mul_(scale.view({-1, 1, 1, 1}));
    m_folded = true;
}

} // namespace timbre::nn
