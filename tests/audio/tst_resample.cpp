#include "core/audio/pcm16.h"
#include "core/audio/resample.h"
#include "core/base/error.h"
#include "tests/support/tests.h"

#include <cmath>
#include <numbers>

using namespace timbre;
using namespace timbre::audio;

namespace {

std::vector<float> tone(double hz, int rate, size_t count)
{
    std::vector<float> samples(count);
    for (size_t i = 0; i < count; ++i) {
        samples[i] = float(std::sin(2.0 * std::numbers::pi * hz * double(i) / rate));
    }
    return samples;
}

} // namespace

class ResampleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void lengthIsRoundedUp_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        QTest::addColumn<int>("samples");
        QTest::addColumn<int>("length");
        QTest::newRow("whole") << 22050 << 16000 << 22050 << 16000;
        QTest::newRow("a little over") << 32000 << 16000 << 32001 << 16001;
        QTest::newRow("one sample") << 48000 << 16000 << 1 << 1;
        QTest::newRow("nothing") << 48000 << 16000 << 0 << 0;
        QTest::newRow("no common divisor") << 44101 << 16000 << 1000 << 363;
    }
    void lengthIsRoundedUp()
    {
        QFETCH(int, from);
        QFETCH(int, to);
        QFETCH(int, samples);
        QFETCH(int, length);
        QCOMPARE(
            resampleHq(std::vector<float>(size_t(samples), 0.1f), from, to).size(), size_t(length));
    }

    void toneStaysTheSameTone_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        QTest::newRow("44.1 -> 16") << 44100 << 16000;
        QTest::newRow("16 -> 32") << 16000 << 32000;
        QTest::newRow("equal") << 32000 << 32000;
    }
    void toneStaysTheSameTone()
    {
        QFETCH(int, from);
        QFETCH(int, to);
        const auto got = resampleHq(tone(1000, from, size_t(from)), from, to);
        const auto want = tone(1000, to, size_t(to));
        for (size_t i = 1000; i + 1000 < want.size(); ++i) { // silence outside reaches the ends
            QVERIFY(std::abs(got[i] - want[i]) < 1e-4f); // HQ: 20 bit
        }
    }

    void whatTheLowerRateCannotHoldIsRemoved()
    {
        const auto got = resampleHq(tone(10000, 32000, 32000), 32000, 16000);
        for (size_t i = 1000; i + 1000 < got.size(); ++i) {
            QVERIFY(std::abs(got[i]) < 1e-4f);
        }
    }

    void impossibleRatesAreRefused()
    {
        QVERIFY_EXCEPTION_THROWN(resampleHq(std::vector<float>(10), 0, 16000), Error);
        QVERIFY_EXCEPTION_THROWN(resampleHq(std::vector<float>(10), 16000, -5), Error);
    }

    void integersAreCutTowardsZeroAndClipped()
    {
        const std::vector<float> samples{0.0f, 1.9f / 32768, -1.9f / 32768, 0.5f, 1.0f, -1.0f,
            -7.0f, std::nanf(""), std::numeric_limits<float>::infinity()};
        QCOMPARE(toPcm16(samples),
            (std::vector<int16_t>{0, 1, -1, 16384, 32767, -32768, -32768, 0, 32767}));
        QCOMPARE(toPcm16(std::vector<float>{100.7f}, 1.0f), std::vector<int16_t>{100});
    }

    void mixingWithThePeakNormalised()
    {
        // 0.5 / 0.5 * (0.9 * 0.25) + 0.75 * 0.5 and its negative half
        const auto mixed =
            mixedWithPeakNormalised(std::vector<float>{0.5f, -0.25f, 0.0f}, 0.9, 0.25);
        QVERIFY(std::abs(mixed[0] - 0.6f) < 1e-6f && std::abs(mixed[1] + 0.3f) < 1e-6f
            && mixed[2] == 0.0f);
        QCOMPARE(mixedWithPeakNormalised(std::vector<float>(3), 0.9, 0.25), std::vector<float>(3));
    }
};

TIMBRE_TEST(ResampleTest)
#include "tst_resample.moc"
