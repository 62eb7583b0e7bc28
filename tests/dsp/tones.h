#pragma once

#include <torch/torch.h>

#include <numbers>

namespace timbre::testing {

/// amplitude x sin(2 pi f t), made in double precision. -> [count] float32
inline at::Tensor tone(double hz, int64_t rate, int64_t count, double amplitude = 1.0)
{
    const auto t =
        torch::arange(count, torch::kDouble) * (2.0 * std::numbers::pi * hz / double(rate));
    return (t.sin() * amplitude).to(torch::kFloat);
}

} // namespace timbre::testing
