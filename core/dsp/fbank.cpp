#include "core/dsp/fbank.h"

#include "core/dsp/checks.h"

#include <torch/torch.h>

#include <cmath>

namespace timbre::dsp {
namespace {

constexpr int64_t kFrame = 400, kShift = 160, kFft = 512, kBands = 80; // 25 ms and 10 ms at 16 kHz
constexpr double kLowHz = 20.0, kHighHz = 8000.0, kRate = 16000.0;
constexpr double kFloor =
    1.1920928955078125e-07; // float32's epsilon, Kaldi's floor under the logarithm

at::Tensor kaldiMel(const at::Tensor& hz)
{
    return 1127.0 * (1.0 + hz / 700.0).log();
}

/// Kaldi's triangles: equally spaced and straight on the mel axis, height 1. The bin at 8 kHz stays
/// 0. In float32 as in the reference: a band's edge moves with it by 1e-5 of a bin. -> [80, 257]
at::Tensor kaldiBands()
{
    const double low = 1127.0 * std::log(1.0 + kLowHz / 700.0);
    const double high = 1127.0 * std::log(1.0 + kHighHz / 700.0);
    const double step = (high - low) / double(kBands + 1);
    const auto band = torch::arange(kBands, torch::kFloat).unsqueeze(1); // [80, 1]
    const auto left = low + band * step, peak = low + (band + 1.0) * step;
    const auto right = low + (band + 2.0) * step;
    const auto mel = kaldiMel(torch::arange(kFft / 2, torch::kFloat) * (kRate / double(kFft)));
    const auto rise = (mel - left) / (peak - left), fall = (right - mel) / (right - peak);
    const auto bands = torch::minimum(rise, fall).clamp_min(0.0); // [80, 256]
    return torch::constant_pad_nd(bands, {0, 1});
}

/// Without their mean, pre-emphasised by 0.97, under Povey's window. frames [T, 400] -> [T, 400]
at::Tensor conditioned(at::Tensor frames)
{
    frames = frames - frames.mean(1, /*keepdim=*/true);
    const auto previous = torch::cat({frames.slice(1, 0, 1), frames.slice(1, 0, -1)}, 1);
    const auto window = torch::hann_window(kFrame, /*periodic=*/false, frames.options()).pow(0.85);
    return (frames - 0.97 * previous) * window;
}

} // namespace

at::Tensor kaldiFbank(const at::Tensor& samples)
{
    const auto single = asSingle(samples, "fbank");
    requireSamples(single, kFrame, "fbank");
    const auto frames = conditioned(single.unfold(0, kFrame, kShift)); // [T, 400]
    const auto power = torch::fft::rfft(frames, kFft).abs().pow(2.0); // [T, 257]
    const auto bands = kaldiBands().to(power.options());
    return torch::matmul(power, bands.t()).clamp_min(kFloor).log();
}

} // namespace timbre::dsp
