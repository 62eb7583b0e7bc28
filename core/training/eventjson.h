#pragma once

#include "core/training/trainer.h"

#include <nlohmann/json.hpp>

namespace timbre::training {

/// One line of a run's log and of `timbre train --json`: {"event": "step", ...}; only the fields
/// that belong to the kind.
nlohmann::json toJson(const Event& event);
nlohmann::json toJson(const Plan& plan);

} // namespace timbre::training
