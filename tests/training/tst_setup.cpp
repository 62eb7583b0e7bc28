// What training decides before the first step: the order of clips, what counts as misread, pitch.

#include "core/models/open.h"
#include "core/training/errorrate.h"
#include "core/training/features/aligner.h"
#include "core/training/features/pitch.h"
#include "core/training/sampler.h"
#include "tests/support/tests.h"

#include <torch/torch.h>

#include <algorithm>
#include <map>
#include <numbers>

using namespace timbre::training;

namespace {

std::map<int64_t, int> seen(const std::vector<Batch>& batches)
{
    std::map<int64_t, int> counts;
    for (const Batch& batch : batches) {
        for (const int64_t clip : batch) {
            ++counts[clip];
        }
    }
    return counts;
}

} // namespace

class TestSetup : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anOrderDependsOnSeedAndEpochAlone()
    {
        const std::vector<double> lengths{1.0, 5.0, 2.5, 0.9, 7.0, 3.3, 3.2, 1.1};
        QCOMPARE(gptBatches(lengths, 2, 5, 3), gptBatches(lengths, 2, 5, 3));
        QVERIFY(gptBatches(lengths, 2, 5, 3) != gptBatches(lengths, 2, 5, 4));
        QVERIFY(gptBatches(lengths, 2, 5, 3) != gptBatches(lengths, 2, 6, 3));
    }

    void everyClipComesUpOncePerEpochOfTheGpt()
    {
        std::vector<double> lengths(37);
        for (size_t i = 0; i < lengths.size(); ++i) {
            lengths[i] = 0.5 + double(i * 7 % 37) / 4;
        }
        const auto counts = seen(gptBatches(lengths, 4, 1, 1));
        QCOMPARE(int(counts.size()), 37);
        QVERIFY(std::ranges::all_of(counts, [](const auto& c) { return c.second == 1; }));
        QCOMPARE(gptBatchSize(8, 10), 2);
        QCOMPARE(gptBatchSize(8, 3), 1);
        QCOMPARE(repetitions(12), 8);
        QCOMPARE(repetitions(60), 2);
        QCOMPARE(repetitions(100), 1);
    }

    void bucketsOfSovitsHoldLikeLengthsAndWholeBatches()
    {
        const std::vector<int64_t> frames{32, 33, 299, 301, 350, 1900, 1901, 200};
        const auto batches = sovitsBatches(frames, 2, 1, 1);
        for (const Batch& batch : batches) {
            QCOMPARE(int(batch.size()), 2);
            const bool small = frames[size_t(batch[0])] <= 300;
            QCOMPARE(frames[size_t(batch[1])] <= 300, small);
        }
        const auto counts = seen(batches);
        QVERIFY(!counts.contains(0)); // the bounds: (32, 300] ... (1800, 1900]
        QVERIFY(!counts.contains(6));
        QCOMPARE(counts.at(5), 2); // alone in its bucket: repeated to fill the batch
    }

    void smallSetsAreRepeatedEvenly()
    {
        const auto batches = shuffledBatches(5, 3, 4, 9, 2);
        QCOMPARE(int(batches.size()), 4);
        const auto counts = seen(batches);
        for (const auto& [clip, count] : counts) {
            QVERIFY(count == 3 || count == 4);
        }
    }

    void misreadWordsAreCounted_data()
    {
        QTest::addColumn<QString>("said");
        QTest::addColumn<QString>("heard");
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("errors");
        QTest::addColumn<int>("units");
        QTest::newRow("equal") << "It's four o'clock."
                               << "its 4 OClock"
                               << "en" << 0 << 3;
        QTest::newRow("one of each") << "a b c d"
                                     << "a x d e"
                                     << "en" << 3 << 4;
        QTest::newRow("nothing heard") << "a b"
                                       << ""
                                       << "en" << 2 << 2;
        QTest::newRow("characters") << "今天很好。"
                                    << "今天真好"
                                    << "zh" << 1 << 4;
    }
    void misreadWordsAreCounted()
    {
        QFETCH(QString, said);
        QFETCH(QString, heard);
        QFETCH(QString, language);
        const auto count =
            countErrors(said.toStdString(), heard.toStdString(), language.toStdString());
        QTEST(int(count.errors), "errors");
        QTEST(int(count.units), "units");
    }

    void codesAreFollowedAsTheyWereSpoken()
    {
        const std::filesystem::path folder = TIMBRE_SHARED_DIR "/base-model";
        if (!std::filesystem::exists(folder / "golden/gpt.safetensors")) {
            QSKIP("no golden data");
        }
        const auto golden = timbre::weights::readCheckpoint(folder / "golden/gpt.safetensors");
        auto gpt = timbre::models::open(folder / "gpt-base.ckpt", timbre::models::loadGpt);

        const auto phones = alignedPhones(gpt, golden.tensors.at("text_ids").to(torch::kLong),
            golden.tensors.at("noprompt.greedy_window").to(torch::kLong));

        const auto spoken = golden.tensors.at("noprompt.phone_of_token");
        const auto near = (phones - spoken).abs() <= 1; // the last code here is the last phone's
        QVERIFY(near.to(torch::kFloat).mean().item<float>() > 0.95f);
    }

    void pitchOfATone_data()
    {
        QTest::addColumn<double>("hz");
        for (const double hz : {80.0, 121.3, 210.0, 333.0}) {
            QTest::addRow("%g Hz", hz) << hz;
        }
    }
    void pitchOfATone()
    {
        QFETCH(double, hz);
        const auto t = torch::arange(16000, torch::kDouble) / 16000.0;
        auto tone = torch::zeros({16000}, torch::kDouble);
        for (int harmonic = 1; harmonic <= 8; ++harmonic) {
            tone += (t * (2 * std::numbers::pi * hz * harmonic)).sin() / double(harmonic);
        }
        const auto f0 = trackPitch((tone * 0.1).to(torch::kFloat), 100).slice(0, 5, 95);
        QVERIFY((f0 > 0).all().item<bool>());
        QVERIFY((f0 / hz - 1).abs().max().item<double>() < 0.01);
    }

    void noiseAndSilenceHaveNoPitch()
    {
        torch::manual_seed(3);
        const auto noise = trackPitch(torch::randn({16000}) * 0.1, 100);
        QVERIFY((noise > 0).to(torch::kFloat).mean().item<double>() < 0.1);
        QVERIFY(!(trackPitch(torch::zeros({8000}), 50) > 0).any().item<bool>());
    }
};

TIMBRE_TEST(TestSetup)
#include "tst_setup.moc"
