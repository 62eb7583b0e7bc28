#include "core/dsp/sincresample.h"

#include "core/base/error.h"
#include "core/dsp/checks.h"

#include <torch/torch.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <vector>

namespace timbre::dsp {
namespace {

constexpr double kZeros = 6.0; // lowpass_filter_width: zero crossings on each side
constexpr double kRolloff = 0.99; // cutoff as a part of the lower Nyquist frequency

/// The part of the infinite kernel that one output phase sees: weights.size() samples from `first`.
struct Phase {
    int64_t first = 0; ///< relative to the sample of the block's start
    std::vector<float> weights;
};

/// Rates without their common divisor: `from` input samples become `to` output samples (phases).
struct Rates {
    int64_t from, to;
    double cutoff() const { return double(std::min(from, to)) * kRolloff; }
};

double windowedSinc(double t)
{
    const double window = std::pow(std::cos(t * std::numbers::pi / kZeros / 2.0), 2.0);
    const double x = t * std::numbers::pi;
    return window * (x == 0.0 ? 1.0 : std::sin(x) / x);
}

Phase phaseOf(int64_t index, const Rates& rates)
{
    // In float32 as in the reference: at 640 phases this moves weights by 1e-5.
    const double shift = double(float(index) / float(rates.to));
    const double cutoff = rates.cutoff(), reach = kZeros / cutoff; // as parts of a block
    const auto begin = int64_t(std::ceil((shift - reach) * double(rates.from)));
    const auto end = int64_t(std::floor((shift + reach) * double(rates.from))) + 1;
    Phase phase{.first = begin, .weights = std::vector<float>(size_t(end - begin))};
    for (int64_t k = begin; k < end; ++k) {
        const double t =
            std::clamp((double(k) / double(rates.from) - shift) * cutoff, -kZeros, kZeros);
        phase.weights[size_t(k - begin)] = float(windowedSinc(t) * cutoff / double(rates.from));
    }
    return phase;
}

/// One output sample: the phase's weights on the samples around `origin`, silence outside.
float filtered(const float* samples, int64_t count, int64_t origin, const Phase& phase)
{
    const int64_t start = origin + phase.first;
    const int64_t begin = std::max<int64_t>(0, -start);
    const int64_t end = std::min(int64_t(phase.weights.size()), count - start);
    double sum = 0.0;
    for (int64_t i = begin; i < end; ++i) {
        sum += double(samples[start + i]) * double(phase.weights[size_t(i)]);
    }
    return float(sum);
}

} // namespace

at::Tensor sincResample(const at::Tensor& samples, int64_t from, int64_t to)
{
    if (from < 1 || to < 1) {
        throw Error(
            ErrorKind::InvalidArgument, "sampling rate", "A sampling rate must be positive.");
    }
    const auto batch = asBatch(samples, "resampling").to(at::kCPU, at::kFloat).contiguous();
    if (from == to) {
        return samples;
    }
    const int64_t divisor = std::gcd(from, to);
    const Rates rates{from / divisor, to / divisor};
    const int64_t count = batch.size(1), length = (count * rates.to + rates.from - 1) / rates.from;
    auto result = torch::empty({batch.size(0), length}, batch.options());
    const float* input = batch.data_ptr<float>();
    float* output = result.data_ptr<float>();
    for (int64_t index = 0; index < std::min(rates.to, length); ++index) {
        const auto phase = phaseOf(index, rates);
        for (int64_t row = 0; row < batch.size(0); ++row) {
            for (int64_t i = index, origin = 0; i < length; i += rates.to, origin += rates.from) {
                output[row * length + i] = filtered(input + row * count, count, origin, phase);
            }
        }
    }
    return samples.dim() == 1 ? result[0] : result;
}

} // namespace timbre::dsp
