#pragma once

#include <ATen/core/Tensor.h>

namespace timbre::nn {

/// lengths [B] (int64) -> [B, 1, max_length] with 1 on the first lengths[b] frames, in `options`.
at::Tensor sequenceMask(
    const at::Tensor& lengths, int64_t max_length, const at::TensorOptions& options);

} // namespace timbre::nn
