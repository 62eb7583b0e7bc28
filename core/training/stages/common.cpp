#include "core/training/stages/common.h"

#include "core/base/error.h"
#include "core/training/steps/precision.h"

#include <torch/torch.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace timbre::training {

torch::Device deviceOf(const TrainingOptions& options)
{
    if (options.device != "cuda") {
        return torch::kCPU;
    }
    if (!torch::cuda::is_available()) {
        throw Error(ErrorKind::Device, "cuda",
            "No GPU answers. Check its driver, or train with --device cpu.");
    }
    return torch::Device(torch::kCUDA, 0);
}

c10::ScalarType precisionOf(const TrainingOptions& options)
{
    const auto device = deviceOf(options);
    const auto wanted = [&] {
        switch (options.precision) {
        case Precision::F32:
            return torch::kFloat;
        case Precision::Bf16:
            return torch::kBFloat16;
        case Precision::F16:
            return torch::kHalf;
        case Precision::Auto:
            break;
        }
        const bool mixed = device.is_cuda() && canTrainWith(torch::kBFloat16, device);
        return mixed ? torch::kBFloat16 : torch::kFloat;
    }();
    if (wanted != torch::kFloat && !canTrainWith(wanted, device)) {
        throw Error(ErrorKind::InvalidArgument, precisionName(wanted),
            "This device cannot train with it. Use fp32, or leave the choice to the program.");
    }
    return wanted;
}

const char* precisionName(c10::ScalarType type)
{
    return type == torch::kHalf ? "fp16" : type == torch::kBFloat16 ? "bf16" : "fp32";
}

State networkState(const Learner& learner)
{
    State state;
    if (!learner.lora()) {
        for (const auto& [name, tensor] : learner.network()) {
            state.tensors[name] = tensor.detach();
        }
    }
    return state;
}

void restoreNetwork(const Learner& learner, const State& state)
{
    if (!learner.lora()) {
        const torch::NoGradGuard no_gradients;
        for (const auto& [name, tensor] : learner.network()) {
            state.copyInto(name, tensor);
        }
    }
}

weights::Checkpoint withTensorsOf(weights::Checkpoint original, const torch::nn::Module& module,
    std::initializer_list<const char*> left_out)
{
    const auto replace = [&](const std::string& name, const at::Tensor& tensor) {
        const auto found = original.tensors.find(name);
        if (found != original.tensors.end()) {
            found->second = tensor.detach().to(torch::kCPU);
        }
    };
    for (const auto& parameter : module.named_parameters()) {
        replace(parameter.key(), parameter.value());
    }
    std::erase_if(original.tensors, [&](const auto& entry) {
        return std::ranges::any_of(
            left_out, [&](const char* prefix) { return entry.first.starts_with(prefix); });
    });
    return original;
}

double ScratchRecipe::rateAt(int64_t step) const
{
    if (step < warmup_steps) {
        return lr * double(step + 1) / double(warmup_steps);
    }
    const auto rest = double(std::max<int64_t>(1, steps - warmup_steps));
    const double way = std::min(1.0, double(step - warmup_steps) / rest);
    return lr_end + 0.5 * (lr - lr_end) * (1 + std::cos(std::numbers::pi * way));
}

LearnerOptions learnerOptions(const TrainingOptions& options)
{
    LearnerOptions learner;
    learner.precision = precisionOf(options);
    learner.seed = options.seed;
    learner.frozen = options.frozen;
    if (options.lora) {
        learner.lora = nn::LoraConfig{.rank = options.lora->rank,
            .alpha = options.lora->alpha,
            .targets = options.lora->targets};
    }
    return learner;
}

weights::TensorMap adapterOf(const Learner& learner)
{
    return learner.lora() ? learner.lora()->tensors() : weights::TensorMap();
}

int64_t countLearning(Learner& learner, const std::string& stage)
{
    const auto count = countValues(learner.optimizer().parameters());
    if (count == 0) {
        throw Error(ErrorKind::InvalidArgument, stage,
            "Nothing is left to learn: every weight of this stage is frozen.");
    }
    return count;
}

int64_t countParameters(const torch::nn::Module& module)
{
    int64_t count = 0;
    for (const auto& parameter : module.parameters()) {
        count += parameter.numel();
    }
    return count;
}

} // namespace timbre::training
