#include "core/training/steps/runningmean.h"

#include <torch/torch.h>

namespace timbre::training {

RunningMean::RunningMean(std::vector<Parameter> parameters, double decay)
    : m_parameters(std::move(parameters))
    , m_decay(decay)
{
    for (const auto& [name, tensor] : m_parameters) {
        m_means[name] = tensor.detach().clone();
    }
}

void RunningMean::follow()
{
    const torch::NoGradGuard no_gradients;
    for (const auto& [name, tensor] : m_parameters) {
        m_means.at(name).lerp_(tensor, 1.0 - m_decay);
    }
}

void RunningMean::restore(const State& state)
{
    const torch::NoGradGuard no_gradients;
    for (const auto& [name, mean] : m_means) {
        state.copyInto(name, mean);
    }
}

} // namespace timbre::training
