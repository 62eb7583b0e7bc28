#include "core/training/optim/optimizer.h"

#include "core/base/error.h"

#include <torch/torch.h>

namespace timbre::training {
namespace {

Error foreignState(const std::string& name, const std::string& what)
{
    return Error(ErrorKind::Corrupt, name,
        "The saved state of the training does not fit: " + what + ". It belongs to another run.");
}

/// On the device, so that a GPU is waited for once.
at::Tensor squaredNorm(const std::vector<Parameter>& parameters)
{
    at::Tensor sum;
    for (const auto& [name, tensor] : parameters) {
        if (tensor.grad().defined()) {
            const auto square = tensor.grad().to(torch::kFloat).square().sum().to(torch::kDouble);
            sum = sum.defined() ? sum + square.to(sum.device()) : square;
        }
    }
    return sum.defined() ? sum : torch::zeros({}, torch::kDouble);
}

} // namespace

void State::put(const std::string& name, const State& part)
{
    for (const auto& [key, tensor] : part.tensors) {
        tensors[name + "." + key] = tensor;
    }
    for (const auto& [key, number] : part.numbers) {
        numbers[name + "." + key] = number;
    }
}

State State::part(const std::string& name) const
{
    State result{weights::withoutPrefix(tensors, name + "."), {}};
    for (const auto& [key, number] : numbers) {
        if (key.starts_with(name + ".")) {
            result.numbers[key.substr(name.size() + 1)] = number;
        }
    }
    return result;
}

double State::number(const std::string& name) const
{
    const auto found = numbers.find(name);
    if (found == numbers.end()) {
        throw foreignState(name, "a number is missing");
    }
    return found->second;
}

void State::copyInto(const std::string& name, at::Tensor target) const
{
    const auto found = tensors.find(name);
    if (found == tensors.end()) {
        throw foreignState(name, "a tensor is missing");
    }
    if (found->second.sizes() != target.sizes()) {
        throw foreignState(name, "a tensor has another shape");
    }
    const torch::NoGradGuard no_grad;
    target.copy_(found->second);
}

std::vector<Parameter> trainableParameters(const torch::nn::Module& module)
{
    std::vector<Parameter> result;
    for (const auto& parameter : module.named_parameters()) {
        if (parameter.value().requires_grad()) {
            result.push_back({parameter.key(), parameter.value()});
        }
    }
    return result;
}

int64_t countValues(const std::vector<Parameter>& parameters)
{
    int64_t count = 0;
    for (const auto& parameter : parameters) {
        count += parameter.tensor.numel();
    }
    return count;
}

double gradientNorm(const std::vector<Parameter>& parameters)
{
    const torch::NoGradGuard no_grad;
    return squaredNorm(parameters).sqrt().item<double>();
}

void clearGradients(const std::vector<Parameter>& parameters)
{
    for (auto parameter : parameters) {
        parameter.tensor.mutable_grad() = at::Tensor();
    }
}

double clipGradients(const std::vector<Parameter>& parameters, double longest)
{
    const double norm = gradientNorm(parameters);
    if (norm > longest) {
        const torch::NoGradGuard no_grad;
        for (const auto& parameter : parameters) {
            if (parameter.tensor.grad().defined()) {
                parameter.tensor.grad().mul_(longest / norm);
            }
        }
    }
    return norm;
}

State gradientState(const std::vector<Parameter>& parameters)
{
    State state;
    for (const auto& parameter : parameters) {
        if (parameter.tensor.grad().defined()) {
            state.tensors[parameter.name] = parameter.tensor.grad();
        }
    }
    return state;
}

void restoreGradients(const std::vector<Parameter>& parameters, const State& state)
{
    for (auto parameter : parameters) {
        parameter.tensor.mutable_grad() = at::Tensor();
        if (state.tensors.contains(parameter.name)) {
            auto gradient = torch::empty_like(parameter.tensor, torch::TensorOptions());
            state.copyInto(parameter.name, gradient);
            parameter.tensor.mutable_grad() = gradient;
        }
    }
}

} // namespace timbre::training
