#pragma once

#include <torch/nn/module.h>
#include <torch/nn/modules/container/modulelist.h>

#include <string>
#include <vector>

namespace timbre::nn {

/// Registers the modules as name.0, name.1, ... as the reference's lists do.
template <class M>
void registerList(torch::nn::Module& parent, const std::string& name, const std::vector<M>& modules)
{
    torch::nn::ModuleList list;
    for (const M& module : modules) {
        list->push_back(module);
    }
    parent.register_module(name, list);
}

/// A level of names without weights of its own, e.g. "vq" in "quantizer.vq.layers".
inline torch::nn::Module& registerGroup(torch::nn::Module& parent, const std::string& name)
{
    return *parent.register_module(name, std::make_shared<torch::nn::Module>());
}

} // namespace timbre::nn
