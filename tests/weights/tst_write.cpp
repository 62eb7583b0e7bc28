// What is written reads back the same, here and by LibTorch's own reader.

#include "core/weights/archive.h"
#include "core/weights/document.h"
#include "core/weights/write.h"
#include "tests/support/tests.h"
#include "tests/weights/files.h"

#include <QTemporaryDir>
#include <QTest>

#include <caffe2/serialize/inline_container.h>
#include <torch/csrc/jit/serialization/import_read.h>
#include <torch/torch.h>

using namespace timbre;
namespace fs = std::filesystem;

namespace {

weights::Checkpoint someCheckpoint()
{
    weights::Checkpoint checkpoint;
    torch::manual_seed(1);
    checkpoint.tensors = {{"a.weight", torch::randn({3, 4})},
        {"a.bias", torch::randn({3}, torch::kHalf)}, {"scalar", torch::tensor(2.5)},
        {"empty", torch::empty({0, 3})}, {"turned", torch::randn({4, 3}).t()},
        {"counter", torch::tensor(int64_t(1) << 40)}, {"flags", torch::tensor({true, false, true})},
        {"wide", torch::randn({2}, torch::kDouble)}, {"brain", torch::randn({5}, torch::kBFloat16)},
        {"bytes", torch::tensor({1, 255}, torch::kByte)},
        {"small", torch::tensor({-1, 7}, torch::kChar)},
        {"short", torch::tensor({-300, 7}, torch::kShort)},
        {"int", torch::tensor({-70000, 7}, torch::kInt)}};
    checkpoint.config = nlohmann::json::parse(
        R"({"data": {"sampling_rate": 32000, "mel_fmax": null}, "train": {"lr": 1e-4, "fp16": true, "seed": -5},
            "rates": [10, 8, [2, 2]], "wide": 1099511627776, "name": "Stimme \u00e4", "none": [], "void": {}})");
    checkpoint.info = "8epoch_96iteration";
    return checkpoint;
}

void compare(const weights::TensorMap& got, const weights::TensorMap& want)
{
    QCOMPARE(got.size(), want.size());
    for (const auto& [name, tensor] : want) {
        QVERIFY2(got.contains(name), name.c_str());
        QVERIFY2(
            got.at(name).scalar_type() == tensor.scalar_type() && at::equal(got.at(name), tensor),
            name.c_str());
    }
}

/// The whole tree as PyTorch's own C++ reader sees it.
c10::IValue readWithTorch(const fs::path& path)
{
    caffe2::serialize::PyTorchStreamReader reader(path.string());
    return torch::jit::readArchiveAndTensors(
        "data", "", "data/", std::nullopt, std::nullopt, std::nullopt, reader);
}

} // namespace

