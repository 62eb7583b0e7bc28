#include "core/dsp/fbank.h"

#include "core/dsp/checks.h"

#include <torch/torch.h>

#include <algorithm>
#include <cmath>

namespace timbre::dsp {
namespace {

constexpr int64_t kFrame = 400, kShift = 160, kFft = 512, kBands = 80; // 25 ms and 10 ms at 16 kHz
constexpr double kLowHz = 20.0, kHighHz = 8000.0, kRate = 16000.0;
constexpr double kFloor =
    1.1920928955078125e-07; // float32's epsilon, Kaldi's floor under the logarithm

double kaldiMel(double hz)
{
    return 1127.0 * std::log(1.0 + hz / 700.0);
}

/// Kaldi's triangles: equally spaced and straight on the mel axis, height 1. The bin at 8 kHz stays
/// 0. -> [80, 257]
at::Tensor kaldiBands()
{
    const double low = kaldiMel(kLowHz), step = (kaldiMel(kHighHz) - low) / double(kBands + 1);
    auto bands = torch::zeros({kBands, kFft / 2 + 1});
    auto values = bands.accessor<float, 2>();
    for (int64_t band = 0; band < kBands; ++band) {
        for (int64_t bin = 0; bin < kFft / 2; ++bin) {
            const double position =
                (kaldiMel(kRate / double(kFft) * double(bin)) - low) / step - double(band);
            values[band][bin] = float(std::max(0.0, std::min(position, 2.0 - position)));
        }
    }
    return bands;
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
