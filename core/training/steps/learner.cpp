#include "core/training/steps/learner.h"

#include "core/nn/namepattern.h"

#include <torch/torch.h>

#include <cmath>

namespace timbre::training {
namespace {

std::unique_ptr<nn::Lora> adapters(torch::nn::Module& module, const LearnerOptions& options)
{
    if (options.lora) {
        auto config = *options.lora;
        config.left_out = options.frozen;
        return std::make_unique<nn::Lora>(module, config, options.seed);
    }
    nn::freeze(module, options.frozen);
    return nullptr;
}

std::vector<Parameter> learning(const nn::Lora* lora, const std::vector<Parameter>& network)
{
    if (!lora) {
        return network;
    }
    std::vector<Parameter> result;
    for (const auto& [name, tensor] : lora->parameters()) {
        result.push_back({name, tensor});
    }
    return result;
}

std::unique_ptr<Optimizer> optimizerOf(
    std::vector<Parameter> parameters, const LearnerOptions& options)
{
    if (const auto* scaled = std::get_if<ScaledAdamOptions>(&options.optimizer)) {
        return std::make_unique<ScaledAdam>(std::move(parameters), *scaled);
    }
    return std::make_unique<AdamW>(
        std::move(parameters), std::get<AdamWOptions>(options.optimizer));
}

} // namespace

Learner::Learner(torch::nn::Module& module, const LearnerOptions& options)
    : m_lora(adapters(module, options))
    , m_network(trainableParameters(module))
    , m_optimizer(optimizerOf(learning(m_lora.get(), m_network), options))
    , m_scaler(options.precision)
    , m_longest_gradient(options.longest_gradient)
{
}

bool Learner::backward(const at::Tensor& loss)
{
    if (!std::isfinite(loss.item<double>())) {
        return false;
    }
    m_scaler.scaled(loss).backward();
    ++m_gathered;
    return true;
}

void Learner::update(StepReport& report)
{
    report.lr = m_optimizer->learningRate();
    if (!m_scaler.unscale(m_network)) {
        if (m_scaler.isAtFloor()) {
            report.non_finite = firstNonFinite(m_network).value_or("gradient");
        }
        drop();
        return;
    }
    if (m_lora) {
        m_lora->gatherGradients();
    }
    const auto& parameters = m_optimizer->parameters();
    report.grad_norm = m_longest_gradient > 0.0 ? clipGradients(parameters, m_longest_gradient)
                                                : gradientNorm(parameters);
    m_optimizer->step();
    if (m_lora) {
        m_lora->apply();
    }
    report.updated = true;
    drop();
}

void Learner::drop()
{
    clearGradients(m_network);
    clearGradients(m_optimizer->parameters());
    m_gathered = 0;
}

State Learner::state() const
{
    State state;
    state.put("optimizer", m_optimizer->state());
    state.put("scaler", m_scaler.state());
    state.numbers["gathered"] = double(m_gathered);
    if (m_gathered > 0) {
        state.put("gradient", gradientState(m_network));
    }
    if (m_lora) {
        state.put("adapter", {m_lora->tensors(), {}});
    }
    return state;
}

void Learner::restore(const State& state)
{
    drop();
    m_optimizer->restore(state.part("optimizer"));
    m_scaler.restore(state.part("scaler"));
    m_gathered = int64_t(state.number("gathered"));
    restoreGradients(m_network, state.part("gradient"));
    if (m_lora) {
        m_lora->load(state.part("adapter").tensors);
    }
}

} // namespace timbre::training
