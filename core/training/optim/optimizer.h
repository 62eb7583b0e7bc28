#pragma once

#include "core/weights/checkpoint.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace torch::nn {
class Module;
}

namespace timbre::training {

/// What has to be kept so that a run goes on as if it had never stopped. Tensors share their memory
/// with what gave them: write them, or clone them, before the next step.
struct State {
    weights::TensorMap tensors;
    std::map<std::string, double> numbers;

    void put(const std::string& name, const State& part); ///< its names become "name.theirs"
    State part(const std::string& name) const; ///< the other way round; empty when there is none

    /// Error(Corrupt) that says what is missing, or what has another shape.
    double number(const std::string& name) const;
    void copyInto(const std::string& name, at::Tensor target) const;
};

/// A tensor that learns; a leaf of the graph, its gradient is tensor.grad().
struct Parameter {
    std::string name; ///< as in the checkpoint
    at::Tensor tensor;
};

/// Those of a module that want a gradient, in its order.
std::vector<Parameter> trainableParameters(const torch::nn::Module& module);

int64_t countValues(const std::vector<Parameter>& parameters);

/// Euclidean length of all gradients together; those not there count as zero.
double gradientNorm(const std::vector<Parameter>& parameters);

void clearGradients(const std::vector<Parameter>& parameters);

/// Scales all gradients down to a common length of at most `longest`. Returns the length before.
double clipGradients(const std::vector<Parameter>& parameters, double longest);

/// Gradients as tensors under the parameters' names, for a run stopped between two updates.
State gradientState(const std::vector<Parameter>& parameters);
void restoreGradients(const std::vector<Parameter>& parameters, const State& state);

/// Turns gradients into a change of the parameters. Not thread-safe.
class Optimizer {
public:
    explicit Optimizer(std::vector<Parameter> parameters)
        : m_parameters(std::move(parameters))
    {
    }
    virtual ~Optimizer() = default;
    Optimizer(const Optimizer&) = delete;
    Optimizer& operator=(const Optimizer&) = delete;

    /// One update. Gradients stay; clear them before the next backward pass.
    virtual void step() = 0;

    virtual State state() const = 0;
    /// Error(Corrupt) when the state belongs to other parameters.
    virtual void restore(const State& state) = 0;

    double learningRate() const { return m_lr; }
    void setLearningRate(double lr) { m_lr = lr; }
    const std::vector<Parameter>& parameters() const { return m_parameters; }

protected:
    std::vector<Parameter> m_parameters;
    double m_lr = 0.0;
};

} // namespace timbre::training
