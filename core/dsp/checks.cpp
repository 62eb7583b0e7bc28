#include "core/dsp/checks.h"

#include "core/base/error.h"

#include <torch/torch.h>

namespace timbre::dsp {

at::Tensor asBatch(const at::Tensor& samples, const std::string& subject)
{
    if (!samples.defined() || !samples.is_floating_point() || samples.dim() < 1
        || samples.dim() > 2) {
        throw Error(
            ErrorKind::InvalidArgument, subject, "Samples must be floats of shape [n] or [B, n].");
    }
    return samples.dim() == 1 ? samples.unsqueeze(0) : samples;
}

at::Tensor asSingle(const at::Tensor& samples, const std::string& subject)
{
    const auto batch = asBatch(samples, subject);
    if (batch.size(0) != 1) {
        throw Error(ErrorKind::InvalidArgument, subject, "One channel is expected.");
    }
    return batch[0];
}

void requireSamples(const at::Tensor& samples, int64_t least, const std::string& subject)
{
    if (samples.size(-1) < least) {
        throw Error(ErrorKind::InvalidArgument, subject,
            "The sound is too short: " + std::to_string(samples.size(-1)) + " samples, at least "
                + std::to_string(least) + " are needed.");
    }
}

} // namespace timbre::dsp
