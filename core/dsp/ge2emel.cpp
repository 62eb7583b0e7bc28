#include "core/dsp/ge2emel.h"

#include "core/dsp/mel.h"

#include <torch/torch.h>

#include <cmath>

namespace timbre::dsp {

at::Tensor ge2eMel(const at::Tensor& samples)
{
    const MelOptions mels{.sampling_rate = 16000, .filter_length = 400, .n_mel_channels = 40};
    const auto power = centredPower(samples, mels.filter_length, 160, Edge::Silent); // [201, T]
    return torch::matmul(power.t(), melBasis(mels).to(power.options()).t());
}

at::Tensor raisedToLoudness(const at::Tensor& samples, double target_db)
{
    const double rms = std::sqrt(samples.to(at::kDouble).pow(2).mean().item<double>());
    const double target = std::pow(10.0, target_db / 20.0);
    return rms > 0.0 && rms < target ? samples * (target / rms) : samples;
}

} // namespace timbre::dsp
