#include "core/weights/write.h"

#include "core/base/atomicfile.h"
#include "core/weights/archive.h"
#include "core/weights/format/safetensors.h"
#include "core/weights/tensors.h"

#include <torch/torch.h>

#include <algorithm>

namespace timbre::weights {

namespace {

at::ScalarType targetType(const at::Tensor& tensor, const WriteOptions& options)
{
    const auto type = tensor.scalar_type();
    return options.half && (type == at::kFloat || type == at::kDouble) ? at::kHalf : type;
}

struct Named {
    std::string name;
    at::Tensor tensor;
};

/// Wide types first: then each tensor begins at a multiple of its item size, as readers that map
/// expect.
std::vector<Named> inFileOrder(const TensorMap& tensors, const WriteOptions& options)
{
    std::vector<Named> ordered;
    for (const auto& [name, tensor] : tensors)
        ordered.push_back(
            {options.prefix + name, contiguousOnCpu(tensor.to(targetType(tensor, options)))});
    std::stable_sort(ordered.begin(), ordered.end(),
        [](const Named& a, const Named& b) { return a.tensor.itemsize() > b.tensor.itemsize(); });
    return ordered;
}

} // namespace

void writeZip(
    const std::filesystem::path& path, const Checkpoint& checkpoint, const WriteOptions& options)
{
    Archive archive(path);
    pickle::Writer& tree = archive.tree();
    tree.beginDict();
    tree.text("weight");
    tree.beginDict();
    for (const auto& [name, tensor] : checkpoint.tensors) {
        tree.text(options.prefix + name);
        archive.tensor(tensor.to(targetType(tensor, options)));
    }
    tree.endDict();
    tree.text("config");
    tree.json(checkpoint.config);
    tree.text("info");
    tree.text(checkpoint.info);
    tree.endDict();
    archive.commit(checkpoint.head);
}

void writeSafetensors(const std::filesystem::path& path, const TensorMap& tensors,
    const std::map<std::string, std::string>& metadata, const WriteOptions& options)
{
    const auto ordered = inFileOrder(tensors, options);
    nlohmann::ordered_json header = nlohmann::ordered_json::object();
    if (!metadata.empty())
        header["__metadata__"] = metadata;
    uint64_t position = 0;
    for (const Named& item : ordered) {
        header[item.name] = {{"dtype", safetensorsName(dtypeOf(item.tensor))},
            {"shape", item.tensor.sizes().vec()},
            {"data_offsets", {position, position + item.tensor.nbytes()}}};
        position += item.tensor.nbytes();
    }
    std::string text = header.dump();
    text.append((8 - text.size() % 8) % 8, ' '); // the data begin aligned

    AtomicFile file(path);
    const uint64_t length =
        text.size(); // little endian, as every machine that this program runs on
    file.write(std::as_bytes(std::span(&length, 1)));
    file.write(text);
    for (const Named& item : ordered)
        file.write(bytesOf(item.tensor));
    file.commit();
}

} // namespace timbre::weights
