#include "core/nn/random.h"
#include "tests/support/tests.h"

#include <torch/torch.h>

using timbre::nn::Random;

class TestRandom : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSeedGivesTheSameNumbersAgain()
    {
        Random a(7), b(7), other_seed(8), other_stream(7, 1);
        const auto x = a.normal({3, 50});

        QVERIFY(torch::equal(x, b.normal({3, 50})));
        QVERIFY(!torch::equal(x, other_seed.normal({3, 50})));
        QVERIFY(!torch::equal(x, other_stream.normal({3, 50})));
        QVERIFY(!torch::equal(x, a.normal({3, 50}))); // the next draw is another one
    }

    void firstWordsAreThoseOfThePaper() // known answers of Random123: all-zero key and counter,
                                        // Philox 4x32-10
    {
        Random random(0);
        const auto x = random.uniform({4});
        const uint32_t words[] = {0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8};
        for (int i = 0; i < 4; ++i) {
            QCOMPARE(x[i].item<float>(), float(words[i] >> 8) / 16777216.0f);
        }
    }

    void momentsAreThoseOfTheDistributions()
    {
        Random random(3);
        const auto u = random.uniform({200000}), n = random.normal({200000}),
                   e = random.exponential({200000});

        QVERIFY(u.min().item<float>() >= 0.0f && u.max().item<float>() < 1.0f);
        QVERIFY(std::abs(u.mean().item<float>() - 0.5f) < 5e-3f); // five standard errors are 3.2e-3
        QVERIFY(std::abs(n.mean().item<float>()) < 0.012f
            && std::abs(n.std().item<float>() - 1.0f) < 0.012f);
        QVERIFY(e.min().item<float>() > 0.0f && std::abs(e.mean().item<float>() - 1.0f) < 0.012f);
    }
};

TIMBRE_TEST(TestRandom)
#include "tst_random.moc"
