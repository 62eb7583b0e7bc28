#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace torch::nn {
class Module;
}

namespace timbre::nn {

struct LoraConfig {
    int64_t rank = 16; ///< at most what the weight's own sizes allow
    double alpha = 16.0; ///< the change is alpha / rank * B A
    std::vector<std::string> targets = {"*"}; ///< names of weights, '*' for any characters;
                                              ///< what is no matrix stays without one
    std::vector<std::string> left_out = {}; ///< of those, the ones that stay as they are
};

/// Small matrices A [rank, columns] and B [rows, rank] beside frozen weights (LoRA,
/// arXiv:2106.09685): W = W0 + alpha / rank * B A, where a weight [rows, ...] counts as a matrix.
/// Linear layers, fused projections and convolutions alike, of a weight-normed one its direction.
///
/// The network itself knows nothing of it: its weights hold W, a backward pass leaves dL/dW in
/// their gradients, and gatherGradients() makes those of A and B of it, which is exact.
/// Order of a step: backward passes, gatherGradients(), the optimiser on parameters(), apply().
class Lora {
public:
    /// Freezes the module but for the targets. A is random from the seed, B zero: nothing changes
    /// yet. Error(InvalidArgument) when no weight fits. The module must outlive this object.
    Lora(torch::nn::Module& module, const LoraConfig& config, uint64_t seed = 0);

    struct Named {
        std::string name; ///< the weight's, with ".lora_A" or ".lora_B"
        at::Tensor tensor;
    };
    std::vector<Named> parameters() const; ///< leaves that want a gradient

    void gatherGradients();
    void apply(); ///< writes W into the module: it is then as good as merged

    /// A, B and ".alpha" of each weight, copies on the CPU: what an adapter file holds.
    std::map<std::string, at::Tensor> tensors() const;
    /// Error(MismatchedModel) when they belong to other weights. Applies them.
    void load(const std::map<std::string, at::Tensor>& tensors);

private:
    struct Adapter {
        std::string name;
        at::Tensor weight, base; ///< of the module; W0
        at::Tensor a, b;
        double scale; ///< alpha / rank
    };

    std::vector<Adapter> m_adapters;
};

/// Adds an adapter file's change to a network's weights for good.
/// Error(MismatchedModel) when it belongs to another network.
void mergeLora(torch::nn::Module& module, const std::map<std::string, at::Tensor>& tensors);

/// The same for the weights of a file: those that change become new tensors, in float32.
void mergeLora(
    std::map<std::string, at::Tensor>& weights, const std::map<std::string, at::Tensor>& tensors);

} // namespace timbre::nn
