#include "core/models/sovits/hifigan.h"

#include "core/nn/names.h"
#include "core/nn/recompute.h"

#include <torch/torch.h>

#include <algorithm>

namespace timbre::models {
namespace {

torch::nn::Conv1d conv(int64_t in, int64_t out, int64_t kernel_size, bool bias)
{
    return torch::nn::Conv1d(
        torch::nn::Conv1dOptions(in, out, kernel_size).padding(kernel_size / 2).bias(bias));
}

/// Samples to one side that a sample behind a residual block depends on.
int64_t reach(int64_t kernel_size, const std::vector<int64_t>& dilations)
{
    int64_t samples = 0;
    for (const int64_t dilation : dilations) {
        samples += (kernel_size - 1) / 2 * (dilation + 1); // the dilated one and the plain one
    }
    return samples;
}

} // namespace

HifiganImpl::HifiganImpl(const SovitsConfig& c)
    : conv_pre(conv(c.inter_channels, c.upsample_initial_channel, 7, true))
    , conv_post(conv(c.upsample_initial_channel >> c.upsample_rates.size(), 1, 7, false))
    , cond(conv(c.gin_channels, c.upsample_initial_channel, 1, true))
    , m_config(c)
{
    for (size_t i = 0; i < c.upsample_rates.size(); ++i) {
        const int64_t in = c.upsample_initial_channel >> i;
        ups.emplace_back(nn::ConvConfig{.in_channels = in,
            .out_channels = in / 2,
            .kernel_size = c.upsample_kernel_sizes[i],
            .stride = c.upsample_rates[i]});
        for (size_t k = 0; k < c.resblock_kernel_sizes.size(); ++k) {
            resblocks.emplace_back(
                in / 2, c.resblock_kernel_sizes[k], c.resblock_dilation_sizes[k]);
        }
    }
    register_module("conv_pre", conv_pre);
    nn::registerList(*this, "ups", ups);
    nn::registerList(*this, "resblocks", resblocks);
    register_module("conv_post", conv_post);
    register_module("cond", cond);
}

torch::Tensor HifiganImpl::forward(torch::Tensor x, const torch::Tensor& ge)
{
    x = conv_pre(x) + cond(ge); // [B, upsample_initial_channel, T]
    if (c10::InferenceMode::is_enabled() && x.is_cpu()) {
        x = nn::onePixelHigh(x);
    }
    for (size_t i = 0; i < ups.size(); ++i) {
        // half the channels, upsample_rates[i] times the frames
        x = recompute ? nn::recomputed([this, i](const auto& y) { return stage(y, i); }, x)
                      : stage(x, i);
    }
    if (x.dim() == 4) {
        x = x.squeeze(2);
    }
    return conv_post(at::leaky_relu_(x, 0.01))
        .tanh_(); // not kLeakySlope: the reference's default here
}

torch::Tensor HifiganImpl::stage(torch::Tensor x, size_t index)
{
    const size_t kernels = m_config.resblock_kernel_sizes.size();
    x = ups[index](at::leaky_relu(x, nn::kLeakySlope));
    torch::Tensor sum;
    for (size_t k = 0; k < kernels; ++k) {
        const auto y = resblocks[index * kernels + k](x);
        sum = sum.defined() ? sum.add_(y) : y;
    }
    return sum.div_(double(kernels));
}

int64_t HifiganImpl::context() const
{
    int64_t block = 0;
    for (size_t k = 0; k < m_config.resblock_kernel_sizes.size(); ++k) {
        block = std::max(
            block, reach(m_config.resblock_kernel_sizes[k], m_config.resblock_dilation_sizes[k]));
    }
    int64_t samples = 3; // conv_post
    for (size_t i = ups.size(); i-- > 0;) {
        const int64_t rate = m_config.upsample_rates[i];
        samples = (samples + block + m_config.upsample_kernel_sizes[i] + rate - 1) / rate;
    }
    return samples + 3; // conv_pre
}

torch::Tensor HifiganImpl::inChunks(
    const torch::Tensor& x, const torch::Tensor& ge, int64_t chunk_frames)
{
    const int64_t frames = x.size(2), margin = context();
    std::vector<torch::Tensor> pieces;
    for (int64_t begin = 0; begin < frames; begin += chunk_frames) {
        const int64_t end = std::min(frames, begin + chunk_frames);
        const int64_t from = std::max<int64_t>(0, begin - margin);
        const auto wave = forward(x.slice(2, from, std::min(frames, end + margin)), ge);
        const int64_t hop = m_config.hop_length;
        pieces.push_back(wave.slice(2, (begin - from) * hop, (end - from) * hop));
    }
    return pieces.size() == 1 ? pieces.front() : torch::cat(pieces, 2);
}

} // namespace timbre::models
