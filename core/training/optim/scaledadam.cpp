#include "core/training/optim/scaledadam.h"

#include <torch/torch.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace timbre::training {
namespace {

/// All dimensions but the first, which counts the members of a stack.
std::vector<int64_t> innerDims(const at::Tensor& stacked)
{
    std::vector<int64_t> dims;
    for (int64_t dim = 1; dim < stacked.dim(); ++dim) {
        dims.push_back(dim);
    }
    return dims;
}

at::Tensor rms(const at::Tensor& stacked)
{
    return stacked.square().mean(innerDims(stacked), true).sqrt();
}

bool singleNumbers(const at::Tensor& stacked)
{
    return stacked.numel() == stacked.size(0);
}

at::Tensor stackedOf(
    const std::vector<Parameter>& parameters, const std::vector<size_t>& members, bool gradients)
{
    std::vector<at::Tensor> parts;
    for (const size_t member : members) {
        const auto& tensor = parameters[member].tensor;
        const auto& gradient = tensor.grad();
        parts.push_back(!gradients   ? tensor
                : gradient.defined() ? gradient
                                     : torch::zeros_like(tensor));
    }
    return torch::stack(parts);
}

} // namespace

ScaledAdam::ScaledAdam(std::vector<Parameter> parameters, const ScaledAdamOptions& options)
    : Optimizer(std::move(parameters))
    , m_options(options)
{
    m_lr = options.lr;
    std::map<std::vector<int64_t>, std::vector<size_t>> by_shape;
    for (size_t i = 0; i < m_parameters.size(); ++i) {
        by_shape[m_parameters[i].tensor.sizes().vec()].push_back(i);
    }
    for (auto& [shape, members] : by_shape) {
        m_stacks.push_back({.members = std::move(members)});
    }
}

void ScaledAdam::gather(Stack& stack) const
{
    stack.values = stackedOf(m_parameters, stack.members, false);
    stack.gradient = stackedOf(m_parameters, stack.members, true);
}

void ScaledAdam::begin(Stack& stack) const
{
    stack.delta = torch::zeros_like(stack.values);
    stack.exp_avg_sq = torch::zeros_like(stack.values);
    if (!singleNumbers(stack.values)) {
        stack.param_rms = rms(stack.values);
        stack.scale_exp_avg_sq = torch::zeros_like(stack.param_rms);
        auto shape = stack.param_rms.sizes().vec();
        shape.insert(shape.begin(), m_options.size_update_period);
        stack.scale_grads = torch::zeros(shape, stack.values.options());
    }
}

/// What the gradients are to be multiplied with. The size of a gradient is relative: it counts by
/// the size of its parameter.
double ScaledAdam::clippingFactor()
{
    if (m_step == 0) {
        return 1.0;
    }
    at::Tensor sum;
    for (const Stack& stack : m_stacks) {
        const auto relative =
            singleNumbers(stack.values) ? stack.gradient : stack.gradient * stack.param_rms;
        const auto square = relative.square().sum();
        sum = sum.defined() ? sum + square : square;
    }
    const auto norm = sum.sqrt();
    const int64_t period = m_options.clipping_update_period;
    if (!m_norms.defined()) {
        m_norms = torch::zeros({period}, norm.options());
    }
    m_norms[m_step % period].copy_(norm);
    if (m_step % period == 0) {
        const auto sorted = std::get<0>(m_norms.sort());
        const int64_t middle = std::min(period - 1, period / 4 * 2); // the reference's median
        m_threshold = m_options.clipping_scale * sorted[middle].item<double>();
    }
    if (m_step < period || m_threshold == 0.0) {
        return 1.0;
    }
    return std::min(1.0, m_threshold / (norm.item<double>() + 1e-20));
}

void ScaledAdam::step()
{
    const torch::NoGradGuard no_grad;
    for (Stack& stack : m_stacks) {
        gather(stack);
    }
    const double factor = clippingFactor();
    for (Stack& stack : m_stacks) {
        if (!stack.delta.defined()) {
            begin(stack);
        }
        const auto clipped = factor == 1.0 ? stack.gradient : stack.gradient * factor;
        const auto& gradient = m_options.strict_compatibility ? stack.gradient : clipped;
        stack.delta.mul_(m_options.beta1);
        if (singleNumbers(stack.values)) {
            changeNumbers(stack, gradient);
        } else {
            changeScale(stack, clipped);
            changeValues(stack, gradient);
        }
        for (size_t i = 0; i < stack.members.size(); ++i) {
            m_parameters[stack.members[i]].tensor.copy_(stack.values[int64_t(i)]);
        }
        stack.values = stack.gradient = at::Tensor();
    }
    ++m_step;
}

