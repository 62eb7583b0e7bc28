#pragma once

#include "core/training/optim/optimizer.h"

namespace timbre::training {

/// The running mean of weights while they learn (Polyak averaging, arXiv:1803.05407 has why it
/// generalises better). It begins at the weights training started from, so early means have gone
/// only part of the way: a ladder from the start to what was learnt.
class RunningMean {
public:
    /// decay: how much of the mean stays at each update. Parameters that do not learn are no part
    /// of it.
    RunningMean(std::vector<Parameter> parameters, double decay);

    void follow(); ///< after every update of the weights

    const weights::TensorMap& tensors() const { return m_means; } ///< by the parameters' names

    State state() const { return {m_means, {}}; }
    void restore(const State& state); ///< Error(Corrupt) when the state belongs to other parameters

private:
    const std::vector<Parameter> m_parameters;
    const double m_decay;
    weights::TensorMap m_means;
};

} // namespace timbre::training
