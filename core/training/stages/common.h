#pragma once

#include "core/training/stage.h"
#include "core/training/steps/learner.h"

#include <torch/nn/module.h>

#include <span>

namespace timbre::training {

torch::Device deviceOf(const TrainingOptions& options); ///< Error(Device) when it is not there

/// The type to compute in; Error(InvalidArgument) for one that the device cannot train with.
c10::ScalarType precisionOf(const TrainingOptions& options);
const char* precisionName(c10::ScalarType type); ///< fp32, bf16, fp16

/// The weights that a learner changes: they are part of a run's state unless adapters carry the
/// change, which the learner keeps itself.
State networkState(const Learner& learner);
void restoreNetwork(const Learner& learner, const State& state);

/// The file that training started from with the network's tensors in place of its own, without
/// names that begin with one of `left_out`.
weights::Checkpoint withTensorsOf(weights::Checkpoint original, const torch::nn::Module& module,
    std::initializer_list<const char*> left_out = {});

/// What the options say about how any network learns. Throws as precisionOf.
LearnerOptions learnerOptions(const TrainingOptions& options);

/// The adapters of a learner, or nothing.
weights::TensorMap adapterOf(const Learner& learner);

/// How many numbers learn. Error(InvalidArgument) when everything is frozen.
int64_t countLearning(Learner& learner, const std::string& stage);

int64_t countParameters(const torch::nn::Module& module);

} // namespace timbre::training
