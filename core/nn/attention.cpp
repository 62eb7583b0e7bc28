#include "core/nn/attention.h"

#include <torch/torch.h>

namespace timbre::nn {
namespace {

at::Tensor splitHeads(const at::Tensor& x, int64_t heads) // [B, T, C] -> [B, heads, T, C / heads]
{
    return x.unflatten(-1, {heads, x.size(-1) / heads}).transpose(1, 2);
}

} // namespace

at::Tensor attention(const at::Tensor& q, const at::Tensor& k, const at::Tensor& v, int64_t heads)
{
    const auto y = torch::scaled_dot_product_attention(
        splitHeads(q, heads), splitHeads(k, heads), splitHeads(v, heads));
    return y.transpose(1, 2).flatten(2);
}

} // namespace timbre::nn
