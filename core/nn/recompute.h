#pragma once

#include <ATen/core/Tensor.h>

#include <functional>

namespace timbre::nn {

/// block(x), but nothing of what happens inside is kept for the way back: there the block is
/// computed once more (Chen et al., arXiv:1604.06174). Same values and gradients, dropout and
/// autocast included; less memory, about a third more time. Without gradients it is block(x).
at::Tensor recomputed(
    const std::function<at::Tensor(const at::Tensor&)>& block, const at::Tensor& x);

} // namespace timbre::nn
