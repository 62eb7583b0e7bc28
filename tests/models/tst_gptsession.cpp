#include "core/models/gpt/gpt.h"
#include "core/models/gpt/kernels.h"
#include "core/models/gpt/session.h"
#include "tests/support/tests.h"

#include <torch/torch.h>

#include <cmath>

using namespace timbre::models;

namespace {

// Two orders of summation in float32 through a few layers; hidden values are about 1.
constexpr double kTolerance = 2e-5;

Gpt randomGpt(const GptConfig& config)
{
    torch::manual_seed(1);
    Gpt gpt(config);
    gpt->eval();
    for (auto& parameter : gpt->parameters()) {
        parameter.set_requires_grad(false);
    }
    return gpt;
}

GptConfig smallConfig()
{
    GptConfig config{.n_layer = 3,
        .hidden_dim = 96,
        .head = 3,
        .vocab_size = 65,
        .phoneme_vocab_size = 20,
        .bert_dim = 32};
    config.timbre = GptUse{.alignment = GptAlignment{{1, 2}, {0, 2}}};
    return config;
}

GptInput sentence(int64_t phones, int64_t prompt, int64_t bert_dim)
{
    GptInput input{{}, torch::randn({bert_dim, phones}), {}};
    for (int64_t i = 0; i < phones; ++i) {
        input.phones.push_back(i * 7 % 20);
    }
    for (int64_t i = 0; i < prompt; ++i) {
        input.prompt.push_back(i * 11 % 64);
    }
    return input;
}

std::vector<float> copy(std::span<const float> values)
{
    return {values.begin(), values.end()};
}

double distance(std::span<const float> a, std::span<const float> b)
{
    double most = a.size() == b.size() ? 0.0 : INFINITY;
    for (size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
        most = std::max(most, double(std::abs(a[i] - b[i])));
    }
    return most;
}

} // namespace

class TestGptSession : public QObject {
    Q_OBJECT

    const c10::InferenceMode m_guard;

private Q_SLOTS:
    void initTestCase() { at::set_num_threads(1); } // these tensors are too small to share

    void bothWaysAgreeAndBothAgreeWithTheFullPass()
    {
        auto gpt = randomGpt(smallConfig());
        const auto input = sentence(70, 20, 32); // more than one block of the kernels' cache
        const std::vector<int64_t> codes{5, 60, 5, 33, 0, 12};
        auto plain = makeTensorSession(*gpt), fast = makeKernelSession(*gpt);
        QVERIFY(fast);
        std::vector<int64_t> all = input.prompt;
        all.insert(all.end(), codes.begin(), codes.end());
        const auto full = gpt->forward(torch::tensor(input.phones).unsqueeze(0),
            input.bert.unsqueeze(0), torch::tensor(all).unsqueeze(0),
            {.blocked = prefixBlocked(70, int64_t(all.size()), torch::kCPU)})[0];

        plain->start({&input, 1});
        fast->start({&input, 1});
        for (size_t step = 0; step <= codes.size(); ++step) {
            const auto want = full[int64_t(input.prompt.size() + step)].contiguous();
            const std::span<const float> row(want.const_data_ptr<float>(), size_t(want.numel()));
            QVERIFY(distance(plain->logits(0), row) < kTolerance);
            QVERIFY(distance(fast->logits(0), row) < kTolerance);
            if (step < codes.size()) {
                plain->step({&codes[step], 1});
                fast->step({&codes[step], 1});
                QVERIFY(distance(plain->attention(0), fast->attention(0)) < kTolerance);
            }
        }
    }

    void alignmentHeadsSeeTheirWindowOnly_data()
    {
        QTest::addColumn<bool>("kernels");
        QTest::newRow("LibTorch") << false;
        QTest::newRow("kernels") << true;
    }

    void alignmentHeadsSeeTheirWindowOnly()
    {
        QFETCH(bool, kernels);
        auto gpt = randomGpt(smallConfig());
        auto session = kernels ? makeKernelSession(*gpt) : makeTensorSession(*gpt);
        const auto input = sentence(12, 4, 32);
        session->start({&input, 1});
        session->setWindow(0, {3, 6});
        const int64_t code = 9;
        session->step({&code, 1});

        const auto attention = copy(session->attention(0));
        QCOMPARE(attention.size(), 12u);
        for (size_t phone = 0; phone < attention.size(); ++phone) {
            QCOMPARE(attention[phone] > 0.0f, phone >= 3 && phone < 6);
        }
    }

    void aRowInABatchIsTheRowAlone_data() { alignmentHeadsSeeTheirWindowOnly_data(); }

