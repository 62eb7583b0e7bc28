#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace timbre::cleaning {

/// Replaces the samples at `missing` (ascending) by those an autoregressive model of what is around
/// them expects (Janssen, Veldhuis and Vries 1986; two rounds). The span is the context: some 20 ms
/// around the hole, with the present values as the first guess.
void interpolate(std::span<float> samples, std::span<const size_t> missing, int order);

} // namespace timbre::cleaning
