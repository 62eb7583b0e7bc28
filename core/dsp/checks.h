#pragma once

#include <ATen/core/Tensor.h>

#include <string>

namespace timbre::dsp {

/// [n] or [B, n] of floats -> [B, n]; anything else is Error(InvalidArgument). `subject` names the
/// caller's product.
at::Tensor asBatch(const at::Tensor& samples, const std::string& subject);

/// [n] or [1, n] of floats -> [n].
at::Tensor asSingle(const at::Tensor& samples, const std::string& subject);

/// Error(InvalidArgument) when n < least.
void requireSamples(const at::Tensor& samples, int64_t least, const std::string& subject);

} // namespace timbre::dsp
