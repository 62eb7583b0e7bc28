// Who speaks: ERes2NetV2 and the voice fingerprint.

#include "core/base/error.h"
#include "core/models/eres2netv2.h"
#include "core/models/fingerprint.h"
#include "tests/models/tensors.h"
#include "tests/support/tests.h"

#include <QTest>

#include <torch/torch.h>

using namespace timbre;
using models::Eres2NetV2;
using models::Eres2NetV2Config;
using models::Fingerprint;

namespace {

/// Batch norms as after training, so that they do something and not every value is cut off at 0.
void shakeNorms(torch::nn::Module& module)
{
    for (const auto& item : module.named_parameters()) {
        if (item.value().dim() == 1) {
            item.value().add_(torch::rand(item.value().sizes()) * 0.5);
        }
    }
    for (const auto& item : module.named_buffers()) {
        if (item.value().is_floating_point()) {
            item.value().add_(torch::rand(item.value().sizes()) * 0.1);
        }
    }
}

Eres2NetV2 speakerNetwork()
{
    torch::manual_seed(1);
    Eres2NetV2 network(
        Eres2NetV2Config{.m_channels = 4, .num_blocks = {1, 2, 1, 1}, .widths = {1, 3, 6, 12}});
    network->eval();
    torch::NoGradGuard no_grad;
    shakeNorms(*network);
    return network;
}

} // namespace

class tst_speakers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void thePublishedSizesGiveItsVector()
    {
        QCOMPARE(Eres2NetV2Config{}.vectorSize(), 20480); // sv_emb's input in v2Pro
    }

    void aVectorForEveryClip()
    {
        torch::InferenceMode inference;
        auto speakers = speakerNetwork();
        const auto x = torch::randn({2, 41, 80});

        const auto y = speakers->forward3(x);

        QCOMPARE(y.sizes().vec(), (std::vector<int64_t>{2, 1280}));
        QVERIFY(largestDifference(y[0], y[1]) > 1e-3);
        QVERIFY(largestDifference(y[1], speakers->forward3(x.slice(0, 1, 2))[0]) < 1e-5);
    }

    void foldingChangesNothing()
    {
        torch::InferenceMode inference;
        auto speakers = speakerNetwork();
        const auto x = torch::randn({1, 40, 80});
        const auto before = speakers->forward3(x);

        speakers->fold();

        const auto scale = before.abs().max().item<double>();
        QVERIFY(scale > 0.0);
        QVERIFY(largestDifference(before, speakers->forward3(x))
            < 1e-4 * scale); // float32, other order
    }

    void sizesComeFromTheFile()
    {
        const auto config = models::eres2NetV2ConfigFrom(tensorsOf(*speakerNetwork()));

        QCOMPARE(config.m_channels, 4);
        QVERIFY((config.widths == std::array<int64_t, 4>{1, 3, 6, 12}));
        QCOMPARE(config.scale, 4);
        QCOMPARE(config.expansion, 4);
        QCOMPARE(config.feat_dim, 80);
        QVERIFY((config.num_blocks == std::array<int64_t, 4>{1, 2, 1, 1}));
    }

    void aClipShorterThanAWindowIsRefused()
    {
        torch::InferenceMode inference;
        auto speakers = speakerNetwork();

        QVERIFY_EXCEPTION_THROWN(models::speakerVector(speakers, torch::zeros({399})), Error);
        QCOMPARE(models::speakerVector(speakers, torch::randn({400})).numel(), 1280);
    }

    void fingerprintsLieOnTheUnitSphere_data()
    {
        QTest::addColumn<int>("samples");
        QTest::newRow("one sample") << 1;
        QTest::newRow("less than a window") << 8000;
        QTest::newRow("several windows") << 60000;
    }

    void fingerprintsLieOnTheUnitSphere()
    {
        QFETCH(int, samples);
        torch::InferenceMode inference;
        torch::manual_seed(1);
        Fingerprint fingerprint(models::FingerprintConfig{.hidden_size = 16, .embedding_size = 12});

        const auto y = fingerprint->embed(torch::randn({samples}) * 0.1);

        QCOMPARE(y.sizes().vec(), (std::vector<int64_t>{12}));
        QVERIFY(std::abs(y.norm().item<double>() - 1.0) < 1e-5);
    }

    void aQuietClipIsTheSameVoice()
    {
        torch::InferenceMode inference;
        torch::manual_seed(1);
        Fingerprint fingerprint(models::FingerprintConfig{.hidden_size = 16, .embedding_size = 12});
        const auto x = torch::randn({20000}) * 0.01; // below -30 dB, so both are raised to that

        QVERIFY(largestDifference(fingerprint->embed(x), fingerprint->embed(x * 0.1)) < 1e-4);
    }

    void silenceIsNoFailure()
    {
        torch::InferenceMode inference;
        Fingerprint fingerprint;

        QVERIFY(!fingerprint->embed(torch::zeros({16000})).isnan().any().item<bool>());
    }
};

TIMBRE_TEST(tst_speakers)
#include "tst_speakers.moc"