    void aRowInABatchIsTheRowAlone()
    {
        QFETCH(bool, kernels);
        auto gpt = randomGpt(smallConfig());
        const auto make = [&] {
            return kernels ? makeKernelSession(*gpt) : makeTensorSession(*gpt);
        };
        const std::vector<GptInput> inputs{
            sentence(9, 5, 32), sentence(30, 5, 32), sentence(4, 0, 32)};
        auto together = make();
        together->start(inputs);
        const std::vector<int64_t> first{1, 2, 3}, then{4, 5};
        together->step(first);
        const std::vector<int64_t> kept{0, 2};
        together->keepRows(kept);
        together->step(then);

        for (int64_t row = 0; row < 2; ++row) {
            const auto place = size_t(kept[size_t(row)]);
            auto alone = make();
            alone->start({&inputs[place], 1});
            alone->step({&first[place], 1});
            alone->step({&then[size_t(row)], 1});
            const double error = distance(together->logits(row), alone->logits(0));
            QVERIFY2(error <= (kernels ? 0.0 : kTolerance),
                qPrintable(QString::number(error))); // the same bytes
        }
    }

    void whatIsTakenBackLeavesNoTrace_data() { alignmentHeadsSeeTheirWindowOnly_data(); }

    void whatIsTakenBackLeavesNoTrace()
    {
        QFETCH(bool, kernels);
        auto gpt = randomGpt(smallConfig());
        for (const size_t rows : {1u, 2u}) {
            const std::vector<GptInput> inputs(rows, sentence(9, 5, 32));
            const auto feed = [&](GptSession& session, std::initializer_list<int64_t> codes) {
                for (const int64_t code : codes) {
                    session.step(std::vector<int64_t>(rows, code));
                }
            };
            auto straight = kernels ? makeKernelSession(*gpt) : makeTensorSession(*gpt);
            auto detour = kernels ? makeKernelSession(*gpt) : makeTensorSession(*gpt);
            straight->start(inputs);
            detour->start(inputs);
            feed(*straight, {7, 8, 9});
            feed(*detour, {7, 30, 31, 32});
            for (size_t row = 0; row < rows; ++row) {
                detour->truncate(int64_t(row), 1);
            }
            feed(*detour, {8, 9});

            QVERIFY(distance(straight->logits(0), detour->logits(0)) < kTolerance);
            QVERIFY(distance(straight->attention(0), detour->attention(0)) < kTolerance);
        }
    }

    void widthsThatDoNotFitTheKernelsGoThroughLibTorch()
    {
        auto config = smallConfig();
        config.hidden_dim = 60;
        auto gpt = randomGpt(config);

        QVERIFY(!makeKernelSession(*gpt));
        QVERIFY(makeSession(*gpt));
    }

    void everyProcessorsKernelsAgree()
    {
        const int64_t in = 96, out = 37, rows = 11; // rows and columns that fit no tile
        const auto weight = torch::randn({out, in}), bias = torch::randn({out}),
                   x = torch::randn({rows, in});
        const auto want = torch::relu(torch::linear(x, weight, bias));
        const auto variants = kernels::available();
        for (int i = 0; i < variants.count; ++i) {
            const auto& kernels = *variants.list[i];
            auto y = torch::zeros({rows, out});
            kernels.linear(
                {weight.const_data_ptr<float>(), bias.const_data_ptr<float>(), in,
                    x.const_data_ptr<float>(), rows, y.mutable_data_ptr<float>(), out, true},
                0, out);
            QVERIFY2((y - want).abs().max().item<float>() < kTolerance, kernels.name);

            auto scores = torch::randn({48}) * 20;
            const auto softmax = torch::softmax(scores.slice(0, 0, 41), 0);
            kernels.softmax(scores.mutable_data_ptr<float>(), 41);
            QVERIFY2(
                (scores.slice(0, 0, 41) - softmax).abs().max().item<float>() < 1e-6, kernels.name);
            QCOMPARE(
                scores.slice(0, 41).abs().max().item<float>(), 0.0f); // its padding weighs nothing

            auto normed = torch::randn({in});
            const auto delta = torch::randn({in}), gamma = torch::randn({in}),
                       beta = torch::randn({in});
            const auto expected = torch::layer_norm(normed + delta, {in}, gamma, beta);
            kernels.addNorm(normed.mutable_data_ptr<float>(), delta.const_data_ptr<float>(),
                gamma.const_data_ptr<float>(), beta.const_data_ptr<float>(), in);
            QVERIFY2((normed - expected).abs().max().item<float>() < 1e-5, kernels.name);
        }
    }
};

TIMBRE_TEST(TestGptSession)
#include "tst_gptsession.moc"
