#include "core/weights/format/layout.h"

namespace timbre::weights {

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
    uint64_t count = 1;
    for (const int64_t size : shape) {
        if (size < 0)
            source.corrupt("The file is damaged: a tensor has a negative size. Get it again.");
        count = checkedProduct(count, uint64_t(size), source);
    }
    return count;
}

} // namespace timbre::weights
