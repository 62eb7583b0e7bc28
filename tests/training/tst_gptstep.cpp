#include "core/training/steps/gptstep.h"
#include "tests/support/tests.h"

#include <torch/torch.h>

#include <cmath>
#include <limits>

using namespace timbre;
using namespace timbre::training;

namespace {

models::Gpt smallGpt(double p_dropout = 0.0)
{
    torch::manual_seed(3);
    models::GptConfig config{.n_layer = 2,
        .hidden_dim = 16,
        .head = 2,
        .vocab_size = 20,
        .phoneme_vocab_size = 12,
        .bert_dim = 4,
        .p_dropout = p_dropout};
    config.timbre.emplace();
    config.timbre->alignment = models::GptAlignment{.layers = {0, 1}, .heads = {1}};
    return models::Gpt(config);
}

GptExample example(int64_t phones, int64_t tokens, uint64_t seed)
{
    nn::Random random(seed);
    return {(random.uniform({phones}) * 12).to(torch::kLong),
        (random.uniform({tokens}) * 19).to(torch::kLong)};
}

/// The summed loss of clips, each on its own.
double lossAlone(models::Gpt& gpt, const std::vector<GptExample>& examples)
{
    nn::Random random(0);
    double sum = 0.0;
    for (const auto& one : examples) {
        const auto batch = collate({&one, 1}, gpt->config.eos());
        sum += gptLosses(gpt, batch, {}, random).total.item<double>();
    }
    return sum;
}

std::vector<at::Tensor> valuesOf(models::Gpt& gpt)
{
    std::vector<at::Tensor> values;
    for (const auto& parameter : gpt->parameters()) {
        values.push_back(parameter.detach().clone());
    }
    return values;
}

GptBatch alignedBatch(uint64_t seed)
{
    auto one = example(6, 9, seed);
    one.phone_of_token = torch::tensor({0, 0, 1, 1, 2, 3, 4, 4, 5}, torch::kLong);
    return collate({&one, 1}, 19);
}

} // namespace

