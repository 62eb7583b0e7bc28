#include "core/training/steps/equaliser.h"

#include <torch/torch.h>

#include <cmath>
#include <numbers>

namespace timbre::training {
namespace {

constexpr int64_t kWaves = 6; // over an axis from 60 Hz to 12 kHz: the shortest is 2.5 octaves long
constexpr double kWaveDb = 3.0; // deviation of a wave's height

} // namespace

at::Tensor randomGains(nn::Random& random, int64_t count, int64_t bins, double share)
{
    // Position on a logarithmic axis, 0 at 1/200 of the highest frequency and below, 1 at the top.
    const auto frequency = torch::arange(bins).to(torch::kFloat) / double(bins - 1);
    const auto position =
        (frequency.clamp_min(1.0 / 200).log() / std::log(200.0) + 1).view({1, 1, bins});
    const auto order = torch::arange(1, kWaves + 1).to(torch::kFloat).view({1, kWaves, 1});
    const auto phase = random.uniform({count, kWaves, 1}) * (2 * std::numbers::pi);
    const auto height = random.normal({count, kWaves, 1}) * kWaveDb / order.sqrt();
    const auto db = (height * (position * order * std::numbers::pi + phase).cos()).sum(1);
    const auto used = (random.uniform({count, 1}) < share).to(torch::kFloat);
    return torch::pow(10.0, (db * used).clamp(-12, 12) / 20);
}

at::Tensor equalised(const at::Tensor& waves, const at::Tensor& gains)
{
    const int64_t samples = waves.size(1);
    const auto fine =
        at::upsample_linear1d(gains.to(waves.options()).unsqueeze(1), samples / 2 + 1, true)
            .squeeze(1);
    return at::fft_irfft(at::fft_rfft(waves) * fine, samples);
}

} // namespace timbre::training
