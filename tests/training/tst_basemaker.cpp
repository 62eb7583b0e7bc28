// What a base model is made of: configuration, codebook, the order and the loading of many clips.

#include "core/base/error.h"
#include "core/training/base/baseconfig.h"
#include "core/training/base/startingpair.h"
#include "core/training/prefetcher.h"
#include "core/training/sampler.h"
#include "tests/support/tests.h"

#include <QTemporaryDir>

#include <torch/torch.h>

#include <algorithm>

using namespace timbre;
using namespace timbre::training;

class TestBaseMaker : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theCodebookFindsTheGroupsOfItsFeatures()
    {
        torch::manual_seed(1);
        const auto centres =
            torch::tensor({{0.0, 0.0}, {10.0, 0.0}, {0.0, 10.0}, {10.0, 10.0}}, torch::kFloat);
        const auto x = (centres.repeat({50, 1}) + 0.1 * torch::randn({200, 2}));

        jobs::Context job;
        const auto book = learnCodebook(x, 4, 3, job);

        const auto back = book.rows * book.deviation + book.mean;
        for (int64_t i = 0; i < 4; ++i) {
            const auto distance = (back - centres[i]).norm(2, 1).min().item<double>();
            QVERIFY2(distance < 0.2, qPrintable(QString::number(distance)));
        }
        QVERIFY(torch::equal(learnCodebook(x, 4, 3, job).rows, book.rows));
        QVERIFY_THROWS_EXCEPTION(Error, learnCodebook(x, 201, 3, job));
    }

    void everyPassOfTheStreamHasEveryClipOnce()
    {
        std::vector<double> lengths;
        for (int i = 0; i < 12; ++i) {
            lengths.push_back(1.0 + i % 5);
        }
        std::vector<int64_t> seen;
        for (int64_t epoch = 1; epoch <= 3; ++epoch) { // 3 epochs of 2 batches of 4: two passes
            for (const Batch& batch : streamBatches(lengths, 4, 2, 7, epoch)) {
                QCOMPARE(batch.size(), size_t(4));
                seen.insert(seen.end(), batch.begin(), batch.end());
            }
        }
        std::ranges::sort(seen);
        for (size_t i = 0; i < seen.size(); ++i) {
            QCOMPARE(seen[i], int64_t(i / 2));
        }
        QCOMPARE(streamBatches(lengths, 4, 2, 7, 2), streamBatches(lengths, 4, 2, 7, 2));
    }

    void threadsMakeTheSameBatchesInOrder()
    {
        std::vector<Batch> batches;
        for (int64_t i = 0; i < 40; ++i) {
            batches.push_back({i, i + 1});
        }
        const auto make = [](const Batch& batch, int64_t epoch, int64_t index) {
            return 1000 * epoch + 10 * index + batch.front();
        };
        Prefetcher<int64_t> plain(make, 0), threads(make, 3);
        for (int64_t epoch = 1; epoch <= 2; ++epoch) {
            plain.expect(epoch, batches, 5);
            threads.expect(epoch, batches, 5);
            for (int64_t i = 5; i < 40; ++i) {
                QCOMPARE(threads.take(batches[size_t(i)], i), plain.take(batches[size_t(i)], i));
            }
        }
        threads.expect(3, batches, 0);
        QCOMPARE(threads.take({7}, 0), 3007); // a part of a batch, after the memory ran out
    }

    void whatFailsInAThreadIsThrownWhereItIsAskedFor()
    {
        Prefetcher<int> broken(
            [](const Batch&, int64_t, int64_t) -> int {
                throw Error(ErrorKind::Corrupt, "clip", "gone");
            },
            2);
        broken.expect(1, {{0}, {1}}, 0);
        QVERIFY_THROWS_EXCEPTION(Error, broken.take({0}, 0));
    }

    void theConfigurationNamesWhatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("subject");
        QTest::newRow("no JSON") << QByteArray("{") << "config.json";
        QTest::newRow("no name") << QByteArray("{}") << "config.json.name";
        QTest::newRow("unknown") << QByteArray(R"({"name": "x", "stes": 1})") << "config.json.stes";
        QTest::newRow("rate") << QByteArray(R"({"name": "x", "train": {"gpt": {"lr": 2}}})")
                              << "train.gpt.lr";
        QTest::newRow("a gpt has no adversary")
            << QByteArray(R"({"name": "x", "train": {"gpt": {"adversary": true}}})")
            << "train.gpt.adversary";
        QTest::newRow("half a step")
            << QByteArray(R"({"name": "x", "train": {"sovits": {"steps": 1.5}}})")
            << "train.sovits.steps";
    }

    void theConfigurationNamesWhatIsWrong()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, subject);
        QTemporaryDir folder;
        const auto path = folder.filePath("config.json");
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
        file.close();
        try {
            readBaseConfig(path.toStdString());
            QFAIL("it was accepted");
        } catch (const Error& error) {
            const QString what = error.what();
            QVERIFY2(what.contains(subject), qPrintable(what));
        }
    }

    void theReadyRecipeCanBeRead()
    {
        const auto config = readBaseConfig(TIMBRE_SOURCE_DIR "/resources/recipes/starter.json");
        QCOMPARE(config.gpt_recipe.steps, 20000);
        QVERIFY(config.sovits_recipe.adversary);
        QCOMPARE(config.gpt_recipe.rateAt(499), config.gpt_recipe.lr);
        QVERIFY(config.gpt_recipe.rateAt(19999) < 1.1 * config.gpt_recipe.lr_end);
    }
};

TIMBRE_TEST(TestBaseMaker)
#include "tst_basemaker.moc"
