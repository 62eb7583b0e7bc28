#pragma once

#include "core/weights/format/source.h"

#include <optional>
#include <vector>

namespace timbre::weights {

/// What a tensor's elements are in the file.
enum class DType { F64, F32, F16, BF16, I64, I32, I16, I8, U8, Bool };

uint64_t itemSize(DType dtype);

/// Where a row-major tensor lies in a file: bytes [begin, begin + elements * itemSize(dtype)).
struct TensorSpan {
    std::string name;
    DType dtype = DType::F32;
    std::vector<int64_t> shape;
    uint64_t begin = 0;
};

/// The product of the sizes, 1 for a scalar. Error(Corrupt) for a negative size, more than 64
/// dimensions, or sizes whose product (without zeros, as strides are computed) is beyond 63 bits.
uint64_t elementCount(const std::vector<int64_t>& shape, const Source& source);

} // namespace timbre::weights
