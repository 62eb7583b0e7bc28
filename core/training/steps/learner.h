#pragma once

#include "core/nn/lora.h"
#include "core/training/optim/adamw.h"
#include "core/training/optim/scaledadam.h"
#include "core/training/steps/precision.h"
#include "core/training/steps/report.h"

#include <memory>
#include <variant>

namespace timbre::training {

struct LearnerOptions {
    std::variant<AdamWOptions, ScaledAdamOptions> optimizer = AdamWOptions{};
    std::optional<nn::LoraConfig> lora = {}; ///< adapters alone learn
    std::vector<std::string> frozen = {}; ///< names of parameters, '*' for any characters
    c10::ScalarType precision = c10::ScalarType::Float;
    double longest_gradient = 0.0; ///< gradients are scaled down to this length; 0: as they are
    uint64_t seed = 1234;
};

/// A network with what makes it learn: what the steps of all stages share. Backward passes gather
/// gradients; update() turns them into a change. The network must outlive it.
class Learner {
public:
    Learner(torch::nn::Module& module, const LearnerOptions& options);

    /// Adds the gradients of a loss. False when the loss is not finite; nothing was added then.
    bool backward(const at::Tensor& loss);

    /// Unscales, looks for what is not finite, clips, updates and clears. Fills grad_norm, lr,
    /// updated and non_finite of the report.
    void update(StepReport& report);

    void drop(); ///< forgets gathered gradients
    int64_t gathered() const { return m_gathered; } ///< backward passes since the last update

    Optimizer& optimizer() { return *m_optimizer; }
    const nn::Lora* lora() const { return m_lora.get(); }
    const std::vector<Parameter>& network() const { return m_network; }

    /// All but the network's weights; with adapters these follow from where they started.
    State state() const;
    void restore(const State& state);

private:
    std::unique_ptr<nn::Lora> m_lora;
    std::vector<Parameter> m_network; ///< those that a backward pass reaches
    std::unique_ptr<Optimizer> m_optimizer; ///< of the same, or of the adapters
    LossScaler m_scaler;
    const double m_longest_gradient;
    int64_t m_gathered = 0;
};

} // namespace timbre::training
