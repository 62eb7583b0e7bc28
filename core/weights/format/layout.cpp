#include "core/weights/format/layout.h"

#include <algorithm>

namespace timbre::weights {

namespace {

constexpr size_t kMostDimensions = 64; // torch's own limit

} // namespace

uint64_t itemSize(DType dtype)
{
    switch (dtype) {
    case DType::F64:
    case DType::I64:
        return 8;
    case DType::F32:
    case DType::I32:
        return 4;
    case DType::F16:
    case DType::BF16:
    case DType::I16:
        return 2;
    case DType::I8:
    case DType::U8:
    case DType::Bool:
        return 1;
    }
    return 8;
}

uint64_t elementCount(const std::vector<int64_t>& shape, const Source& source)
{
    if (shape.size() > kMostDimensions)
        source.corrupt("The file is damaged: a tensor has " + std::to_string(shape.size())
            + " dimensions. Get it again.");
    uint64_t count = 1;
    bool empty = false;
    for (const int64_t size : shape) {
        if (size < 0)
            source.corrupt("The file is damaged: a tensor has a negative size. Get it again.");
        empty |= size == 0;
        count = checkedProduct(count, std::max<uint64_t>(uint64_t(size), 1), source);
    }
    return empty ? 0 : count;
}

} // namespace timbre::weights
