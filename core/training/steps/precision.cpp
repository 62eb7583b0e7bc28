#include "core/training/steps/precision.h"

#include <ATen/autocast_mode.h>
#include <torch/torch.h>

#include <algorithm>

namespace timbre::training {

Autocast::Autocast(c10::Device device, c10::ScalarType type)
    : m_device(device.type())
    , m_was_on(at::autocast::is_autocast_enabled(m_device))
    , m_cached(at::autocast::is_autocast_cache_enabled())
    , m_previous(at::autocast::get_autocast_dtype(m_device))
{
    const bool on = type != c10::ScalarType::Float;
    at::autocast::set_autocast_enabled(m_device, on);
    if (on) {
        at::autocast::set_autocast_dtype(m_device, type);
    }
    at::autocast::set_autocast_cache_enabled(true);
    at::autocast::increment_nesting();
}

Autocast::~Autocast()
{
    if (at::autocast::decrement_nesting() == 0) { // the cached copies of weights are of this step
        at::autocast::clear_cache();
    }
    at::autocast::set_autocast_enabled(m_device, m_was_on);
    at::autocast::set_autocast_dtype(m_device, m_previous);
    at::autocast::set_autocast_cache_enabled(m_cached);
}

namespace {

bool processorHasBfloat16()
{
#if defined(__x86_64__) && defined(__GNUC__)
    return __builtin_cpu_supports("avx512bf16");
#else
    return false;
#endif
}

} // namespace

bool canTrainWith(c10::ScalarType type, c10::Device device)
{
    if (type == c10::ScalarType::Float) {
        return true;
    }
    if (device.is_cpu()) {
        return type == c10::ScalarType::BFloat16 && processorHasBfloat16();
    }
    return type == c10::ScalarType::Half || type == c10::ScalarType::BFloat16;
}

at::Tensor LossScaler::scaled(const at::Tensor& loss) const
{
    return m_on ? loss * m_scale : loss;
}

bool LossScaler::unscale(const std::vector<Parameter>& parameters)
{
    const torch::NoGradGuard no_grad;
    if (m_on) {
        for (const auto& parameter : parameters) {
            if (parameter.tensor.grad().defined()) {
                parameter.tensor.grad().mul_(1.0 / m_scale);
            }
        }
    }
    const bool finite = !firstNonFinite(parameters);
    if (m_on && !finite) {
        m_scale = std::max(1.0, m_scale / 2.0);
        m_good = 0;
    } else if (m_on && ++m_good == 2000) {
        m_scale *= 2.0;
        m_good = 0;
    }
    return finite;
}

State LossScaler::state() const
{
    return {{}, {{"scale", m_scale}, {"good", double(m_good)}}};
}

void LossScaler::restore(const State& state)
{
    m_scale = m_on ? state.number("scale") : 1.0;
    m_good = int64_t(state.number("good"));
}

std::optional<std::string> firstNonFinite(const std::vector<Parameter>& parameters)
{
    const torch::NoGradGuard no_grad;
    at::Tensor sum; // one number on the device: looked at once when all is well
    for (const auto& parameter : parameters) {
        if (const auto& gradient = parameter.tensor.grad(); gradient.defined()) {
            const auto zero = (gradient.sum() * 0.0).to(torch::kFloat); // NaN unless all are finite
            sum = sum.defined() ? sum + zero : zero;
        }
    }
    if (!sum.defined() || sum.item<float>() == 0.0f) {
        return std::nullopt;
    }
    for (const auto& [name, tensor] : parameters) {
        if (tensor.grad().defined() && !torch::isfinite(tensor.grad()).all().item<bool>()) {
            return name;
        }
    }
    return std::nullopt; // the sum alone overflowed
}

std::optional<std::string> firstBrokenValue(const torch::nn::Module& module)
{
    const torch::NoGradGuard no_grad;
    for (const auto& parameter : module.named_parameters()) {
        if (!torch::isfinite(parameter.value()).all().item<bool>()) {
            return parameter.key();
        }
    }
    return std::nullopt;
}

} // namespace timbre::training
