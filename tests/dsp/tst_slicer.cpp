#include "core/base/error.h"
#include "core/dsp/slicer.h"
#include "tests/support/tests.h"

#include <cmath>
#include <random>

using namespace timbre;
using namespace timbre::dsp;

Q_DECLARE_METATYPE(timbre::dsp::SlicerOptions)

namespace {

constexpr int kRate = 32000;

/// Stretches of seconds, tone and silence in turn, beginning with a tone.
std::vector<float> turns(std::initializer_list<double> seconds)
{
    std::vector<float> samples;
    bool sounding = true;
    for (const double length : seconds) {
        for (int i = 0; i < int(length * kRate); ++i) {
            samples.push_back(sounding ? 0.3f * float(std::sin(0.05 * i)) : 0.0f);
        }
        sounding = !sounding;
    }
    return samples;
}

/// Within the window's 40 ms and a frame: where a tone fades below the threshold.
bool near(int64_t sample, double seconds)
{
    return std::abs(double(sample) / kRate - seconds) <= 0.05;
}

} // namespace

class SlicerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aLongSilenceIsDroppedExceptForItsEnds()
    {
        const auto pieces = slice(turns({5, 2, 5}), kRate);
        QCOMPARE(pieces.size(), size_t(2));
        QCOMPARE(pieces[0].begin, 0);
        QVERIFY(near(pieces[0].end, 5.0)); // digital silence: its first frame is the quietest
        QVERIFY(near(pieces[1].begin, 6.5)); // max_sil_kept before the tone
        QCOMPARE(pieces[1].end, 12 * kRate);
    }

    void aSilenceUpToTheKeptLengthIsCutInOnePlace()
    {
        const auto pieces = slice(turns({5, 0.4, 5}), kRate);
        QCOMPARE(pieces.size(), size_t(2));
        QCOMPARE(pieces[0].end, pieces[1].begin);
        QVERIFY(near(pieces[0].end, 5.0));
    }

    void nothingIsCut_data()
    {
        QTest::addColumn<std::vector<float>>("samples");
        QTest::newRow("silences too short") << turns({5, 0.2, 5, 0.2, 5});
        QTest::newRow("piece too short") << turns({2, 1, 1.5});
        QTest::newRow("no silence") << turns({9});
        QTest::newRow("a moment") << turns({0.001});
    }
    void nothingIsCut()
    {
        QFETCH(std::vector<float>, samples);
        const auto pieces = slice(samples, kRate);
        QCOMPARE(pieces.size(), size_t(1));
        QCOMPARE(pieces[0].begin, 0);
        QCOMPARE(pieces[0].end, int64_t(samples.size()));
    }

    void silenceAtTheStartAndEndIsDropped()
    {
        const auto pieces =
            slice(turns({0, 3, 2, 3}), kRate); // short of min_length, but nothing is lost
        QCOMPARE(pieces.size(), size_t(1));
        QVERIFY(near(pieces[0].begin, 2.5));
        QVERIFY(near(pieces[0].end, 5.0));
    }

    void silenceAloneHasNoPieces()
    {
        QVERIFY(slice(turns({0, 9}), kRate).empty());
        QVERIFY(slice({}, kRate).empty());
    }

    void piecesAreInOrderAndInside_data()
    {
        QTest::addColumn<int>("rate");
        QTest::addColumn<int>("seed");
        QTest::newRow("32 kHz") << 32000 << 1;
        QTest::newRow("44.1 kHz") << 44100 << 2;
        QTest::newRow("odd hop") << 11025 << 3;
    }
    void piecesAreInOrderAndInside()
    {
        QFETCH(int, rate);
        QFETCH(int, seed);
        std::mt19937 random{unsigned(seed)};
        std::vector<float> samples;
        while (samples.size()
            < size_t(rate) * 60) { // bursts and pauses of up to a second, at many levels
            const float level = random() % 2 == 0 ? 0.0f : float(random() % 100) / 200.0f;
            samples.insert(samples.end(), random() % size_t(rate), level);
        }
        const SlicerOptions options{
            .min_length_ms = 1000, .min_interval_ms = 100, .max_sil_kept_ms = 200};
        int64_t end = 0;
        for (const auto& piece : slice(samples, rate, options)) {
            QVERIFY(piece.begin >= end && piece.begin < piece.end);
            end = piece.end;
        }
        QVERIFY(end > 0 && end <= int64_t(samples.size()));
    }

    void blocksGiveTheSameCuts()
    {
        auto samples = turns({5, 2, 5, 0.4, 6, 1});
        std::mt19937 random(3);
        std::normal_distribution<float> noise(0.0f, 0.004f);
        for (float& x : samples) {
            x += noise(random);
        }
        const auto whole = slice(samples, kRate);
        Slicer slicer(kRate);
        for (size_t at = 0; at < samples.size(); at += 7001) {
            slicer.add(std::span(samples).subspan(at, std::min<size_t>(7001, samples.size() - at)));
        }
        const auto blocks = slicer.finish();
        QVERIFY(whole.size() >= 3);
        QCOMPARE(blocks.size(), whole.size());
        for (size_t i = 0; i < whole.size(); ++i) {
            QCOMPARE(blocks[i].begin, whole[i].begin);
            QCOMPARE(blocks[i].end, whole[i].end);
        }
    }

    void impossibleOptionsAreRefused_data()
    {
        QTest::addColumn<SlicerOptions>("options");
        QTest::newRow("interval over length") << SlicerOptions{.min_length_ms = 200};
        QTest::newRow("hop over interval") << SlicerOptions{.hop_size_ms = 400};
        QTest::newRow("keeps less than a hop") << SlicerOptions{.max_sil_kept_ms = 5};
        QTest::newRow("no hop") << SlicerOptions{.hop_size_ms = 0};
    }
    void impossibleOptionsAreRefused()
    {
        QFETCH(SlicerOptions, options);
        QVERIFY_EXCEPTION_THROWN(slice(turns({1}), kRate, options), Error);
        QVERIFY_EXCEPTION_THROWN(slice(turns({1}), 0), Error);
    }
};

TIMBRE_TEST(SlicerTest)
#include "tst_slicer.moc"
