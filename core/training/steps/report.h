#pragma once

#include <string>
#include <utility>
#include <vector>

namespace timbre::training {

/// What one step has to say.
struct StepReport {
    std::vector<std::pair<std::string, double>> losses; ///< by name; "total" comes first
    double grad_norm = 0.0; ///< of the update; 0 when there was none
    double lr = 0.0; ///< that the update used, or the next one will use
    bool updated = false; ///< false: gradients are being gathered, or the update was left out
    /// What was not finite: a parameter's name (its gradient, or its values), else "loss total" or
    /// "loss adversary". Nothing was changed and the gradients are gone. Empty when all is well,
    /// and when a float16 overflow was only skipped.
    std::string non_finite;
    double data_s = 0.0; ///< spent waiting for the batch
};

} // namespace timbre::training