class TestGptStep : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fillingNeitherCountsNorIsSeen()
    {
        auto gpt = smallGpt();
        const std::vector<GptExample> clips{example(7, 12, 1), example(4, 5, 2), example(9, 8, 3)};

        nn::Random random(0);
        const auto together = gptLosses(gpt, collate(clips, gpt->config.eos()), {}, random);

        const double alone = lossAlone(gpt, clips);
        QVERIFY(std::abs(together.total.item<double>() - alone) < 1e-4 * alone); // float32 sums
        QCOMPARE(together.tokens, int64_t(12 + 5 + 8 + 3));
    }

    void underCompatibilityFillingCounts()
    {
        auto gpt = smallGpt();
        const std::vector<GptExample> clips{example(7, 12, 1), example(4, 5, 2)};
        nn::Random random(0);

        const auto losses =
            gptLosses(gpt, collate(clips, gpt->config.eos()), referenceGptStep().loss, random);

        QCOMPARE(losses.tokens, int64_t(2 * 13));
    }

    void anInterruptedRunGoesOnBitEqual()
    {
        GptStepOptions options;
        options.accumulation = 3;
        auto whole = smallGpt(0.1), first = smallGpt(0.1), second = smallGpt(0.1);
        GptStep uninterrupted(whole, options), before(first, options);
        for (int i = 0; i < 7; ++i) {
            uninterrupted.run(alignedBatch(uint64_t(i)), i);
        }
        for (int i = 0; i < 4; ++i) { // stops between two updates
            before.run(alignedBatch(uint64_t(i)), i);
        }
        {
            const torch::NoGradGuard no_grad;
            for (auto& parameter : second->named_parameters()) {
                parameter.value().copy_(first->named_parameters()[parameter.key()]);
            }
        }
        GptStep after(second, options);
        after.restore(before.state());
        for (int i = 4; i < 7; ++i) {
            after.run(alignedBatch(uint64_t(i)), i);
        }

        const auto a = valuesOf(whole), b = valuesOf(second), start = valuesOf(first);
        for (size_t i = 0; i < a.size(); ++i) {
            QVERIFY(torch::equal(a[i], b[i]));
        }
    }

    void adaptersAloneLearn()
    {
        auto gpt = smallGpt();
        GptStepOptions options;
        options.accumulation = 1;
        options.learner.optimizer = AdamWOptions{.lr = 0.01};
        options.learner.lora = nn::LoraConfig{.rank = 2, .targets = {"h.*.linear1.weight"}};
        const auto before = valuesOf(gpt);
        const auto batch = alignedBatch(1);
        GptStep step(gpt, options);

        const double at_first = step.run(batch, 0).losses[0].second;
        double at_last = at_first;
        for (int i = 1; i < 20; ++i) {
            at_last = step.run(batch, i).losses[0].second;
        }

        QVERIFY(at_last < at_first);
        const auto parameters = gpt->named_parameters();
        for (size_t i = 0; i < before.size(); ++i) {
            const bool adapted = parameters[i].key().ends_with("linear1.weight");
            QCOMPARE(torch::equal(before[i], parameters[i].value()), !adapted);
        }
    }

    void aBrokenWeightIsNamedAndNothingElseChanges()
    {
        auto gpt = smallGpt();
        GptStepOptions options;
        options.accumulation = 1;
        GptStep step(gpt, options);
        {
            const torch::NoGradGuard no_grad;
            gpt->ar_predict_layer->weight[0][0] = std::numeric_limits<float>::quiet_NaN();
        }
        const auto before = valuesOf(gpt);

        const auto report = step.run(alignedBatch(1), 0);

        QCOMPARE(report.non_finite, std::string("ar_predict_layer.weight"));
        QVERIFY(!report.updated);
        for (size_t i = 0; i < before.size(); ++i) {
            QVERIFY(torch::equal(before[i].nan_to_num(), gpt->parameters()[i].nan_to_num()));
        }
    }

    void bfloat16LearnsToo()
    {
        auto gpt = smallGpt();
        GptStepOptions options;
        options.accumulation = 1;
        options.learner.precision = torch::kBFloat16;
        GptStep step(gpt, options);
        const auto batch = alignedBatch(1);

        const double at_first = step.run(batch, 0).losses[0].second;
        double at_last = at_first;
        for (int i = 1; i < 20; ++i) {
            at_last = step.run(batch, i).losses[0].second;
        }

        QVERIFY(at_last < at_first);
        QCOMPARE(gpt->ar_predict_layer->weight.scalar_type(), torch::kFloat);
    }

    void spoiledTokensRepeatOrLoseASpan()
    {
        const GptExample one{torch::arange(3), torch::arange(12)};
        const auto batch = collate({&one, 1}, 19);
        nn::Random random(4);
        int longer = 0, shorter = 0;
        for (int i = 0; i < 40; ++i) {
            const auto rejected = withRejectedTokens(batch, random, 19, false);
            const auto length = rejected.token_lens[0].item<int64_t>();
            const auto tokens = rejected.tokens[0].slice(0, 0, length);
            const auto steps = tokens.diff(); // 1 but where the span ends or is gone
            QVERIFY((steps != 1).sum().item<int64_t>() <= 1);
            longer += length > 12;
            shorter += length < 12;
        }

        QVERIFY(longer > 5 && shorter > 5);
    }

    void anOverflowOfFloat16HalvesTheScaleAndIsNoFault()
    {
        LossScaler scaler(torch::kHalf);
        auto weight = torch::ones({2}).set_requires_grad(true);
        const std::vector<Parameter> parameters{{"weight", weight}};
        weight.mutable_grad() = torch::full({2}, 65536.0f);
        QVERIFY(scaler.unscale(parameters));
        QCOMPARE(weight.grad()[0].item<float>(), 1.0f);

        weight.mutable_grad() = torch::full({2}, std::numeric_limits<float>::infinity());
        QVERIFY(!scaler.unscale(parameters));

        LossScaler other(torch::kHalf);
        other.restore(scaler.state());
        QCOMPARE(other.scale(), 32768.0);
        QVERIFY(!other.isAtFloor());
    }

    void guideIsLeastWhereTheSpokenPhoneIsLookedAt()
    {
        const auto phones = torch::tensor({{0, 1, 2}}, torch::kLong);
        const auto right = torch::eye(3).view({1, 1, 3, 3}), wrong = right.flip({3});

        QVERIFY(guideLoss({right}, phones).item<float>() < 1e-6f);
        QVERIFY(guideLoss({wrong}, phones).item<float>() > 2.0f); // (0 + 2 x 4 / 1.2) / 3
    }

    void recomputedLayersLearnTheSame()
    {
        auto plain = smallGpt(0.1), again = smallGpt(0.1);
        GptStepOptions options;
        options.accumulation = 1;
        options.loss.guide_weight = 0.0; // attention cannot be computed again
        GptStep a(plain, options);
        options.recompute = true;
        GptStep b(again, options);

        a.run(alignedBatch(1), 0);
        b.run(alignedBatch(1), 0);

        const auto x = valuesOf(plain), y = valuesOf(again);
        for (size_t i = 0; i < x.size(); ++i) {
            QVERIFY(torch::equal(x[i], y[i]));
        }
    }
};

TIMBRE_TEST(TestGptStep)
#include "tst_gptstep.moc"
