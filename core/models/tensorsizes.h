// What a config reads off a checkpoint's tensors, for sizes that stand in no config record.

#pragma once

#include "core/weights/checkpoint.h"

#include <string>
#include <string_view>

namespace timbre::models {

/// The named tensor; Error(MismatchedModel) that says which network misses it.
const at::Tensor& tensorNamed(
    const weights::TensorMap& tensors, const std::string& name, std::string_view network);

/// Its size along `dim`; Error(MismatchedModel) when it has fewer dimensions.
int64_t sizeOf(const weights::TensorMap& tensors, const std::string& name, int64_t dim,
    std::string_view network);

/// How many numbered entries begin with `prefix`: names "prefix0...", "prefix1..." and so on
/// without a gap.
int64_t countNumbered(const weights::TensorMap& tensors, const std::string& prefix);

/// The tensors whose names begin with `prefix`, without it; all of them when none does.
weights::TensorMap withoutPrefix(const weights::TensorMap& tensors, const std::string& prefix);

} // namespace timbre::models
