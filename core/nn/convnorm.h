#pragma once

#include <torch/nn/modules/batchnorm.h>
#include <torch/nn/modules/conv.h>

namespace timbre::nn {

/// A 2-d convolution and the batch norm behind it, which a checkpoint stores under two unrelated
/// names: the owner registers both. fold() makes them one convolution for inference.
class ConvNorm {
public:
    ConvNorm(const torch::nn::Conv2dOptions& conv, bool bias = false);

    /// x [B, C, F, T]. Not folded: in eval mode with the running statistics.
    at::Tensor operator()(const at::Tensor& x);

    /// Once, after loading: conv.weight takes the norm's scale, the norm's bias what is added. The
    /// other tensors of the norm are of no use from then on; all of them keep following the module
    /// to another device.
    void fold();

    torch::nn::Conv2d conv;
    torch::nn::BatchNorm2d norm;

private:
    bool m_folded = false;
};

} // namespace timbre::nn
