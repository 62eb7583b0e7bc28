#pragma once

#include <ATen/core/Tensor.h>

#include <map>
#include <string>

namespace timbre::weights {

/// Tensors by name, in the order of names.
using TensorMap = std::map<std::string, at::Tensor>;

} // namespace timbre::weights
