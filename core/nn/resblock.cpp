#include "core/nn/resblock.h"

#include "core/nn/names.h"

#include <torch/torch.h>

namespace timbre::nn {

ResBlock1Impl::ResBlock1Impl(
    int64_t channels, int64_t kernel_size, const std::vector<int64_t>& dilations)
{
    for (const int64_t dilation : dilations) {
        ConvConfig config{channels, channels, kernel_size};
        convs2.emplace_back(config);
        config.dilation = dilation;
        convs1.emplace_back(config);
    }
    registerList(*this, "convs1", convs1);
    registerList(*this, "convs2", convs2);
}

torch::Tensor ResBlock1Impl::forward(torch::Tensor x)
{
    for (size_t i = 0; i < convs1.size(); ++i) {
        auto y = convs1[i](at::leaky_relu(x, kLeakySlope));
        y = convs2[i](at::leaky_relu_(y, kLeakySlope));
        x = y.add_(x);
    }
    return x;
}

} // namespace timbre::nn
