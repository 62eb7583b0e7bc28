#pragma once

#include "core/models/gpt/gpt.h"

namespace timbre::training {

/// Which phone each code of a recording speaks: the cheapest way forwards through what the
/// alignment heads look at when the network reads the recording's own codes. At most one phone is
/// passed over by a code, the first and last code speak the first and last phones.
/// phones [P], codes [N] int64 -> [N] int64; undefined when the network has no alignment heads, or
/// there are fewer than P / 2 codes.
at::Tensor alignedPhones(models::Gpt& gpt, const at::Tensor& phones, const at::Tensor& codes);

} // namespace timbre::training
