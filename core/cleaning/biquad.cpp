#include "core/cleaning/biquad.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace timbre::cleaning {
namespace {

struct Corner {
    double cosine, alpha;

    Corner(double hz, double q, int sampling_rate)
    {
        const double w =
            2.0 * std::numbers::pi * std::min(hz, 0.49 * sampling_rate) / sampling_rate;
        cosine = std::cos(w);
        alpha = std::sin(w) / (2.0 * q);
    }
};

} // namespace

Biquad::Biquad(double b0, double b1, double b2, double a0, double a1, double a2)
    : m_b0(b0 / a0)
    , m_b1(b1 / a0)
    , m_b2(b2 / a0)
    , m_a1(a1 / a0)
    , m_a2(a2 / a0)
{
}

Biquad Biquad::highPass(double hz, double q, int sampling_rate)
{
    const Corner c(hz, q, sampling_rate);
    const double b = (1.0 + c.cosine) / 2.0;
    return {b, -2.0 * b, b, 1.0 + c.alpha, -2.0 * c.cosine, 1.0 - c.alpha};
}

Biquad Biquad::lowPass(double hz, double q, int sampling_rate)
{
    const Corner c(hz, q, sampling_rate);
    const double b = (1.0 - c.cosine) / 2.0;
    return {b, 2.0 * b, b, 1.0 + c.alpha, -2.0 * c.cosine, 1.0 - c.alpha};
}

Biquad Biquad::notch(double hz, double q, int sampling_rate)
{
    const Corner c(hz, q, sampling_rate);
    return {1.0, -2.0 * c.cosine, 1.0, 1.0 + c.alpha, -2.0 * c.cosine, 1.0 - c.alpha};
}

void Biquad::run(std::span<float> samples)
{
    std::ranges::for_each(samples, [this](float& x) { x = next(x); });
}

} // namespace timbre::cleaning
