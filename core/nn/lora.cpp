#include "core/nn/lora.h"

#include "core/base/error.h"
#include "core/nn/namepattern.h"
#include "core/nn/random.h"

#include <torch/torch.h>

#include <algorithm>
#include <cmath>

namespace timbre::nn {
namespace {

constexpr char kA[] = ".lora_A", kB[] = ".lora_B", kAlpha[] = ".alpha";

Error foreign(const std::string& name)
{
    return Error(ErrorKind::MismatchedModel, name,
        "The adapter does not fit the model: it was made for another one.");
}

const at::Tensor& find(const std::map<std::string, at::Tensor>& tensors, const std::string& name)
{
    const auto found = tensors.find(name);
    if (found == tensors.end()) {
        throw foreign(name);
    }
    return found->second;
}

at::Tensor change(const at::Tensor& a, const at::Tensor& b, double scale, const at::Tensor& like)
{
    return at::matmul(b, a).mul_(scale).view(like.sizes());
}

} // namespace

Lora::Lora(torch::nn::Module& module, const LoraConfig& config, uint64_t seed)
{
    for (auto& parameter : module.named_parameters()) {
        at::Tensor weight = parameter.value();
        const bool matrix = weight.dim() >= 2 && weight.size(0) > 1
            && weight.numel() > weight.size(0); // lengths of weight norm are none
        const bool adapted = matrix && matchesAny(parameter.key(), config.targets)
            && !matchesAny(parameter.key(), config.left_out);
        weight.set_requires_grad(adapted);
        if (!adapted) {
            continue;
        }
        const int64_t rows = weight.size(0), columns = weight.numel() / rows;
        const int64_t rank = std::min({config.rank, rows, columns});
        const auto options = weight.options().requires_grad(false);
        const double bound = 1.0 / std::sqrt(double(columns)); // as torch starts a linear layer
        Random random(seed, m_adapters.size());
        auto a = ((random.uniform({rank, columns}) * 2 - 1) * bound).to(options);
        auto b = torch::zeros({rows, rank}, options);
        m_adapters.push_back({parameter.key(), weight, weight.detach().clone(),
            a.set_requires_grad(true), b.set_requires_grad(true), config.alpha / double(rank)});
    }
    if (m_adapters.empty() || config.rank < 1) {
        throw Error(ErrorKind::InvalidArgument, "adapters",
            "No weight of the model would get an adapter; check their names and rank.");
    }
}

std::vector<Lora::Named> Lora::parameters() const
{
    std::vector<Named> result;
    for (const Adapter& adapter : m_adapters) {
        result.push_back({adapter.name + kA, adapter.a});
        result.push_back({adapter.name + kB, adapter.b});
    }
    return result;
}

void Lora::gatherGradients()
{
    const torch::NoGradGuard no_grad;
    const auto add = [](at::Tensor& parameter, const at::Tensor& gradient) {
        auto& sum = parameter.mutable_grad();
        sum = sum.defined() ? sum + gradient : gradient;
    };
    for (Adapter& adapter : m_adapters) {
        if (!adapter.weight.grad().defined()) {
            continue;
        }
        const auto gradient = adapter.weight.grad().reshape({adapter.b.size(0), adapter.a.size(1)});
        add(adapter.a, at::matmul(adapter.b.t(), gradient) * adapter.scale);
        add(adapter.b, at::matmul(gradient, adapter.a.t()) * adapter.scale);
        adapter.weight.mutable_grad() = at::Tensor();
    }
}

void Lora::apply()
{
    const torch::NoGradGuard no_grad;
    for (Adapter& adapter : m_adapters) {
        const auto& base = adapter.base;
        adapter.weight.copy_(base + change(adapter.a, adapter.b, adapter.scale, base));
    }
}

std::map<std::string, at::Tensor> Lora::tensors() const
{
    std::map<std::string, at::Tensor> result;
    for (const Adapter& adapter : m_adapters) {
        const double alpha = adapter.scale * double(adapter.a.size(0));
        result[adapter.name + kA] = adapter.a.detach().cpu().clone();
        result[adapter.name + kB] = adapter.b.detach().cpu().clone();
        result[adapter.name + kAlpha] = torch::tensor(alpha, torch::kFloat);
    }
    return result;
}

void Lora::load(const std::map<std::string, at::Tensor>& tensors)
{
    const torch::NoGradGuard no_grad;
    for (Adapter& adapter : m_adapters) {
        for (auto [suffix, target] : {std::pair(kA, adapter.a), std::pair(kB, adapter.b)}) {
            const auto& saved = find(tensors, adapter.name + suffix);
            if (saved.sizes() != target.sizes()) {
                throw foreign(adapter.name + suffix);
            }
            target.copy_(saved);
        }
    }
    if (tensors.size() != 3 * m_adapters.size()) {
        throw foreign("adapters");
    }
    apply();
}

void mergeLora(
    std::map<std::string, at::Tensor>& weights, const std::map<std::string, at::Tensor>& tensors)
{
    const torch::NoGradGuard no_grad;
    for (const auto& [key, saved_a] : tensors) {
        if (!key.ends_with(kA)) {
            continue;
        }
        const auto name = key.substr(0, key.size() - std::string_view(kA).size());
        const auto weight = weights.find(name);
        const auto& saved_b = find(tensors, name + kB);
        if (weight == weights.end() || saved_a.dim() != 2 || saved_b.dim() != 2
            || saved_b.size(0) != weight->second.size(0) || saved_a.size(0) != saved_b.size(1)
            || saved_a.size(1) * saved_b.size(0) != weight->second.numel()) {
            throw foreign(name);
        }
        const double scale = find(tensors, name + kAlpha).item<double>() / double(saved_a.size(0));
        const auto base = weight->second.to(torch::kFloat);
        const auto a = saved_a.to(base.options()), b = saved_b.to(base.options());
        weight->second = base + change(a, b, scale, base);
    }
}

void mergeLora(torch::nn::Module& module, const std::map<std::string, at::Tensor>& tensors)
{
    const torch::NoGradGuard no_grad;
    std::map<std::string, at::Tensor> weights;
    for (const auto& parameter : module.named_parameters()) {
        weights[parameter.key()] = parameter.value();
    }
    mergeLora(weights, tensors);
    for (const auto& parameter : module.named_parameters()) {
        const auto& merged = weights.at(parameter.key());
        if (!merged.is_same(parameter.value())) {
            at::Tensor(parameter.value()).copy_(merged);
        }
    }
}

} // namespace timbre::nn
