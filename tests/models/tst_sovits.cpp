#include "core/base/error.h"
#include "core/models/sovits/sovits.h"
#include "tests/models/tensors.h"
#include "tests/support/tests.h"

#include <torch/torch.h>

using namespace timbre;
using namespace timbre::models;

namespace {

SovitsConfig small(const std::string& version)
{
    auto c = fullSizeSovits(version);
    c.inter_channels = 6;
    c.hidden_channels = 8;
    c.filter_channels = 12;
    c.n_layers = 2;
    c.ssl_dim = 10;
    c.codebook_size = 20;
    c.n_phones = version == "v1" ? 322 : 30;
    c.mrte_hidden = 8;
    c.ref_hidden = 8;
    c.gin_channels = c.has_ge_to512 ? 12 : 8;
    c.sv_dim = c.sv_dim > 0 ? 5 : 0;
    c.upsample_initial_channel = 32;
    c.has_posterior = false;
    return c;
}

SovitsConfig smallStarter()
{
    auto c = small("v2");
    c.version = "base";
    c.generator = "source_filter";
    c.sampling_rate = 24000;
    c.hop_length = 480;
    c.generator_channels = 8;
    c.has_flow = false;
    return c;
}

Sovits random(const SovitsConfig& config)
{
    torch::manual_seed(5);
    Sovits sovits(config);
    sovits->eval();
    return sovits;
}

/// A file of such a network, with what its tensors do not tell in the record.
weights::Checkpoint checkpointOf(const Sovits& sovits)
{
    weights::Checkpoint checkpoint;
    checkpoint.tensors = tensorsOf(*sovits);
    const auto& c = sovits->config;
    checkpoint.config = {
        {"data", {{"sampling_rate", c.sampling_rate}, {"hop_length", c.hop_length}}},
        {"model", {{"version", c.version}, {"generator", c.generator}}}};
    return checkpoint;
}

const auto kCodes = torch::arange(7).view({1, 1, 7});
const auto kText = torch::arange(4).view({1, 4});

at::Tensor speaker(const Sovits& sovits)
{
    return torch::linspace(-1, 1, sovits->config.gin_channels).view({1, -1, 1});
}

ErrorKind kindOf(const std::function<void()>& work, QString* detail = nullptr)
{
    try {
        work();
    } catch (const Error& error) {
        if (detail) {
            *detail = QString::fromStdString(error.detail());
        }
        return error.kind();
    }
    return ErrorKind::Internal;
}

} // namespace

