#include "core/models/sovits/quantizer.h"

#include "core/nn/names.h"

#include <torch/torch.h>

namespace timbre::models {

QuantizerImpl::QuantizerImpl(int64_t codebook_size, int64_t dim)
{
    auto& vq = nn::registerGroup(*this, "vq");
    auto& layer = nn::registerGroup(nn::registerGroup(vq, "layers"), "0");
    auto& codebook = nn::registerGroup(layer, "_codebook");
    // The statistics that k-means training leaves in the file; carried along, never read.
    codebook.register_buffer("inited", torch::ones({1}));
    codebook.register_buffer("cluster_size", torch::zeros({codebook_size}));
    embed = codebook.register_buffer("embed", torch::randn({codebook_size, dim}));
    codebook.register_buffer("embed_avg", embed.clone());
}

Nearest QuantizerImpl::nearest(const torch::Tensor& x) const
{
    const auto frames = x.transpose(1, 2).reshape({-1, embed.size(1)}); // [B * N, dim]
    const auto distance = frames.pow(2).sum(1, true) - 2 * at::matmul(frames, embed.t())
        + embed.pow(2).sum(1).unsqueeze(0); // [B * N, codebook_size]
    const auto two = std::get<0>(at::topk(distance, 2, 1, false));
    const auto shape = {x.size(0), x.size(2)};
    return {distance.argmin(1).view(shape), (two.select(1, 1) - two.select(1, 0)).view(shape)};
}

torch::Tensor QuantizerImpl::rows(const torch::Tensor& codes) const
{
    return at::embedding(embed, codes).transpose(1, 2);
}

} // namespace timbre::models
