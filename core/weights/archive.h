#pragma once

#include "core/base/atomicfile.h"
#include "core/weights/format/picklewriter.h"

#include <ATen/core/Tensor.h>

#include <filesystem>
#include <string>
#include <vector>

namespace timbre::weights {

/// A zip file that PyTorch reads, of any plain tree with tensors (a training checkpoint):
///     Archive archive(path);
///     archive.tree().beginDict(); archive.tree().text("step"); archive.tensor(step);
///     archive.tree().endDict(); archive.commit();
/// Nothing is written before commit(), which is atomic. Throws Error(NotWritable, DiskFull,
/// InvalidArgument).
class Archive {
public:
    explicit Archive(std::filesystem::path path)
        : m_path(std::move(path))
    {
    }

    pickle::Writer& tree() { return m_tree; }
    /// The next value of the tree. The tensor is copied to the CPU when it is written.
    void tensor(const at::Tensor& tensor);

    /// `head`: two digits in place of the zip's "PK", e.g. "05"; empty for none.
    void commit(const std::string& head = {});

private:
    std::filesystem::path m_path;
    pickle::Writer m_tree;
    std::vector<at::Tensor> m_tensors; // entry data/<index>
};

} // namespace timbre::weights
