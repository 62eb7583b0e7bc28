#pragma once

#include "core/weights/checkpoint.h"

#include <string_view>

namespace torch::nn {
class Module;
}

namespace timbre::weights {

/// Copies every tensor into the parameter or buffer of the same name, widened to its dtype. Strict:
/// a missing, unknown or misshapen name is an Error(MismatchedModel) that names it; `subject` says
/// which file. `num_batches_tracked` may be absent.
void loadInto(torch::nn::Module& module, const TensorMap& tensors, std::string_view subject);

} // namespace timbre::weights
