// Weights from a formula: a whole full-size network from its tensors' names and a seed, so that no
// weight file is needed. The formula stands in the golden folder's README, "fullsize".

#pragma once

#include "tests/golden/report.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <string>
#include <vector>

namespace torch::nn {
class Module;
}

namespace timbre::golden {

/// A float32 tensor whose values depend on its name, shape and the seed only.
at::Tensor formulaTensor(const std::string& name, const std::vector<int64_t>& shape, uint64_t seed);

/// Fills every floating-point parameter and buffer by its registered name; integers keep their
/// values.
void fillByFormula(torch::nn::Module& module, uint64_t seed);

/// "formula_seed" of configs.json, e.g. which = "fullsize".
uint64_t formulaSeed(const std::filesystem::path& folder, const std::string& which);

/// Claims that the module's parameters and buffers have exactly the names and shapes that
/// fullsize/state_dict_manifest.json lists for `network`, e.g. "gpt_v2"; names starting with one of
/// `left_out` may be missing from the module.
void checkManifest(const std::filesystem::path& folder, const std::string& network,
    const torch::nn::Module& module, Report& report, const std::vector<std::string>& left_out = {});

} // namespace timbre::golden
