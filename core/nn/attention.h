#pragma once

#include <ATen/core/Tensor.h>

namespace timbre::nn {

/// Multi-head scaled dot-product attention (arXiv:1706.03762, section 3.2.2) between tensors that
/// are projected already. C = heads x head width. Without a mask every query sees every key. q [B,
/// Tq, C], k and v [B, Tk, C] -> [B, Tq, C]
at::Tensor attention(const at::Tensor& q, const at::Tensor& k, const at::Tensor& v, int64_t heads);

} // namespace timbre::nn
