#pragma once

#include "core/training/trainer.h"

#include <span>

namespace timbre::training {

/// How good a measurement is: what is higher is better.
double score(const Measured& measured);

/// True when it is better than all that was measured before; the first of these is the model that
/// training started from. Where enough words were judged (100), only what misreads no more of them
/// than the start is fit to be best.
bool isBest(const Measured& measured, std::span<const Measured> before);

/// True when the test sentences are misread clearly more than at best, twice in a row.
bool doesHarm(std::span<const Measured> measured);

} // namespace timbre::training
