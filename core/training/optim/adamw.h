#pragma once

#include "core/training/optim/optimizer.h"

namespace timbre::training {

struct AdamWOptions { // defaults: the reference's for SoVITS
    double lr = 1e-4, beta1 = 0.8, beta2 = 0.99, eps = 1e-9, weight_decay = 0.01;
    /// Names (with '*' for anything) and the factor on their rate; the first that fits counts.
    std::vector<std::pair<std::string, double>> lr_scales = {};
};

/// Adam with decay apart from the gradient (arXiv:1711.05101). A parameter without a gradient is
/// left alone: no decay either.
class AdamW final : public Optimizer {
public:
    AdamW(std::vector<Parameter> parameters, const AdamWOptions& options = {});

    void step() override;
    /// Tensors "exp_avg.<name>" and "exp_avg_sq.<name>", numbers "step.<name>", for those that were
    /// updated at least once.
    State state() const override;
    void restore(const State& state) override;

    /// The rate of a parameter.
    double learningRateOf(const std::string& name) const;

private:
    struct Memory {
        double lr_scale = 1.0;
        int64_t steps = 0;
        at::Tensor exp_avg, exp_avg_sq;
    };

    const AdamWOptions m_options;
    std::vector<Memory> m_memories; ///< one per parameter
};

} // namespace timbre::training
