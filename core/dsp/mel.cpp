#include "core/dsp/mel.h"

#include "core/base/error.h"

#include <torch/torch.h>

#include <algorithm>
#include <cmath>

namespace timbre::dsp {
namespace {

// Slaney's scale (Auditory Toolbox, 1998): 3 mels per 200 Hz up to 1 kHz, then 27 per factor 6.4.
constexpr double kHzPerMel = 200.0 / 3.0, kLogStartHz = 1000.0,
                 kLogStartMel = kLogStartHz / kHzPerMel;
const double kLogStep = std::log(6.4) / 27.0;

double melFromHz(double hz)
{
    return hz < kLogStartHz ? hz / kHzPerMel : kLogStartMel + std::log(hz / kLogStartHz) / kLogStep;
}

double hzFromMel(double mel)
{
    return mel < kLogStartMel ? mel * kHzPerMel
                              : kLogStartHz * std::exp(kLogStep * (mel - kLogStartMel));
}

/// n_mel_channels + 2 frequencies: triangle i rises from corner i to i + 1 and falls to i + 2.
std::vector<double> corners(const MelOptions& options, double fmax)
{
    const double low = melFromHz(options.mel_fmin), high = melFromHz(fmax);
    std::vector<double> hz(size_t(options.n_mel_channels) + 2);
    for (size_t i = 0; i < hz.size(); ++i) {
        hz[i] = hzFromMel(low + (high - low) * double(i) / double(hz.size() - 1));
    }
    return hz;
}

} // namespace

at::Tensor melBasis(const MelOptions& options)
{
    const double fmax = options.mel_fmax.value_or(double(options.sampling_rate) / 2.0);
    if (options.n_mel_channels < 1 || options.filter_length < 2 || options.mel_fmin < 0.0
        || fmax <= options.mel_fmin) {
        throw Error(
            ErrorKind::InvalidArgument, "mel", "The mel bands leave no range of frequencies.");
    }
    const auto hz = corners(options, fmax);
    const int64_t bins = options.filter_length / 2 + 1;
    auto basis = torch::zeros({options.n_mel_channels, bins});
    auto values = basis.accessor<float, 2>();
    for (int64_t band = 0; band < options.n_mel_channels; ++band) {
        const double left = hz[size_t(band)], peak = hz[size_t(band) + 1],
                     right = hz[size_t(band) + 2];
        for (int64_t bin = 0; bin < bins; ++bin) {
            const double f =
                double(bin) * double(options.sampling_rate) / double(options.filter_length);
            const double height =
                std::min((f - left) / (peak - left), (right - f) / (right - peak));
            values[band][bin] = float(std::max(0.0, height) * 2.0 / (right - left)); // unit area
        }
    }
    return basis;
}

at::Tensor specToMel(const at::Tensor& spec, const MelOptions& options)
{
    return torch::matmul(melBasis(options).to(spec.options()), spec).clamp_min(1e-5).log();
}

at::Tensor melSpectrogram(
    const at::Tensor& samples, const SpectrogramOptions& spectrogram, const MelOptions& mel)
{
    return specToMel(linearSpectrogram(samples, spectrogram), mel);
}

} // namespace timbre::dsp
