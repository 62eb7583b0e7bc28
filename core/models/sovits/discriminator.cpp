#include "core/models/sovits/discriminator.h"

#include "core/nn/names.h"
#include "core/nn/resblock.h"

#include <torch/torch.h>

#include <algorithm>

namespace timbre::models {
namespace {

template <class Conv>
Judgement judge(torch::Tensor x, std::vector<Conv>& convs, Conv& conv_post)
{
    Judgement judgement;
    for (auto& conv : convs) {
        x = at::leaky_relu(conv(x), nn::kLeakySlope);
        judgement.features.push_back(x);
    }
    x = conv_post(x);
    judgement.features.push_back(x);
    judgement.score = x.flatten(1);
    return judgement;
}

nn::ConvConfig slimmed(nn::ConvConfig config, int64_t slimness)
{
    if (config.in_channels > 1) {
        config.in_channels /= slimness;
    }
    config.out_channels /= slimness;
    config.groups = std::max<int64_t>(1, config.groups / slimness);
    return config;
}

} // namespace

ScaleDiscriminatorImpl::ScaleDiscriminatorImpl(int64_t slimness)
    : conv_post(nn::ConvConfig{1024 / slimness, 1, 3})
{
    for (const nn::ConvConfig& config :
        {nn::ConvConfig{1, 16, 15}, {16, 64, 41, 4, 1, 4}, {64, 256, 41, 4, 1, 16},
            {256, 1024, 41, 4, 1, 64}, {1024, 1024, 41, 4, 1, 256}, {1024, 1024, 5}}) {
        convs.emplace_back(slimmed(config, slimness));
    }
    nn::registerList(*this, "convs", convs);
    register_module("conv_post", conv_post);
}

Judgement ScaleDiscriminatorImpl::forward(torch::Tensor x)
{
    return judge(x, convs, conv_post);
}

PeriodDiscriminatorImpl::PeriodDiscriminatorImpl(int64_t period, int64_t slimness)
    : conv_post(nn::ConvConfig{1024 / slimness, 1, 3})
    , m_period(period)
{
    for (const nn::ConvConfig& config : {nn::ConvConfig{1, 32, 5, 3}, {32, 128, 5, 3},
             {128, 512, 5, 3}, {512, 1024, 5, 3}, {1024, 1024, 5}}) {
        convs.emplace_back(slimmed(config, slimness));
    }
    nn::registerList(*this, "convs", convs);
    register_module("conv_post", conv_post);
}

Judgement PeriodDiscriminatorImpl::forward(torch::Tensor x)
{
    const int64_t rest = x.size(2) % m_period;
    if (rest != 0) {
        x = at::reflection_pad1d(x, {0, m_period - rest});
    }
    return judge(x.unflatten(2, {-1, m_period}), convs, conv_post); // [B, 1, S / period, period]
}

MultiPeriodDiscriminatorImpl::MultiPeriodDiscriminatorImpl(
    std::string_view version, int64_t slimness)
    : scale(slimness)
{
    std::vector<int64_t> lengths = {2, 3, 5, 7, 11};
    if (version.starts_with("v2Pro")) {
        lengths.insert(lengths.end(), {17, 23});
    }
    auto& list = nn::registerGroup(*this, "discriminators");
    list.register_module("0", scale);
    for (const int64_t period : lengths) {
        periods.emplace_back(period, slimness);
        list.register_module(std::to_string(periods.size()), periods.back());
    }
}

std::vector<Judgement> MultiPeriodDiscriminatorImpl::forward(const torch::Tensor& wave)
{
    std::vector<Judgement> judgements{scale(wave)};
    for (auto& period : periods) {
        judgements.push_back(period(wave));
    }
    return judgements;
}

} // namespace timbre::models
