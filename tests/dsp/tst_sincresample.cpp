#include "core/base/error.h"
#include "core/dsp/sincresample.h"
#include "tests/dsp/tones.h"
#include "tests/support/tests.h"

#include <cmath>

using namespace timbre;
using namespace timbre::dsp;
using timbre::testing::tone;

class SincResampleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void lengthIsRoundedUp_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        QTest::addColumn<int>("samples");
        QTest::addColumn<int>("length");
        QTest::newRow("half") << 32000 << 16000 << 1001 << 501;
        QTest::newRow("CD") << 44100 << 32000 << 44100 << 32000;
        QTest::newRow("one sample") << 48000 << 32000 << 1 << 1;
        QTest::newRow("nothing") << 48000 << 32000 << 0 << 0;
        QTest::newRow("no common divisor") << 44101 << 32000 << 1000 << 726;
        QTest::newRow("up") << 8000 << 32000 << 3 << 12;
    }
    void lengthIsRoundedUp()
    {
        QFETCH(int, from);
        QFETCH(int, to);
        QFETCH(int, samples);
        QFETCH(int, length);
        QCOMPARE(sincResample(torch::zeros({samples}), from, to).sizes().vec(),
            std::vector<int64_t>{length});
    }

    void toneStaysTheSameTone_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        QTest::newRow("22.05 -> 32") << 22050 << 32000;
        QTest::newRow("48 -> 32") << 48000 << 32000;
        QTest::newRow("32 -> 16") << 32000 << 16000;
        QTest::newRow("44.101 -> 32") << 44101 << 32000;
        QTest::newRow("192 -> 8") << 192000 << 8000;
    }
    void toneStaysTheSameTone()
    {
        QFETCH(int, from);
        QFETCH(int, to);
        const auto got = sincResample(tone(500, from, from), from, to);
        const auto want = tone(500, to, to);
        const int64_t edge = 100; // silence outside the sound reaches the first and last samples
        const double error = (got - want).slice(0, edge, -edge).abs().max().item<double>();
        QVERIFY2(error < 2e-3,
            qPrintable(QString::number(error))); // the pass band's ripple of a kernel this short
    }

    void whatTheLowerRateCannotHoldIsRemoved()
    {
        const auto got = sincResample(tone(12000, 32000, 32000), 32000, 16000);
        QVERIFY(got.slice(0, 100, -100).abs().max().item<double>() < 0.01); // -40 dB
    }

    void rowsAreIndependent()
    {
        const auto pair = torch::stack({tone(300, 48000, 4800), tone(700, 48000, 4800)});
        const auto got = sincResample(pair, 48000, 16000);
        QCOMPARE(got.sizes().vec(), (std::vector<int64_t>{2, 1600}));
        QVERIFY(torch::equal(got[1], sincResample(pair[1], 48000, 16000)));
    }

    void equalRatesChangeNothing()
    {
        const auto samples = tone(300, 32000, 3200);
        QVERIFY(torch::equal(sincResample(samples, 32000, 32000), samples));
    }

    void impossibleRatesAreRefused()
    {
        QVERIFY_EXCEPTION_THROWN(sincResample(torch::zeros({10}), 0, 16000), Error);
        QVERIFY_EXCEPTION_THROWN(sincResample(torch::zeros({10}), 16000, -1), Error);
    }
};

TIMBRE_TEST(SincResampleTest)
#include "tst_sincresample.moc"