class TestSovits : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void lengthFollowsCodesAndSpeed_data()
    {
        QTest::addColumn<double>("speed");
        QTest::addColumn<int>("frames");
        QTest::newRow("as it is") << 1.0 << 14;
        QTest::newRow("a little faster: still rounded up") << 1.0001 << 14;
        QTest::newRow("faster") << 1.25 << 12;
        QTest::newRow("slower") << 0.5 << 29;
    }

    void lengthFollowsCodesAndSpeed()
    {
        QFETCH(double, speed);
        QFETCH(int, frames);
        const torch::InferenceMode inference;
        auto sovits = random(small("v2"));

        const auto wave = sovits->decode(kCodes, kText, speaker(sovits), {.speed = speed});

        QCOMPARE(wave.sizes(), torch::IntArrayRef({1, 1, frames * 640}));
        QVERIFY(wave.abs().max().item<float>() <= 1.0f);
    }

    void sameSeedSameSamples_data()
    {
        QTest::addColumn<bool>("starter");
        QTest::newRow("reference") << false;
        QTest::newRow("starter") << true;
    }

    void sameSeedSameSamples()
    {
        QFETCH(bool, starter);
        const torch::InferenceMode inference;
        auto sovits = random(starter ? smallStarter() : small("v2ProPlus"));
        const auto decode = [&](uint64_t seed) {
            return sovits->decode(kCodes, kText, speaker(sovits), {.seed = seed});
        };

        const auto first = decode(3);
        torch::manual_seed(99); // torch's own generator has no say

        QVERIFY(torch::equal(decode(3), first));
        QVERIFY(!torch::equal(decode(4), first));
    }

    void piecesOfTheGeneratorMakeTheWhole()
    {
        const torch::InferenceMode inference;
        auto sovits = random(small("v2"));
        const auto z = torch::randn({1, 6, 70});
        const auto whole = sovits->dec->forward(z, speaker(sovits));

        const auto pieces = sovits->dec->inChunks(z, speaker(sovits), 16);

        QVERIFY(largestDifference(pieces, whole) < 1e-5); // float32, other blocking
    }

    void referencesAreAveraged()
    {
        const torch::InferenceMode inference;
        auto sovits = random(small("v2Pro"));
        const Reference a{torch::rand({1, 1025, 9}), torch::rand({1, 5})};
        const Reference b{torch::rand({1, 1025, 14}), torch::rand({1, 5})};

        const auto both = sovits->ge(std::vector{a, b});

        const auto mean = (sovits->ge(a.spec, a.sv) + sovits->ge(b.spec, b.sv)) / 2;
        QVERIFY(largestDifference(both, mean) < 1e-6);
    }

    void nearestRowIsTheCode()
    {
        const torch::InferenceMode inference;
        Quantizer quantizer(20, 10);
        const auto codes = torch::tensor({{3, 19, 0, 7}});

        const auto found = quantizer->nearest(quantizer->rows(codes) + 1e-3);

        QVERIFY(torch::equal(found.codes, codes));
        QVERIFY(found.margin.min().item<float>() > 0.0f);
    }

    void aPieceContinuesTheOneBefore()
    {
        const torch::InferenceMode inference;
        auto sovits = random(small("v2"));
        const auto first =
            sovits->decodePiece(kCodes.slice(2, 0, 4), kText, speaker(sovits), {}, {});
        const auto overlap = first.latent.slice(2, -2);

        const auto second = sovits->decodePiece(
            kCodes, kText, speaker(sovits), {}, {.result_tokens = 4, .overlap = overlap});

        QCOMPARE(second.latent.size(2), int64_t(8));
        QCOMPARE(second.wave.size(2), int64_t(8 * 640));
        // The window starts at sin(0) for the new and at sin(pi / 2) for the old.
        QVERIFY(largestDifference(second.latent.select(2, 0), overlap.select(2, 0)) < 1e-6);
    }

    void unvoicedFramesHaveNoPulses()
    {
        const torch::InferenceMode inference;
        SourceFilter generator(smallStarter());
        const auto f0 = torch::tensor({{0.0f, 0.0f, 200.0f, 200.0f, 200.0f, 0.0f}});

        const auto source = generator->source(f0, torch::zeros({1}))[0];

        QCOMPARE(source.numel(), int64_t(6 * 240));
        QCOMPARE(source.slice(0, 0, 480).abs().max().item<float>(), 0.0f);
        QCOMPARE(source.slice(0, 5 * 240).abs().max().item<float>(), 0.0f);
        // 24000 / 200: the steady middle repeats every 120 samples.
        const auto a = source.slice(0, 600, 840), b = source.slice(0, 720, 960);
        QVERIFY(largestDifference(a, b) < 1e-3);
    }

    void wrongIdsAreNamed()
    {
        const torch::InferenceMode inference;
        auto sovits = random(small("v2"));
        const auto decode = [&](const at::Tensor& codes, const at::Tensor& text) {
            return kindOf([&] { sovits->decode(codes, text, speaker(sovits)); });
        };

        QCOMPARE(decode(kCodes + 20, kText), ErrorKind::InvalidArgument);
        QCOMPARE(decode(kCodes, kText + 30), ErrorKind::InvalidArgument);
        QCOMPARE(decode(kCodes.slice(2, 0, 0), kText), ErrorKind::InvalidArgument);
    }

    void sizesComeFromTheFile_data()
    {
        QTest::addColumn<QString>("version");
        for (const char* version : {"v1", "v2", "v2Pro", "v2ProPlus", "base"}) {
            QTest::newRow(version) << QString(version);
        }
    }

    void sizesComeFromTheFile()
    {
        QFETCH(QString, version);
        const torch::InferenceMode inference;
        auto sovits = random(version == "base" ? smallStarter() : small(version.toStdString()));
        auto checkpoint = checkpointOf(sovits);
        checkpoint.head = version == "v2Pro" ? "05" : version == "v2ProPlus" ? "06" : "";

        auto loaded = loadSovits(checkpoint);

        QCOMPARE(QString::fromStdString(loaded->config.version), version);
        QCOMPARE(loaded->config.samplesPerToken(), 2 * sovits->config.hop_length);
        const auto a = sovits->decode(kCodes, kText, speaker(sovits));
        const auto b = loaded->decode(kCodes, kText, speaker(sovits));
        // The starter's pulses magnify rounding; the others differ by the order of folding only.
        QVERIFY(largestDifference(a, b) < (version == "base" ? 1e-2 : 1e-5));
    }

    void onlyThePosteriorEncoderMayBeAbsent()
    {
        auto config = small("v2");
        config.has_posterior = true;
        auto checkpoint = checkpointOf(random(config));
        QVERIFY(loadSovits(checkpoint)->enc_q);
        QString detail;

        checkpoint.tensors.erase("enc_q.proj.bias");
        QCOMPARE(kindOf([&] { loadSovits(checkpoint); }, &detail), ErrorKind::MismatchedModel);
        QVERIFY(detail.contains("enc_q.proj.bias"));

        std::erase_if(
            checkpoint.tensors, [](const auto& item) { return item.first.starts_with("enc_q."); });
        QVERIFY(!loadSovits(checkpoint)->enc_q);

        checkpoint.tensors["enc_p.surplus"] = torch::zeros({1});
        QCOMPARE(kindOf([&] { loadSovits(checkpoint); }, &detail), ErrorKind::MismatchedModel);
        QVERIFY(detail.contains("enc_p.surplus"));
    }

    void impossibleRecordsAreRefused()
    {
        auto checkpoint = checkpointOf(random(small("v2")));
        checkpoint.config["data"]["hop_length"] = 600;
        QCOMPARE(kindOf([&] { loadSovits(checkpoint); }), ErrorKind::WrongVersion);
        checkpoint.config["data"]["hop_length"] = 640;
        checkpoint.config["model"]["n_heads"] = 0;
        QCOMPARE(kindOf([&] { loadSovits(checkpoint); }), ErrorKind::WrongFormat);
    }
};

TIMBRE_TEST(TestSovits)
#include "tst_sovits.moc"