/// Every size_update_period steps the gradients of the logarithm of each parameter's size become a
/// change of that size, which joins the momentum.
void ScaledAdam::changeScale(Stack& stack, const at::Tensor& gradient) const
{
    const auto& o = m_options;
    const int64_t period = o.size_update_period, place = m_step % period;
    stack.scale_grads[place].copy_((stack.values * gradient).sum(innerDims(gradient), true));
    if (place != period - 1) {
        return;
    }
    stack.param_rms.copy_(rms(stack.values));
    if (m_step == 0) {
        return;
    }
    const double beta2 = std::pow(o.beta2, double(period)), rate = m_lr * o.scalar_lr_scale;
    const double correction = 1.0 - std::pow(beta2, double((m_step + 1) / period));
    stack.scale_exp_avg_sq.mul_(beta2).add_(stack.scale_grads.square().mean(0), 1.0 - beta2);
    auto change = -rate * std::sqrt(correction) * stack.scale_grads.sum(0)
        / (stack.scale_exp_avg_sq.sqrt() + o.eps);
    change.masked_fill_(stack.param_rms < o.param_min_rms, 0.0); // do not shrink it any further
    change.masked_fill_(
        stack.param_rms > o.param_max_rms, -rate * double(period)); // it must shrink
    stack.delta.add_(stack.values * change, 1.0 - o.beta1);
}

void ScaledAdam::changeValues(Stack& stack, const at::Tensor& gradient) const
{
    const auto& o = m_options;
    stack.exp_avg_sq.mul_(o.beta2).addcmul_(gradient, gradient, 1.0 - o.beta2);
    const double correction = 1.0 - std::pow(o.beta2, double(m_step + 1));
    const auto mean = correction < 0.99 ? stack.exp_avg_sq * (1.0 / correction) : stack.exp_avg_sq;
    const auto size = -m_lr * (1.0 - o.beta1) * stack.param_rms.clamp_min(o.param_min_rms);
    stack.delta.add_(gradient / (mean.sqrt() + o.eps) * size);
    stack.values.add_(stack.delta);
}

/// Single numbers have no scale of their own: plain Adam.
void ScaledAdam::changeNumbers(Stack& stack, const at::Tensor& gradient) const
{
    const auto& o = m_options;
    stack.exp_avg_sq.mul_(o.beta2).addcmul_(gradient, gradient, 1.0 - o.beta2);
    const double correction = 1.0 - std::pow(o.beta2, double(m_step + 1));
    const auto root = (stack.exp_avg_sq / correction).sqrt() + o.eps;
    stack.delta.add_(gradient / root, -m_lr * o.scalar_lr_scale * (1.0 - o.beta1));
    stack.values.clamp_(-o.scalar_max, o.scalar_max).add_(stack.delta);
}

State ScaledAdam::state() const
{
    State state;
    state.numbers = {{"lr", m_lr}, {"step", double(m_step)}, {"threshold", m_threshold}};
    if (m_norms.defined()) {
        state.tensors["norms"] = m_norms;
    }
    for (const Stack& stack : m_stacks) {
        if (!stack.delta.defined()) {
            continue;
        }
        const auto& name = m_parameters[stack.members.front()].name;
        state.tensors["delta." + name] = stack.delta;
        state.tensors["exp_avg_sq." + name] = stack.exp_avg_sq;
        if (stack.param_rms.defined()) {
            state.tensors["param_rms." + name] = stack.param_rms;
            state.tensors["scale_exp_avg_sq." + name] = stack.scale_exp_avg_sq;
            state.tensors["scale_grads." + name] = stack.scale_grads;
        }
    }
    return state;
}

void ScaledAdam::restore(const State& state)
{
    const torch::NoGradGuard no_grad;
    m_lr = state.number("lr");
    m_step = int64_t(state.number("step"));
    m_threshold = state.number("threshold");
    m_norms = at::Tensor();
    if (state.tensors.contains("norms")) {
        m_norms = torch::zeros({m_options.clipping_update_period},
            m_parameters.front().tensor.options().requires_grad(false));
        state.copyInto("norms", m_norms);
    }
    for (Stack& stack : m_stacks) {
        stack.delta = at::Tensor();
        if (m_step == 0) {
            continue;
        }
        gather(stack);
        begin(stack);
        const auto& name = m_parameters[stack.members.front()].name;
        state.copyInto("delta." + name, stack.delta);
        state.copyInto("exp_avg_sq." + name, stack.exp_avg_sq);
        if (stack.param_rms.defined()) {
            state.copyInto("param_rms." + name, stack.param_rms);
            state.copyInto("scale_exp_avg_sq." + name, stack.scale_exp_avg_sq);
            state.copyInto("scale_grads." + name, stack.scale_grads);
        }
        stack.values = stack.gradient = at::Tensor();
    }
}

} // namespace timbre::training
