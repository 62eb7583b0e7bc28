#include "core/nn/mask.h"

#include <torch/torch.h>

namespace timbre::nn {

at::Tensor sequenceMask(
    const at::Tensor& lengths, int64_t max_length, const at::TensorOptions& options)
{
    const auto frames = torch::arange(max_length, lengths.options());
    return (frames.unsqueeze(0) < lengths.unsqueeze(1)).unsqueeze(1).to(options);
}

} // namespace timbre::nn
