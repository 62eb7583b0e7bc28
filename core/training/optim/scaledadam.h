#pragma once

#include "core/training/optim/optimizer.h"

namespace timbre::training {

struct ScaledAdamOptions { // defaults: the reference's for its GPT
    double lr = 0.002, beta1 = 0.9, beta2 = 0.95, eps = 1e-8;
    double clipping_scale = 2.0; ///< gradients above so many medians of the last period are clipped
    int64_t clipping_update_period = 1000; ///< steps between two looks at the median
    double scalar_lr_scale = 0.1; ///< rate of a tensor's scale, and of single numbers
    double scalar_max = 10.0; ///< bound of single numbers
    double param_min_rms = 1e-5, param_max_rms = 3.0;
    int64_t size_update_period = 4; ///< steps between two changes of a tensor's scale
    /// The reference computes the clipping factor, but its update reads the gradient as it was: the
    /// factor reaches the change of scale only. True does the same.
    bool strict_compatibility = false;
};

/// Adam whose step is proportional to the size of the parameter, which also learns the size itself
/// (Zipformer, arXiv:2310.11230, section 3.5). Parameters of one shape are stacked and share their
/// step; one without a gradient counts as having a zero gradient.
class ScaledAdam final : public Optimizer {
public:
    ScaledAdam(std::vector<Parameter> parameters, const ScaledAdamOptions& options = {});

    void step() override;
    /// Tensors "delta.<first name of the stack>", ..., numbers "step", ...
    State state() const override;
    void restore(const State& state) override;

private:
    struct Stack { // parameters of one shape; tensors are [n, shape...], statistics [n, 1...]
        std::vector<size_t> members;
        at::Tensor delta, exp_avg_sq; ///< momentum and mean square of the gradient
        at::Tensor param_rms, scale_exp_avg_sq, scale_grads; ///< undefined for single numbers
        at::Tensor values, gradient; ///< during a step only
    };

    void gather(Stack& stack) const;
    void begin(Stack& stack) const;
    double clippingFactor();
    void changeScale(Stack& stack, const at::Tensor& gradient) const;
    void changeValues(Stack& stack, const at::Tensor& gradient) const;
    void changeNumbers(Stack& stack, const at::Tensor& gradient) const;

    const ScaledAdamOptions m_options;
    std::vector<Stack> m_stacks; ///< in the order of shapes
    int64_t m_step = 0;
    at::Tensor m_norms; ///< [clipping_update_period], of the latest steps
    double m_threshold = 0.0; ///< 0: not known yet
};

} // namespace timbre::training
