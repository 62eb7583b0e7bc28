#pragma once

#include "core/weights/format/value.h"

#include <ATen/core/Tensor.h>

#include <filesystem>
#include <memory>
#include <vector>

namespace timbre::weights {

class MappedFile;
struct TorchFile;

/// All that a torch.save file says, e.g. a training checkpoint with its optimizer:
/// `document.root().find("optimizer")->find("state")->find(0)->find("exp_avg")`.
class Document {
public:
    /// A zip or legacy file. Throws like readCheckpoint.
    static Document read(const std::filesystem::path& path);
    explicit Document(const std::shared_ptr<MappedFile>& file);
    Document(Document&&) noexcept;
    ~Document();

    const pickle::Value& root() const;

    /// The tensor of a TensorRef of this document; undefined for any other value. Tensors of one
    /// storage share it.
    at::Tensor tensor(const pickle::Value& value) const;

    const TorchFile& file() const { return *m_file; }

private:
    std::unique_ptr<TorchFile> m_file;
    std::vector<at::Tensor> m_tensors; // by TensorRef::index
};

} // namespace timbre::weights
