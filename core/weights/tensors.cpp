#include "core/weights/tensors.h"

#include "core/weights/format/safetensors.h"

#include <torch/torch.h>

#include <cstring>

namespace timbre::weights {

at::ScalarType scalarType(DType dtype)
{
    switch (dtype) {
    case DType::F64:
        return at::kDouble;
    case DType::F32:
        return at::kFloat;
    case DType::F16:
        return at::kHalf;
    case DType::BF16:
        return at::kBFloat16;
    case DType::I64:
        return at::kLong;
    case DType::I32:
        return at::kInt;
    case DType::I16:
        return at::kShort;
    case DType::I8:
        return at::kChar;
    case DType::U8:
        return at::kByte;
    case DType::Bool:
        return at::kBool;
    }
    return at::kFloat;
}

at::Tensor mappedTensor(const std::shared_ptr<MappedFile>& file, const TensorSpan& span)
{
    std::byte* data = file->data() + span.begin;
    const auto options = at::TensorOptions(scalarType(span.dtype));
    if (reinterpret_cast<uintptr_t>(data) % itemSize(span.dtype) == 0)
        return at::from_blob(data, span.shape, [file](void*) {}, options);
    at::Tensor copy = at::empty(span.shape, options);
    std::memcpy(copy.mutable_data_ptr(), data, copy.nbytes());
    return copy;
}

TensorMap mappedTensors(const std::shared_ptr<MappedFile>& file, const std::vector<TensorSpan>& spans)
{
    TensorMap tensors;
    std::map<uint64_t, at::Tensor> at_place; // an alias shares, also where a copy had to be made
    for (const TensorSpan& span : spans) {
        at::Tensor& tensor = at_place[span.begin];
        if (!tensor.defined() || tensor.sizes() != span.shape)
            tensor = mappedTensor(file, span);
        tensors.insert_or_assign(span.name, tensor);
    }
    return tensors;
}

TensorMap readSafetensors(const std::filesystem::path& path)
{
    const auto file = MappedFile::open(path);
    return mappedTensors(file, parseSafetensors(file->source()).tensors);
}

} // namespace timbre::weights
