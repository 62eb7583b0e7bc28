#pragma once

#include "core/weights/checkpoint.h"
#include "core/weights/format/layout.h"
#include "core/weights/format/mappedfile.h"

#include <memory>

namespace timbre::weights {

at::ScalarType scalarType(DType dtype);

/// The other way round. Error(InvalidArgument) for types that no file here holds (complex,
/// quantised).
DType dtypeOf(const at::Tensor& tensor);

at::Tensor contiguousOnCpu(const at::Tensor& tensor);

/// The memory of a contiguous tensor on the CPU; valid as long as the tensor.
Bytes bytesOf(const at::Tensor& tensor);

/// A tensor over bytes that the parsers have checked. Shares the mapping, unless the data lie at an
/// address that the dtype does not allow; then it is a copy.
at::Tensor mappedTensor(const std::shared_ptr<MappedFile>& file, const TensorSpan& span);

/// All of them by name.
TensorMap mappedTensors(
    const std::shared_ptr<MappedFile>& file, const std::vector<TensorSpan>& spans);

} // namespace timbre::weights
