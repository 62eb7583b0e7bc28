#include "core/weights/archive.h"

#include "core/weights/format/zipwriter.h"
#include "core/weights/tensors.h"

#include <torch/torch.h>

namespace timbre::weights {

void Archive::tensor(const at::Tensor& tensor)
{
    m_tree.tensor(std::to_string(m_tensors.size()), dtypeOf(tensor), tensor.sizes().vec());
    m_tensors.push_back(tensor.detach());
}

void Archive::commit(const std::string& head)
{
    AtomicFile file(m_path);
    ZipWriter zip(file, head.empty() ? "PK" : head);
    const std::string folder = m_path.stem().string() + '/';
    zip.add(folder + "data.pkl", m_tree.finish());
    zip.add(folder + ".format_version", "1");
    zip.add(folder + ".storage_alignment", "64");
    zip.add(folder + "byteorder", "little");
    for (size_t i = 0; i < m_tensors.size(); ++i)
        zip.add(folder + "data/" + std::to_string(i), bytesOf(contiguousOnCpu(m_tensors[i])));
    zip.add(folder + "version", "3\n");
    zip.add(folder + ".data/serialization_id", zip.serializationId());
    zip.finish();
    file.commit();
}

} // namespace timbre::weights
