#include "core/weights/load.h"

#include "core/base/error.h"
#include "core/weights/format/source.h"

#include <torch/torch.h>

#include <set>
#include <sstream>

namespace timbre::weights {

namespace {

[[noreturn]] void mismatch(std::string_view subject, const std::string& detail)
{
    throw Error(ErrorKind::MismatchedModel, std::string(subject), detail);
}

std::string shapeText(const at::Tensor& tensor)
{
    std::ostringstream text;
    text << tensor.sizes();
    return text.str();
}

void copyInto(
    at::Tensor target, const at::Tensor& source, const std::string& name, std::string_view subject)
{
    if (target.sizes() != source.sizes())
        mismatch(subject,
            "Tensor " + shown(name) + " has the shape " + shapeText(source) + ", the network needs "
                + shapeText(target) + ". The file belongs to another model.");
    if (target.is_floating_point() != source.is_floating_point())
        mismatch(subject,
            "Tensor " + shown(name) + " is of type " + std::string(source.dtype().name())
                + ", the network needs " + std::string(target.dtype().name()) + ".");
    target.copy_(source);
}

} // namespace

void loadInto(torch::nn::Module& module, const TensorMap& tensors, std::string_view subject)
{
    const torch::NoGradGuard no_grad;
    std::set<std::string> wanted;
    const auto load = [&](const auto& item) {
        const std::string& name = item.key();
        wanted.insert(name);
        if (const auto found = tensors.find(name); found != tensors.end())
            copyInto(item.value(), found->second, name, subject);
        else if (!name.ends_with("num_batches_tracked"))
            mismatch(subject,
                "Tensor " + name
                    + " is missing. The file belongs to another model or is incomplete.");
    };
    for (const auto& parameter : module.named_parameters())
        load(parameter);
    for (const auto& buffer : module.named_buffers())
        load(buffer);
    for (const auto& [name, tensor] : tensors) {
        if (!wanted.contains(name))
            mismatch(subject,
                "Tensor " + shown(name)
                    + " is unknown to the network. The file belongs to another model.");
    }
}

} // namespace timbre::weights
