#include "core/training/optim/adamw.h"
#include "core/training/optim/scaledadam.h"
#include "core/training/steps/runningmean.h"
#include "tests/support/tests.h"

#include "core/base/error.h"
#include "core/nn/random.h"

#include <torch/torch.h>

using namespace timbre;
using namespace timbre::training;

namespace {

std::vector<Parameter> someParameters()
{
    nn::Random random(1);
    const auto leaf = [&](at::IntArrayRef shape) {
        return random.normal(shape).set_requires_grad(true);
    };
    return {{"a", leaf({3, 4})}, {"b", leaf({3, 4})}, {"bias", leaf({5})}, {"alpha", leaf({1})}};
}

void drawGradients(std::vector<Parameter>& parameters, int step, double size = 1.0)
{
    nn::Random random(2, uint64_t(step));
    for (auto& parameter : parameters) {
        parameter.tensor.mutable_grad() = random.normal(parameter.tensor.sizes()) * size;
    }
}

/// Tensors of their own, as if read from a file.
State saved(const State& state)
{
    State copy = state;
    for (auto& [name, tensor] : copy.tensors) {
        tensor = tensor.clone();
    }
    return copy;
}

template <class O, class Options>
void continuesBitEqual(const Options& options)
{
    auto whole = someParameters(), first = someParameters();
    O uninterrupted(whole, options), before(first, options);
    for (int step = 0; step < 20; ++step) {
        drawGradients(whole, step);
        uninterrupted.step();
    }
    for (int step = 0; step < 9; ++step) {
        drawGradients(first, step);
        before.step();
    }
    std::vector<Parameter> second;
    for (const auto& [name, tensor] : first) {
        second.push_back({name, tensor.detach().clone().set_requires_grad(true)});
    }
    O after(second, options);
    after.restore(saved(before.state()));
    for (int step = 9; step < 20; ++step) {
        drawGradients(second, step);
        after.step();
    }
    for (size_t i = 0; i < whole.size(); ++i) {
        QVERIFY(torch::equal(whole[i].tensor, second[i].tensor));
    }
}

double lengthOfStep(const ScaledAdamOptions& options)
{
    auto parameters = someParameters();
    ScaledAdam optimizer(parameters, options);
    for (int step = 0; step < 8; ++step) {
        drawGradients(parameters, step);
        optimizer.step();
    }
    const auto before = parameters[0].tensor.detach().clone();
    drawGradients(parameters, 8, 1000.0); // a gradient a thousand times the usual one
    optimizer.step();
    return (parameters[0].tensor.detach() - before).norm().item<double>();
}

} // namespace

class TestOptimizers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void scaledAdamContinuesBitEqualFromItsState()
    {
        continuesBitEqual<ScaledAdam>(ScaledAdamOptions{.clipping_update_period = 4});
    }

    void adamWContinuesBitEqualFromItsState()
    {
        continuesBitEqual<AdamW>(AdamWOptions{.lr = 0.01});
    }

    void adamWLeavesParametersWithoutGradientAlone()
    {
        auto parameters = someParameters();
        const auto before = parameters[1].tensor.detach().clone();
        AdamW optimizer(parameters, {.lr = 0.1});

        parameters[0].tensor.mutable_grad() = torch::ones({3, 4});
        optimizer.step();

        QVERIFY(torch::equal(parameters[1].tensor, before)); // no decay either
    }

    void adamWScalesRatesByName()
    {
        AdamW optimizer(someParameters(), {.lr = 1.0, .lr_scales = {{"b*", 0.4}, {"*", 0.5}}});

        QCOMPARE(optimizer.learningRateOf("bias"), 0.4);
        QCOMPARE(optimizer.learningRateOf("alpha"), 0.5);
    }

    void clippingReachesTheUpdateUnlessStrict()
    {
        const ScaledAdamOptions fixed{.clipping_update_period = 4};
        ScaledAdamOptions strict = fixed;
        strict.strict_compatibility = true;

        QVERIFY(lengthOfStep(fixed) < 0.8 * lengthOfStep(strict)); // the momentum is the same
    }

    void aRunningMeanLeavesTheStartStepByStep()
    {
        const std::vector<Parameter> weights{{"w", torch::zeros({2})}};
        RunningMean mean(weights, 0.5);
        weights[0].tensor.fill_(1.0);

        mean.follow();
        QCOMPARE(mean.tensors().at("w")[0].item<float>(), 0.5f);
        RunningMean resumed(weights, 0.5);
        resumed.restore(saved(mean.state()));
        mean.follow();
        resumed.follow();

        QCOMPARE(mean.tensors().at("w")[1].item<float>(), 0.75f);
        QVERIFY(torch::equal(mean.tensors().at("w"), resumed.tensors().at("w")));
        QVERIFY_EXCEPTION_THROWN(resumed.restore(State{}), Error);
    }

    void aForeignStateIsRefused()
    {
        auto parameters = someParameters();
        ScaledAdam optimizer(parameters);
        drawGradients(parameters, 0);
        optimizer.step();
        auto state = saved(optimizer.state());
        state.tensors["delta.a"] = torch::zeros({2, 2});

        QVERIFY_THROWS_EXCEPTION(Error, optimizer.restore(state));
    }
};

TIMBRE_TEST(TestOptimizers)
#include "tst_optimizers.moc"
