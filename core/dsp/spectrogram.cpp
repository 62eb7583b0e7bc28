#include "core/dsp/spectrogram.h"

#include "core/base/error.h"
#include "core/dsp/checks.h"

#include <torch/torch.h>

#include <algorithm>

namespace timbre::dsp {
namespace {

namespace F = torch::nn::functional;

at::Tensor mirrored(const at::Tensor& samples, int64_t margin)
{
    return F::pad(samples.unsqueeze(1), F::PadFuncOptions({margin, margin}).mode(torch::kReflect))
        .squeeze(1);
}

} // namespace

at::Tensor linearSpectrogram(const at::Tensor& samples, const SpectrogramOptions& options)
{
    const int64_t margin = (options.filter_length - options.hop_length) / 2;
    if (options.hop_length < 1 || margin < 0 || options.win_length < 1
        || options.win_length > options.filter_length) {
        throw Error(ErrorKind::InvalidArgument, "spectrogram",
            "hop_length or win_length does not fit filter_length.");
    }
    const auto batch = asBatch(samples, "spectrogram");
    // Mirroring needs more samples than the margin, and one frame has to be filled.
    const int64_t least = std::max(margin + 1, options.filter_length - 2 * margin);
    requireSamples(batch, least, "spectrogram");

    const auto window = torch::hann_window(options.win_length, batch.options());
    const auto spectrum =
        torch::view_as_real(at::stft(mirrored(batch, margin), options.filter_length,
            options.hop_length, options.win_length, window, /*center=*/false, "reflect",
            /*normalized=*/false, /*onesided=*/true, /*return_complex=*/true));
    return torch::sqrt(spectrum.pow(2).sum(-1) + 1e-8); // [B, bins, T]
}

at::Tensor centredPower(
    const at::Tensor& samples, int64_t filter_length, int64_t hop_length, Edge edge)
{
    const auto single = asSingle(samples, "spectrogram");
    requireSamples(single, edge == Edge::Mirrored ? filter_length / 2 + 1 : 1, "spectrogram");
    const auto window = torch::hann_window(filter_length, single.options());
    const auto spectrum =
        torch::view_as_real(at::stft(single, filter_length, hop_length, filter_length, window,
            /*center=*/true, edge == Edge::Mirrored ? "reflect" : "constant",
            /*normalized=*/false, /*onesided=*/true, /*return_complex=*/true));
    return spectrum.pow(2).sum(-1); // [bins, T]
}

} // namespace timbre::dsp
