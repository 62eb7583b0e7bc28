#include "core/dsp/whispermel.h"

#include "core/dsp/mel.h"

#include <torch/torch.h>

namespace timbre::dsp {

at::Tensor whisperMel(const at::Tensor& samples)
{
    const MelOptions mels{.sampling_rate = 16000, .filter_length = 400, .n_mel_channels = 80};
    auto power = centredPower(samples, mels.filter_length, 160, Edge::Mirrored);
    power = power.slice(1, 0, -1); // [201, T]
    const auto level =
        torch::matmul(melBasis(mels).to(power.options()), power).clamp_min(1e-10).log10();
    return (torch::maximum(level, level.max() - 8.0) + 4.0) / 4.0;
}

} // namespace timbre::dsp