class tst_write : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void zipReadsBack_data()
    {
        QTest::addColumn<QString>("head");
        QTest::newRow("PK") << "";
        QTest::newRow("v2Pro") << "05";
    }

    void zipReadsBack()
    {
        QFETCH(QString, head);
        auto checkpoint = someCheckpoint();
        checkpoint.head = head.toStdString();

        weights::writeZip(path("voice.pth"), checkpoint);
        const auto read = weights::readCheckpoint(path("voice.pth"));

        compare(read.tensors, checkpoint.tensors);
        QCOMPARE(read.config.dump(), checkpoint.config.dump());
        QCOMPARE(read.info, checkpoint.info);
        QCOMPARE(read.head, checkpoint.head);
        for (const auto& [name, tensor] :
            read.tensors) // as torch aligns them, so that they can be mapped
            QVERIFY2(tensor.numel() == 0
                    || reinterpret_cast<uintptr_t>(tensor.const_data_ptr()) % 64 == 0,
                name.c_str());
    }

    void torchReadsTheZip()
    {
        const auto checkpoint = someCheckpoint();
        weights::writeZip(path("voice.ckpt"), checkpoint, {.prefix = "model."});

        const auto tree = readWithTorch(path("voice.ckpt")).toGenericDict();

        const auto tensors = tree.at("weight").toGenericDict();
        QCOMPARE(tensors.size(), checkpoint.tensors.size());
        for (const auto& [name, tensor] : checkpoint.tensors) {
            const at::Tensor got = tensors.at("model." + name).toTensor();
            QVERIFY2(
                got.scalar_type() == tensor.scalar_type() && at::equal(got, tensor), name.c_str());
        }
        const auto config = tree.at("config").toGenericDict();
        QCOMPARE(config.at("data").toGenericDict().at("sampling_rate").toInt(), int64_t(32000));
        QVERIFY(config.at("data").toGenericDict().at("mel_fmax").isNone());
        QCOMPARE(config.at("wide").toInt(), int64_t(1) << 40);
        QCOMPARE(config.at("train").toGenericDict().at("lr").toDouble(), 1e-4);
        QCOMPARE(tree.at("info").toStringRef(), checkpoint.info);
    }

    void theModelPrefixComesAndGoes()
    {
        const auto checkpoint = someCheckpoint();

        weights::writeZip(path("gpt.ckpt"), checkpoint, {.prefix = "model."});

        compare(weights::readCheckpoint(path("gpt.ckpt")).tensors, checkpoint.tensors);
    }

    void halfKeepsIntegers()
    {
        const auto checkpoint = someCheckpoint();

        weights::writeZip(path("half.pth"), checkpoint, {.half = true});
        weights::writeSafetensors(path("half.safetensors"), checkpoint.tensors, {}, {.half = true});

        for (const char* name : {"half.pth", "half.safetensors"}) {
            const auto tensors = weights::readCheckpoint(path(name)).tensors;
            QVERIFY(at::equal(
                tensors.at("a.weight"), checkpoint.tensors.at("a.weight").to(torch::kHalf)));
            QCOMPARE(tensors.at("wide").scalar_type(), torch::kHalf);
            QCOMPARE(tensors.at("brain").scalar_type(), torch::kBFloat16);
            QCOMPARE(tensors.at("counter").item<int64_t>(), int64_t(1) << 40);
        }
    }

    void safetensorsReadBack()
    {
        const auto tensors = someCheckpoint().tensors;

        weights::writeSafetensors(path("voice.safetensors"), tensors, {{"format", "pt"}});

        compare(weights::readSafetensors(path("voice.safetensors")), tensors);
    }

    void aTrainingCheckpointReadsBack()
    {
        const auto moment = torch::randn({4});
        weights::Archive archive(path("G_8.pth"));
        auto& tree = archive.tree();
        tree.beginDict();
        tree.text("optimizer");
        tree.beginDict();
        tree.text("state");
        tree.beginDict();
        tree.integer(0);
        archive.tensor(moment);
        tree.endDict();
        tree.endDict();
        tree.text("learning_rate");
        tree.real(1e-4);
        tree.endDict();
        archive.commit();

        const auto document = weights::Document::read(path("G_8.pth"));
        const auto* state = document.root().find("optimizer")->find("state");
        QVERIFY(at::equal(document.tensor(*state->find(0)), moment));
        QCOMPARE(document.root().find("learning_rate")->number().value(), 1e-4);
        QVERIFY(at::equal(readWithTorch(path("G_8.pth"))
                              .toGenericDict()
                              .at("optimizer")
                              .toGenericDict()
                              .at("state")
                              .toGenericDict()
                              .at(int64_t(0))
                              .toTensor(),
            moment));
    }

    void aFailureLeavesTheOldFile()
    {
        testing::writeAll(path("old.pth"), "old");
        weights::Checkpoint checkpoint;
        checkpoint.tensors = {{"complex", torch::zeros({2}, torch::kComplexFloat)}};

        QVERIFY_EXCEPTION_THROWN(weights::writeZip(path("old.pth"), checkpoint), Error);
        QVERIFY_EXCEPTION_THROWN(
            weights::writeSafetensors(path("old.pth"), checkpoint.tensors), Error);
        QVERIFY_EXCEPTION_THROWN(
            weights::writeSafetensors(path("no/folder.safetensors"), {}), Error);

        QCOMPARE(testing::readAll(path("old.pth")), QByteArray("old"));
        QVERIFY(!fs::exists(path("old.pth.part")));
    }

    void torchWithoutCheckSumsIsRead()
    {
        caffe2::serialize::PyTorchStreamWriter writer(
            path("plain.pth").string(), /*compute_crc32=*/false);
        for (const auto& [name, data] : testing::soundEntries()) {
            if (name != "m/version") // torch writes its own
                writer.writeRecord(name.substr(2), data.data(), data.size());
        }
        writer.writeEndOfFile();

        QCOMPARE(weights::readCheckpoint(path("plain.pth")).tensors.at("a").numel(), int64_t(6));
    }

private:
    fs::path path(const char* name) const { return fs::path(m_folder.path().toStdString()) / name; }

    QTemporaryDir m_folder;
};

TIMBRE_TEST(tst_write)
#include "tst_write.moc"
