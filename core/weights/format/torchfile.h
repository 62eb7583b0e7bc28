#pragma once

#include "core/weights/format/container.h"
#include "core/weights/format/objects.h"

#include <memory>

namespace timbre::weights {

/// What torch.save wrote: a pickle, and where the storages that it refers to lie in the file.
struct TorchFile {
    explicit TorchFile(const Source& source)
        : pool(source.name)
    {
    }

    pickle::Pool pool;
    pickle::Objects objects; // checked: every tensor lies inside its storage
    std::vector<uint64_t>
        storage_begin; // in the file, one per storage of `objects`; checked: each is whole
    const pickle::Value* root = nullptr;
    std::string head; // see replacedHead()
};

/// Legacy files begin with a pickled number, zip archives with an entry; see detectContainer().
bool looksLikeLegacy(const Source& source);

std::unique_ptr<TorchFile> parseTorchZip(const Source& source);
std::unique_ptr<TorchFile> parseTorchLegacy(const Source& source);

} // namespace timbre::weights
