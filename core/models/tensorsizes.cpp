#include "core/models/tensorsizes.h"

#include "core/base/error.h"

namespace timbre::models {
namespace {

Error mismatch(std::string_view network, const std::string& what)
{
    return {ErrorKind::MismatchedModel, std::string(network), what};
}

bool anyBeginsWith(const weights::TensorMap& tensors, const std::string& prefix)
{
    const auto next = tensors.lower_bound(prefix); // names are sorted
    return next != tensors.end() && next->first.starts_with(prefix);
}

} // namespace

const at::Tensor& tensorNamed(
    const weights::TensorMap& tensors, const std::string& name, std::string_view network)
{
    const auto found = tensors.find(name);
    if (found == tensors.end()) {
        throw mismatch(
            network, "The tensor \"" + name + "\" is missing; is this another kind of model?");
    }
    return found->second;
}

int64_t sizeOf(const weights::TensorMap& tensors, const std::string& name, int64_t dim,
    std::string_view network)
{
    const auto& tensor = tensorNamed(tensors, name, network);
    if (dim >= tensor.dim()) {
        throw mismatch(network, "The tensor \"" + name + "\" has too few dimensions.");
    }
    return tensor.size(dim);
}

int64_t countNumbered(const weights::TensorMap& tensors, const std::string& prefix)
{
    int64_t count = 0;
    while (anyBeginsWith(tensors, prefix + std::to_string(count) + ".")) {
        ++count;
    }
    return count;
}

weights::TensorMap withoutPrefix(const weights::TensorMap& tensors, const std::string& prefix)
{
    if (!anyBeginsWith(tensors, prefix)) {
        return tensors;
    }
    weights::TensorMap inner;
    for (auto item = tensors.lower_bound(prefix);
         item != tensors.end() && item->first.starts_with(prefix); ++item) {
        inner.emplace(item->first.substr(prefix.size()), item->second);
    }
    return inner;
}

} // namespace timbre::models
