#include "core/training/features/pitch.h"

#include <torch/torch.h>

#include <algorithm>
#include <vector>

namespace timbre::training {
namespace {

constexpr int64_t kPitchRate = 16000, kHop = 160, kWindow = 512;
constexpr int64_t kShortestLag = 32, kLongestLag = 266; // 500 and 60 Hz
constexpr int64_t kLags = kLongestLag - kShortestLag + 1;
constexpr float kUnvoicedCost = 0.35f; // what YIN's function reaches where there is no pitch
constexpr float kSwitchCost = 0.15f; // between voiced and unvoiced
constexpr float kOctaveCost = 4.0f; // of a jump by an octave within 10 ms
constexpr float kLongLagCost = 0.04f; // per octave down: a double period matches as well
constexpr double kSilence = 1e-5; // -50 dB below the loudest frame

/// The normalised difference function, [frames, kLags + 2] for lags kShortestLag - 1 ...
/// kLongestLag + 1, and the power of each frame [frames].
std::pair<torch::Tensor, torch::Tensor> differences(const torch::Tensor& samples, int64_t frames)
{
    constexpr int64_t kSpan = kWindow + kLongestLag + 1; // samples that one frame looks at
    constexpr int64_t kFft = 2048;
    const int64_t before = kSpan / 2 - kHop / 2;
    const int64_t after =
        std::max<int64_t>(0, (frames - 1) * kHop + kSpan - before - samples.size(0));
    const auto pieces = torch::constant_pad_nd(samples, {before, after})
                            .unfold(0, kSpan, kHop)
                            .narrow(0, 0, frames)
                            .to(torch::kDouble); // [F, span]
    const auto head = pieces.narrow(1, 0, kWindow);
    const auto cross =
        torch::fft_irfft(torch::fft_rfft(head, kFft).conj() * torch::fft_rfft(pieces, kFft), kFft)
            .narrow(1, 0, kLongestLag + 2); // [F, lag], sum of x_j x_(j + lag)
    const auto sums = torch::constant_pad_nd(pieces.square().cumsum(1), {1, 0}); // [F, span + 1]
    const auto powers = sums.narrow(1, kWindow, kLongestLag + 2)
        - sums.narrow(1, 0, kLongestLag + 2); // of the window that begins at each lag
    const auto power = powers.select(1, 0);
    const auto d =
        (power.unsqueeze(1) + powers - 2 * cross).clamp_min(0).narrow(1, 1, kLongestLag + 1);
    const auto lags = torch::arange(1, kLongestLag + 2, torch::kDouble);
    const auto normalised = d * lags / d.cumsum(1).clamp_min(1e-12); // lags 1 ...
    return {normalised.narrow(1, kShortestLag - 2, kLags + 2).to(torch::kFloat), power};
}

/// The lowest point of the parabola through three neighbours, as an offset from the middle one.
float vertex(float left, float middle, float right)
{
    const float bend = left - 2 * middle + right;
    return bend > 1e-9f ? std::clamp(0.5f * (left - right) / bend, -0.5f, 0.5f) : 0.0f;
}

} // namespace

at::Tensor trackPitch(const at::Tensor& samples16k, int64_t frames)
{
    const auto [normalised, power] = differences(samples16k.to(torch::kFloat), frames);
    const auto octaves =
        torch::log2(torch::arange(kShortestLag, kLongestLag + 1, torch::kFloat)); // [L]
    const auto jumps = (octaves.unsqueeze(1) - octaves.unsqueeze(0)).abs() * kOctaveCost; // [L, L]
    const auto quiet = power <= power.max() * kSilence + 1e-9;
    const auto voiced_cost = normalised.narrow(1, 1, kLags) + (octaves - octaves[0]) * kLongLagCost
        + quiet.unsqueeze(1).to(torch::kFloat) * 10.0;

    // cost of the best path that ends in each lag, and in no lag at all
    auto cost = voiced_cost[0];
    float unvoiced = kUnvoicedCost;
    std::vector<torch::Tensor> came_from(static_cast<size_t>(frames)); // [L], kLags: from unvoiced
    std::vector<int64_t> unvoiced_from(static_cast<size_t>(frames), kLags);
    for (int64_t i = 1; i < frames; ++i) {
        const auto [stay, from] = (cost.unsqueeze(0) + jumps).min(1); // into each lag
        const float enter = unvoiced + kSwitchCost;
        const auto entered = stay > enter;
        came_from[size_t(i)] = from.masked_fill(entered, kLags);
        const auto [cheapest, lag] = cost.min(0);
        const float leave = cheapest.item<float>() + kSwitchCost;
        unvoiced_from[size_t(i)] = leave < unvoiced ? lag.item<int64_t>() : kLags;
        cost = stay.clamp_max(enter) + voiced_cost[i];
        unvoiced = std::min(leave, unvoiced) + kUnvoicedCost;
    }

    auto f0 = torch::zeros({frames});
    auto out = f0.accessor<float, 1>();
    const auto table = normalised.accessor<float, 2>();
    int64_t state = cost.min().item<float>() < unvoiced ? cost.argmin().item<int64_t>() : kLags;
    for (int64_t i = frames - 1; i >= 0; --i) {
        if (state < kLags) {
            const float offset = vertex(table[i][state], table[i][state + 1], table[i][state + 2]);
            out[i] = float(kPitchRate) / (float(kShortestLag + state) + offset);
        }
        if (i > 0) {
            state = state < kLags ? came_from[size_t(i)][state].item<int64_t>()
                                  : unvoiced_from[size_t(i)];
        }
    }
    return f0;
}

} // namespace timbre::training
