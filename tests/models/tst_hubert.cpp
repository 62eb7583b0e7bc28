// HuBERT: frame counts, what it does not depend on, and which files it takes.

#include "core/base/error.h"
#include "core/models/hubert.h"
#include "core/nn/attention.h"
#include "tests/models/tensors.h"
#include "tests/support/tests.h"

#include <QTest>

#include <torch/torch.h>

using namespace timbre;
using models::Hubert;
using models::HubertConfig;

namespace {

HubertConfig smallHubert()
{
    HubertConfig config;
    config.hidden_size = 32;
    config.num_hidden_layers = 2;
    config.num_attention_heads = 4;
    config.intermediate_size = 48;
    config.conv_dim.assign(7, 16);
    config.num_conv_pos_embeddings = 16;
    config.num_conv_pos_embedding_groups = 4;
    return config;
}

Hubert hubertNetwork()
{
    torch::manual_seed(1);
    Hubert hubert(smallHubert());
    hubert->eval();
    return hubert;
}

weights::Checkpoint checkpointOf(const Hubert& hubert)
{
    weights::Checkpoint checkpoint;
    checkpoint.tensors = tensorsOf(*hubert);
    checkpoint.config = {{"num_attention_heads", 4}, {"num_conv_pos_embedding_groups", 4}};
    return checkpoint;
}

} // namespace

