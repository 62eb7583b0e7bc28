// Golden weight files of every container. What each holds is compared by golden_check; here: that
// it reads, and how.

#include "core/weights/document.h"
#include "core/weights/version.h"
#include "tests/support/tests.h"
#include "tests/weights/files.h"

#include <QTest>

#include <torch/torch.h>

using namespace timbre;
using namespace timbre::testing;
namespace fs = std::filesystem;

class tst_read : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!fs::exists(kModels))
            QSKIP("no golden files");
    }

    void everyContainer_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("container");
        QTest::addColumn<QString>("tensor");
        QTest::newRow("zip") << "gpt/gpt_v1.ckpt" << int(weights::Container::Zip)
                             << "bert_proj.weight";
        QTest::newRow("legacy") << "gpt/gpt_v1_legacy.ckpt" << int(weights::Container::Legacy)
                                << "bert_proj.weight";
        QTest::newRow("altered head")
            << "sovits/sovits_v2Pro.pth" << int(weights::Container::Zip) << "sv_emb.weight";
        QTest::newRow("plain dict")
            << "sv/eres2netv2.ckpt" << int(weights::Container::Zip) << "conv1.weight";
        QTest::newRow("training") << "train/G_96.pth" << int(weights::Container::Zip)
                                  << "enc_p.ssl_proj.weight";
        QTest::newRow("safetensors")
            << "hubert/model.safetensors" << int(weights::Container::Safetensors)
            << "encoder.pos_conv_embed.conv.weight_g";
        QTest::newRow("Hugging Face .bin")
            << "hubert/pytorch_model.bin" << int(weights::Container::Zip)
            << "encoder.pos_conv_embed.conv.weight_v";
        QTest::newRow("Hugging Face folder") << "bert" << int(weights::Container::HuggingFace)
                                             << "bert.embeddings.word_embeddings.weight";
    }

    void everyContainer()
    {
        QFETCH(QString, file);
        QFETCH(int, container);
        QFETCH(QString, tensor);

        const auto checkpoint = weights::readCheckpoint(kModels / file.toStdString());

        QCOMPARE(int(checkpoint.container), container);
        QVERIFY(checkpoint.tensors.contains(tensor.toStdString()));
        for (const auto& [name, value] : checkpoint.tensors)
            QVERIFY2(value.is_contiguous(), name.c_str());
    }

    void anUnknownClassIsAPlainRecord()
    {
        const auto checkpoint = weights::readCheckpoint(kModels / "sovits/sovits_v2.pth");

        QCOMPARE(checkpoint.config.at("data").at("sampling_rate").get<int>(), 32000);
        QCOMPARE(checkpoint.config.at("model").at("version").get<std::string>(), std::string("v2"));
        QVERIFY(checkpoint.config.at("model").at("upsample_rates").is_array());
        QVERIFY(checkpoint.config.at("pretrain").is_null());
    }

    void versions_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("version");
        for (const char* version : {"v1", "v2", "v2Pro", "v2ProPlus"})
            QTest::newRow(version)
                << QString("models/sovits/sovits_%1.pth").arg(version) << version;
        QTest::newRow("pretrained") << "models/sovits/s2G488k.pth"
                                    << "v1";
        QTest::newRow("v3") << "models_v34/sovits/s2Gv3.pth"
                            << "v3";
        QTest::newRow("v4") << "models_v34/sovits/s2Gv4.pth"
                            << "v4";
        QTest::newRow("v3 LoRA") << "models_v34/sovits/lora_v3.pth"
                                 << "v3";
        QTest::newRow("v4 LoRA") << "models_v34/sovits/lora_v4.pth"
                                 << "v4";
        QTest::newRow("base") << "../base-model/sovits-base.pth"
                              << "base";
    }

    void versions()
    {
        QFETCH(QString, file);
        QFETCH(QString, version);

        const auto checkpoint = weights::readCheckpoint(kModels.parent_path() / file.toStdString());

        QCOMPARE(weights::versionName(weights::sovitsVersion(checkpoint)), version.toStdString());
    }

    void theOptimizerOfATrainingCheckpoint()
    {
        const auto document = weights::Document::read(kModels / "train/G_96.pth");

        const auto* optimizer = document.root().find("optimizer");
        const auto* first = optimizer->find("state")->find(0);
        QCOMPARE(document.tensor(*first->find("exp_avg")).scalar_type(), torch::kFloat);
        QCOMPARE(document.tensor(*first->find("step")).dim(), 0);
        QCOMPARE(
            optimizer->find("param_groups")->as<weights::pickle::List>()->items.size(), size_t(4));
        QVERIFY(document.root().find("iteration")->integer().has_value());
        QVERIFY(!document.tensor(*optimizer).defined());
    }

    void tensorsOutliveTheCheckpoint()
    {
        auto tensor =
            weights::readCheckpoint(kModels / "gpt/gpt_v2.ckpt").tensors.at("bert_proj.bias");
        const auto again =
            weights::readCheckpoint(kModels / "gpt/gpt_v2.ckpt").tensors.at("bert_proj.bias");

        tensor.add_(1.0); // the mapping is private: the file does not change

        QVERIFY(torch::allclose(tensor.to(torch::kFloat), again.to(torch::kFloat) + 1.0, 1e-2));
    }

    void prefixes()
    {
        const weights::TensorMap tensors{{"hubert.a", torch::zeros(1)},
            {"hubert.b.c", torch::zeros(1)}, {"cls.a", torch::zeros(1)}};

        const auto stripped = weights::withoutPrefix(tensors, "hubert.");
        const auto rest = weights::without(tensors, "hubert.");

        QCOMPARE(stripped.size(), size_t(2));
        QVERIFY(stripped.contains("b.c"));
        QCOMPARE(rest.size(), size_t(1));
        QVERIFY(rest.contains("cls.a"));
    }
};

TIMBRE_TEST(tst_read)
#include "tst_read.moc"
