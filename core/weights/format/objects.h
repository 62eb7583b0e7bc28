#pragma once

#include "core/weights/format/layout.h"
#include "core/weights/format/value.h"

#include <map>

namespace timbre::weights::pickle {

/// A block of numbers beside the pickle, as the pickle describes it.
struct Storage {
    std::string key; // the entry data/<key> of a zip, or the id in a legacy file
    DType dtype = DType::F32;
    uint64_t elements = 0;
};

/// Elements offset + sum(index * stride) of a storage. Unchecked until requireFits().
struct TensorView {
    size_t storage = 0;
    int64_t offset = 0;
    std::vector<int64_t> shape, stride;

    uint64_t elements(const Source& source) const { return elementCount(shape, source); }
    bool isContiguous() const;
};

/// The storages and tensors that a pickle refers to, and the few callables whose result is plain
/// data.
class Objects {
public:
    /// The storage of a persistent id ("storage", class, key, device, elements).
    Value persistent(const Value& id, const Source& source);

    /// What calling a known function would give. Nothing is executed; an unknown name is
    /// Error(WrongFormat).
    Value call(const Name& name, const Value& arguments, const Source& source);

    const std::vector<Storage>& storages() const { return m_storages; }
    const std::vector<TensorView>& tensors() const { return m_tensors; }

    /// Every tensor lies inside its storage, and all together take no more memory than is in
    /// proportion to the file.
    void requireFits(const Source& file) const;

private:
    Value rebuildTensor(const Tuple& arguments, const Source& source);

    std::vector<Storage> m_storages;
    std::vector<TensorView> m_tensors;
    std::map<std::string, size_t> m_storage_of_key;
};

} // namespace timbre::weights::pickle