class tst_hubert : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void framesFollowTheConvolutions_data()
    {
        QTest::addColumn<int>("samples");
        QTest::addColumn<int>("frames");
        // Kernels 10,3,3,3,3,2,2 and strides 5,2,2,2,2,2,2: a frame sees 400 samples, the next
        // begins 320 later.
        QTest::newRow("one") << 400 << 1;
        QTest::newRow("not yet two") << 719 << 1;
        QTest::newRow("two") << 720 << 2;
        QTest::newRow("one second") << 16000 << 49;
    }

    void framesFollowTheConvolutions()
    {
        QFETCH(int, samples);
        QFETCH(int, frames);
        torch::InferenceMode inference;

        const auto y = hubertNetwork()(torch::randn({2, samples}));

        QCOMPARE(y.sizes().vec(), (std::vector<int64_t>{2, frames, 32}));
    }

    void loudnessDoesNotMatter()
    {
        torch::InferenceMode inference;
        auto hubert = hubertNetwork();
        const auto x = torch::randn({1, 8000});

        const auto plain = hubert(x),
                   loud = hubert(x * 1145.14); // what the training data are scaled by

        QVERIFY(largestDifference(plain, loud)
            < 1e-3); // the first norm's eps weighs less when it is louder
    }

    void oneFrameLaterIsOneFrameLater()
    {
        torch::InferenceMode inference;
        auto hubert = hubertNetwork();
        hubert->apply([](torch::nn::Module& module) { // the first norm looks at the whole clip
            if (auto* norm = module.as<torch::nn::GroupNormImpl>()) {
                norm->weight.zero_();
            }
        });
        const auto x = torch::randn({1, 16000});

        const auto y = hubert->convFeatures(x), later = hubert->convFeatures(x.slice(1, 320));

        QVERIFY(largestDifference(y.slice(2, 1), later) < 1e-5);
    }

    void foldingChangesNothing()
    {
        torch::InferenceMode inference;
        auto hubert = hubertNetwork();
        const auto x = torch::randn({1, 6000});
        const auto before = hubert(x);

        hubert->foldWeightNorm();

        QVERIFY(
            largestDifference(before, hubert(x)) < 1e-5); // float32, other order of multiplications
    }

    void sizesComeFromTheFile()
    {
        const auto hubert = hubertNetwork();

        const auto loaded = models::loadHubert(checkpointOf(hubert));

        QCOMPARE(loaded->config.hidden_size, 32);
        QCOMPARE(loaded->config.num_hidden_layers, 2);
        QCOMPARE(loaded->config.conv_kernel, (std::vector<int64_t>{10, 3, 3, 3, 3, 2, 2}));
        QVERIFY(!loaded->is_training());
    }

    void otherNamesAreTheSameNetwork()
    {
        torch::InferenceMode inference;
        auto hubert = hubertNetwork();
        const auto checkpoint = checkpointOf(hubert);
        auto renamed = checkpoint;
        renamed.tensors.clear();
        const std::string pos_conv = "encoder.pos_conv_embed.conv.";
        for (const auto& [name, tensor] : checkpoint.tensors) {
            const auto now = name == pos_conv + "weight_g"
                ? pos_conv + "parametrizations.weight.original0"
                : name == pos_conv + "weight_v" ? pos_conv + "parametrizations.weight.original1"
                                                : name;
            renamed.tensors["hubert." + now] = tensor.to(torch::kHalf);
        }
        renamed.tensors["lm_head.weight"] = torch::zeros({4, 32});
        const auto x = torch::randn({1, 4000});

        auto loaded = models::loadHubert(renamed);

        QVERIFY(largestDifference(loaded(x), hubert(x)) < 0.02); // weights rounded to half
    }

    void tooShortAClipIsRefused()
    {
        try {
            hubertNetwork()(torch::zeros({1, 399}));
            QFAIL("took it");
        } catch (const Error& error) {
            QCOMPARE(error.kind(), ErrorKind::BadReference);
        }
    }

    void otherLayoutsAreRefused_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("value");
        QTest::addColumn<int>("kind");
        QTest::newRow("layer norms") << "feat_extract_norm"
                                     << "\"layer\"" << int(ErrorKind::WrongVersion);
        QTest::newRow("pre-norm") << "do_stable_layer_norm"
                                  << "true" << int(ErrorKind::WrongVersion);
        QTest::newRow("heads") << "num_attention_heads"
                               << "5" << int(ErrorKind::WrongFormat);
        QTest::newRow("no number") << "num_attention_heads"
                                   << "\"four\"" << int(ErrorKind::WrongFormat);
        QTest::newRow("strides") << "conv_stride"
                                 << "[5, 2]" << int(ErrorKind::WrongFormat);
    }

    void otherLayoutsAreRefused()
    {
        QFETCH(QString, field);
        QFETCH(QString, value);
        QFETCH(int, kind);
        auto checkpoint = checkpointOf(hubertNetwork());
        checkpoint.config[field.toStdString()] = nlohmann::json::parse(value.toStdString());
        try {
            models::loadHubert(checkpoint);
            QFAIL("took it");
        } catch (const Error& error) {
            QCOMPARE(int(error.kind()), kind);
        }
    }

    void anotherNetworkIsRefusedByName()
    {
        auto checkpoint = checkpointOf(hubertNetwork());
        checkpoint.tensors.erase("encoder.layer_norm.weight");
        try {
            models::loadHubert(checkpoint);
            QFAIL("took it");
        } catch (const Error& error) {
            QCOMPARE(error.kind(), ErrorKind::MismatchedModel);
            QVERIFY(QString::fromStdString(error.detail()).contains("encoder.layer_norm.weight"));
        }
    }

    void attentionWithoutPreferenceIsTheMean()
    {
        const auto v = torch::randn({1, 5, 8});

        const auto y = nn::attention(torch::zeros({1, 3, 8}), torch::randn({1, 5, 8}), v, 2);

        QVERIFY(largestDifference(y, v.mean(1, true).expand({1, 3, 8})) < 1e-6);
    }

    void attentionHeadsKeepToThemselves()
    {
        // Head 0 asks loudly for key 1, head 1 for key 0; a head is one channel wide here.
        const auto q = torch::tensor({{{100.0f, 100.0f}}});
        const auto k = torch::tensor({{{0.0f, 1.0f}, {1.0f, 0.0f}}});
        const auto v = torch::tensor({{{1.0f, 2.0f}, {3.0f, 4.0f}}});

        const auto y = nn::attention(q, k, v, 2);

        QVERIFY(largestDifference(y, torch::tensor({{{3.0f, 2.0f}}})) < 1e-6);
    }
};

TIMBRE_TEST(tst_hubert)
#include "tst_hubert.moc"
