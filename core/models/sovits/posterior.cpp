#include "core/models/sovits/posterior.h"

#include <torch/torch.h>

namespace timbre::models {

PosteriorEncoderImpl::PosteriorEncoderImpl(const SovitsConfig& c)
    : pre(torch::nn::Conv1dOptions(c.specChannels(), c.hidden_channels, 1))
    , enc(nn::WaveNetConfig{
          .hidden_channels = c.hidden_channels, .n_layers = 16, .gin_channels = c.gin_channels})
    , proj(torch::nn::Conv1dOptions(c.hidden_channels, 2 * c.inter_channels, 1))
{
    register_module("pre", pre);
    register_module("enc", enc);
    register_module("proj", proj);
}

Posterior PosteriorEncoderImpl::forward(const torch::Tensor& spec, const torch::Tensor& mask,
    const torch::Tensor& ge, const torch::Tensor& noise)
{
    const auto x = enc(pre(spec) * mask, mask, ge.detach()); // [B, hidden, T]
    const auto stats = (proj(x) * mask).chunk(2, 1); // [B, inter, T] each
    return {(stats[0] + noise * stats[1].exp()) * mask, stats[0], stats[1]};
}

} // namespace timbre::models
