#include "core/base/error.h"
#include "core/nn/lora.h"
#include "core/nn/namepattern.h"
#include "core/nn/recompute.h"
#include "tests/support/tests.h"

#include <torch/torch.h>

using namespace timbre;

namespace {

/// A linear layer and a convolution.
struct Net : torch::nn::Module {
    Net()
    {
        register_module("linear", linear);
        register_module("conv", conv);
    }
    torch::Tensor forward(const torch::Tensor& x) // [B, T, 6] -> [B, 4, T]
    {
        return conv(torch::tanh(linear(x)).transpose(1, 2));
    }
    torch::nn::Linear linear{6, 5};
    torch::nn::Conv1d conv{torch::nn::Conv1dOptions(5, 4, 3).padding(1)};
};

/// The same network with its adapters computed as their paper has them.
torch::Tensor byHand(Net& net, const nn::Lora& lora, const torch::Tensor& x, double scale)
{
    const auto parts = lora.parameters(); // linear A, B, conv A, B
    const auto low = torch::linear(torch::linear(x, parts[0].tensor), parts[1].tensor);
    const auto hidden = torch::tanh(net.linear(x) + scale * low).transpose(1, 2);
    const auto conv_a = parts[2].tensor.view({-1, 5, 3});
    const auto conv_b = parts[3].tensor.unsqueeze(2);
    return net.conv(hidden)
        + scale * torch::conv1d(torch::conv1d(hidden, conv_a, {}, 1, 1), conv_b);
}

} // namespace

class TestLora : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { torch::manual_seed(1); }

    void nothingChangesAtFirst()
    {
        Net net;
        const auto x = torch::randn({2, 7, 6}), before = net.forward(x);

        nn::Lora lora(net, {.rank = 2});
        lora.apply();

        QVERIFY(torch::equal(net.forward(x), before));
    }

    void mergedWeightsAndGradientsAreThoseOfTheAdapters()
    {
        Net net, plain;
        for (const auto& parameter : net.named_parameters()) {
            const torch::NoGradGuard no_grad;
            plain.named_parameters()[parameter.key()].copy_(parameter.value());
        }
        nn::Lora lora(net, {.rank = 2, .alpha = 4.0, .targets = {"*.weight"}});
        for (auto& [name, tensor] : lora.parameters()) {
            const torch::NoGradGuard no_grad;
            at::Tensor(tensor).normal_();
        }
        lora.apply();
        const auto x = torch::randn({2, 7, 6});

        const auto merged = net.forward(x), adapted = byHand(plain, lora, x, 2.0);
        merged.square().sum().backward();
        lora.gatherGradients();
        std::vector<at::Tensor> leaves;
        for (const auto& part : lora.parameters()) {
            leaves.push_back(part.tensor);
        }
        const auto wanted = torch::autograd::grad({adapted.square().sum()}, leaves);

        QVERIFY(torch::allclose(merged, adapted, 1e-4, 1e-4)); // float32, another order
        for (size_t i = 0; i < leaves.size(); ++i) {
            QVERIFY(torch::allclose(leaves[i].grad(), wanted[i], 1e-3, 1e-3));
        }
    }

    void anAdapterFileTurnsTheBaseIntoTheTrainedNetwork()
    {
        Net net, base;
        for (const auto& parameter : net.named_parameters()) {
            const torch::NoGradGuard no_grad;
            base.named_parameters()[parameter.key()].copy_(parameter.value());
        }
        nn::Lora lora(net, {.rank = 3});
        for (auto& [name, tensor] : lora.parameters()) {
            const torch::NoGradGuard no_grad;
            at::Tensor(tensor).normal_();
        }
        lora.apply();

        nn::mergeLora(base, lora.tensors());

        const auto x = torch::randn({1, 4, 6});
        QVERIFY(torch::allclose(base.forward(x), net.forward(x), 1e-5, 1e-5));
    }

    void onlyTheTargetsLearn()
    {
        Net net;
        nn::Lora lora(net, {.targets = {"conv.*"}});

        QCOMPARE(lora.parameters().size(), size_t(2));
        QVERIFY(!net.linear->weight.requires_grad());
        QVERIFY_THROWS_EXCEPTION(Error, nn::Lora(net, {.targets = {"nowhere"}}));
        QVERIFY_THROWS_EXCEPTION(Error, nn::mergeLora(net, {{"x.lora_A", torch::ones({1, 1})}}));
    }

    void patternsMatchWholeNames_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<bool>("fits");
        QTest::newRow("itself") << "h.layers.10.weight" << true;
        QTest::newRow("any layer") << "h.layers.*.weight" << true;
        QTest::newRow("the beginning only") << "h.layers" << false;
        QTest::newRow("several stars") << "*.1*.*" << true;
        QTest::newRow("another end") << "h.*.bias" << false;
    }

    void patternsMatchWholeNames()
    {
        QFETCH(QString, pattern);
        QFETCH(bool, fits);
        QCOMPARE(nn::matches("h.layers.10.weight", pattern.toStdString()), fits);
    }

    void recomputingChangesNeitherValuesNorGradients()
    {
        Net net;
        const auto x = torch::randn({2, 7, 6}); // wants no gradient: the parameters' must come
        const auto noisy = [&](const at::Tensor& y) {
            return torch::dropout(net.forward(y), 0.5, true);
        };
        torch::manual_seed(5);
        const auto plain = noisy(x);
        plain.square().sum().backward();
        const auto wanted = net.linear->weight.grad().clone();
        net.zero_grad();

        torch::manual_seed(5);
        const auto again = nn::recomputed(noisy, x);
        torch::manual_seed(77); // what others draw meanwhile must not count
        again.square().sum().backward();

        QVERIFY(torch::equal(again, plain));
        QVERIFY(torch::equal(net.linear->weight.grad(), wanted));
    }
};

TIMBRE_TEST(TestLora)
#include "tst_lora.moc"
