// A module's tensors as a checkpoint holds them.

#pragma once

#include "core/weights/checkpoint.h"

#include <torch/nn/module.h>

namespace timbre {

inline weights::TensorMap tensorsOf(const torch::nn::Module& module)
{
    weights::TensorMap tensors;
    for (const auto& item : module.named_parameters()) {
        tensors[item.key()] = item.value().detach().clone();
    }
    for (const auto& item : module.named_buffers()) {
        tensors[item.key()] = item.value().clone();
    }
    return tensors;
}

inline double largestDifference(const at::Tensor& a, const at::Tensor& b)
{
    return (a - b).abs().max().item<double>();
}

} // namespace timbre
