#include "core/weights/tensors.h"

#include "core/weights/format/safetensors.h"

#include <torch/torch.h>

#include <algorithm>
#include <cstring>
#include <utility>

namespace timbre::weights {

namespace {

constexpr std::pair<DType, at::ScalarType> kTypes[] = {{DType::F64, at::kDouble},
    {DType::F32, at::kFloat}, {DType::F16, at::kHalf}, {DType::BF16, at::kBFloat16},
    {DType::I64, at::kLong}, {DType::I32, at::kInt}, {DType::I16, at::kShort},
    {DType::I8, at::kChar}, {DType::U8, at::kByte}, {DType::Bool, at::kBool}};

} // namespace

at::ScalarType scalarType(DType dtype)
{
    const auto found = std::find_if(std::begin(kTypes), std::end(kTypes),
        [dtype](const auto& pair) { return pair.first == dtype; });
    return found->second;
}

DType dtypeOf(const at::Tensor& tensor)
{
    for (const auto& [dtype, type] : kTypes) {
        if (type == tensor.scalar_type())
            return dtype;
    }
    throw Error(ErrorKind::InvalidArgument, std::string(tensor.dtype().name()),
        "Tensors of this type cannot be written to a weight file.");
}

at::Tensor contiguousOnCpu(const at::Tensor& tensor)
{
    return tensor.detach().to(at::kCPU).contiguous();
}

Bytes bytesOf(const at::Tensor& tensor)
{
    return {static_cast<const std::byte*>(tensor.const_data_ptr()), tensor.nbytes()};
}

at::Tensor mappedTensor(const std::shared_ptr<MappedFile>& file, const TensorSpan& span)
{
    std::byte* data = file->data() + span.begin;
    const auto options = at::TensorOptions(scalarType(span.dtype));
    if (reinterpret_cast<uintptr_t>(data) % itemSize(span.dtype) == 0)
        return at::from_blob(
            data, span.shape, [file](void*) {}, options);
    at::Tensor copy = at::empty(span.shape, options);
    std::memcpy(copy.mutable_data_ptr(), data, copy.nbytes());
    return copy;
}

TensorMap mappedTensors(
    const std::shared_ptr<MappedFile>& file, const std::vector<TensorSpan>& spans)
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
