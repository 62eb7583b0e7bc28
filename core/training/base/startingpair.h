#pragma once

#include "core/dataset/check.h"
#include "core/training/base/baseconfig.h"
#include "core/training/trainer.h"

#include <ATen/core/Tensor.h>

namespace timbre::training {

/// Where a base model begins: both networks with random weights, in the shipped base model's layout
/// with the configuration's sizes, and a codebook learnt from speech.
struct StartingPair {
    std::filesystem::path gpt, sovits;
};

/// Rows of a codebook and how features become them: (x - mean) / deviation.
struct Codebook {
    at::Tensor rows; ///< [size, D], of standardised features
    at::Tensor mean, deviation; ///< [D]
};

/// k-means (Lloyd) on x [N, D] from a random, spread start; empty rows begin again at the row of x
/// that is worst off. Deterministic. Error(BadReference) when N < size.
Codebook learnCodebook(const at::Tensor& x, int64_t size, uint64_t seed, jobs::Context& job);

/// Writes gpt.ckpt and sovits.pth into the folder, unless both are there. The codebook is learnt
/// from up to 100,000 codes' worth of the clips' content features, means of two frames each.
/// `shipped`: the base model that lends its layout and its content encoder. Progress "codebook".
/// Throws Error(InvalidArgument) for sizes that do not fit together, Error(BadReference) when there
/// is too little speech for the codebook.
StartingPair startingPair(const BaseConfig& config, const std::vector<dataset::CheckedClip>& clips,
    const ModelFiles& shipped, const std::filesystem::path& folder, uint64_t seed,
    jobs::Context& job);

} // namespace timbre::training
