#include "core/training/optim/adamw.h"

#include "core/nn/namepattern.h"

#include <torch/torch.h>

#include <cmath>

namespace timbre::training {
namespace {

double lrScale(const AdamWOptions& options, const std::string& name)
{
    for (const auto& [pattern, scale] : options.lr_scales) {
        if (nn::matches(name, pattern)) {
            return scale;
        }
    }
    return 1.0;
}

} // namespace

AdamW::AdamW(std::vector<Parameter> parameters, const AdamWOptions& options)
    : Optimizer(std::move(parameters))
    , m_options(options)
{
    m_lr = options.lr;
    for (const auto& parameter : m_parameters) {
        m_memories.push_back({lrScale(options, parameter.name), 0, {}, {}});
    }
}

void AdamW::step()
{
    const torch::NoGradGuard no_grad;
    const auto& o = m_options;
    for (size_t i = 0; i < m_parameters.size(); ++i) {
        auto& values = m_parameters[i].tensor;
        const auto& gradient = values.grad();
        if (!gradient.defined()) {
            continue;
        }
        Memory& memory = m_memories[i];
        if (memory.steps++ == 0) {
            memory.exp_avg = torch::zeros_like(gradient);
            memory.exp_avg_sq = torch::zeros_like(gradient);
        }
        const double lr = m_lr * memory.lr_scale;
        const double correction1 = 1.0 - std::pow(o.beta1, double(memory.steps));
        const double correction2 = 1.0 - std::pow(o.beta2, double(memory.steps));
        values.mul_(1.0 - lr * o.weight_decay);
        memory.exp_avg.lerp_(gradient, 1.0 - o.beta1);
        memory.exp_avg_sq.mul_(o.beta2).addcmul_(gradient, gradient, 1.0 - o.beta2);
        const auto root = (memory.exp_avg_sq.sqrt() / std::sqrt(correction2)).add_(o.eps);
        values.addcdiv_(memory.exp_avg, root, -lr / correction1);
    }
}

State AdamW::state() const
{
    State state;
    state.numbers["lr"] = m_lr;
    for (size_t i = 0; i < m_parameters.size(); ++i) {
        const auto& name = m_parameters[i].name;
        if (const Memory& memory = m_memories[i]; memory.steps > 0) {
            state.tensors["exp_avg." + name] = memory.exp_avg;
            state.tensors["exp_avg_sq." + name] = memory.exp_avg_sq;
            state.numbers["step." + name] = double(memory.steps);
        }
    }
    return state;
}

void AdamW::restore(const State& state)
{
    m_lr = state.number("lr");
    for (size_t i = 0; i < m_parameters.size(); ++i) {
        const auto& [name, tensor] = m_parameters[i];
        Memory& memory = m_memories[i];
        const auto steps = state.numbers.find("step." + name);
        memory = {memory.lr_scale, 0, {}, {}};
        if (steps != state.numbers.end()) {
            memory.steps = int64_t(steps->second);
            memory.exp_avg = torch::zeros_like(tensor, torch::TensorOptions());
            memory.exp_avg_sq = torch::zeros_like(tensor, torch::TensorOptions());
            state.copyInto("exp_avg." + name, memory.exp_avg);
            state.copyInto("exp_avg_sq." + name, memory.exp_avg_sq);
        }
    }
}

double AdamW::learningRateOf(const std::string& name) const
{
    return m_lr * lrScale(m_options, name);
}

} // namespace timbre::training
