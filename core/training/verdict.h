#pragma once

#include "core/training/trainer.h"

#include <span>

namespace timbre::training {

/// How good a measurement is: what is higher is better.
double score(const Measured& measured);

/// True when it is better than all that was measured before.
bool isBest(const Measured& measured, std::span<const Measured> before);

/// True when the test sentences are misread clearly more than at best, twice in a row.
bool doesHarm(std::span<const Measured> measured);

} // namespace timbre::training
