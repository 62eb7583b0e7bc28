#include "core/weights/document.h"

#include "core/weights/format/mappedfile.h"
#include "core/weights/format/torchfile.h"
#include "core/weights/tensors.h"

#include <torch/torch.h>

namespace timbre::weights {

namespace {

std::unique_ptr<TorchFile> parseTorch(const Source& source)
{
    switch (detectContainer(source)) {
    case Container::Zip:
        return parseTorchZip(source);
    case Container::Legacy:
        return parseTorchLegacy(source);
    default:
        source.fail(ErrorKind::WrongFormat, "This file was not written by torch.save.");
    }
}

std::vector<at::Tensor> storageTensors(
    const std::shared_ptr<MappedFile>& file, const TorchFile& torch_file)
{
    std::vector<at::Tensor> tensors;
    for (size_t i = 0; i < torch_file.storage_begin.size(); ++i) {
        const pickle::Storage& storage = torch_file.objects.storages()[i];
        tensors.push_back(mappedTensor(file,
            {storage.key, storage.dtype, {int64_t(storage.elements)},
                torch_file.storage_begin[i]}));
    }
    return tensors;
}

} // namespace

Document::Document(const std::shared_ptr<MappedFile>& file)
    : m_file(parseTorch(file->source()))
{
    const auto storages = storageTensors(file, *m_file);
    for (const pickle::TensorView& view : m_file->objects.tensors()) {
        const at::Tensor& storage = storages[view.storage];
        const bool empty = view.elements(file->source()) == 0;
        m_tensors.push_back(empty
                ? at::empty(view.shape, storage.options())
                : storage.as_strided(view.shape, view.stride, view.offset).contiguous());
    }
}

Document::Document(Document&&) noexcept = default;
Document::~Document() = default;

Document Document::read(const std::filesystem::path& path)
{
    return Document(MappedFile::open(path));
}

const pickle::Value& Document::root() const
{
    return *m_file->root;
}

at::Tensor Document::tensor(const pickle::Value& value) const
{
    const auto* reference = value.as<pickle::TensorRef>();
    return reference ? m_tensors[reference->index] : at::Tensor();
}

} // namespace timbre::weights
