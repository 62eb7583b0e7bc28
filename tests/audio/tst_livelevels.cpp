#include "core/audio/livelevels.h"
#include "tests/support/tests.h"

#include <cmath>
#include <numbers>

using namespace timbre::audio;

Q_DECLARE_METATYPE(timbre::audio::LevelVerdict)

static std::vector<float> tone(double amplitude, double seconds, double noise = 0.0)
{
    std::vector<float> samples(size_t(48000 * seconds));
    uint32_t state = 7;
    for (size_t i = 0; i < samples.size(); ++i) {
        state = state * 1664525u + 1013904223u;
        samples[i] = float(amplitude * std::sin(2 * std::numbers::pi * 1000 * double(i) / 48000)
            + noise * double(int32_t(state)) / 2147483648.0);
    }
    return samples;
}

class LiveLevelsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void figuresOfASine()
    {
        LiveLevels meter(48000);
        const Levels levels = meter.append(tone(0.1, 2.0));
        QVERIFY(std::abs(levels.peak_db + 20.0) < 0.01);
        QVERIFY(std::abs(levels.rms_db + 23.01) < 0.05);
        QVERIFY(std::abs(levels.momentary_lufs + 23.01) < 0.1); // 1 kHz, one channel: RMS - 0.0
        QVERIFY(std::abs(levels.speech_lufs + 23.01) < 0.1);
        QCOMPARE(levels.clipped, int64_t(0));
    }

    void noiseFloorAndSpeechAreToldApart()
    {
        LiveLevels meter(48000);
        meter.append(tone(0.0, 1.0, 0.001)); // RMS of even noise: amplitude / sqrt(3)
        QVERIFY(std::abs(meter.levels().noise_floor_db - 20 * std::log10(0.001 / std::sqrt(3.0)))
            < 1.0);
        QVERIFY(!meter.levels().has_spoken);
        QVERIFY(meter.levels().quiet_s > 0.9);
        meter.append(tone(0.1, 0.5, 0.001));
        QVERIFY(meter.levels().speaking && meter.levels().has_spoken);
        QCOMPARE(meter.levels().quiet_s, 0.0);
        meter.append(tone(0.0, 0.8, 0.001));
        QVERIFY(!meter.levels().speaking && meter.levels().has_spoken);
        QVERIFY(std::abs(meter.levels().quiet_s - 0.8) < 0.06);
        meter.reset();
        QVERIFY(!meter.levels().has_spoken);
        QVERIFY(meter.levels().noise_floor_db > -80);
    }

    void verdicts_data()
    {
        QTest::addColumn<double>("speech");
        QTest::addColumn<double>("noise");
        QTest::addColumn<LevelVerdict>("verdict");
        QTest::newRow("muted") << 0.0 << 0.0 << LevelVerdict::NoSignal;
        QTest::newRow("room only") << 0.0 << 0.001 << LevelVerdict::Quiet;
        QTest::newRow("far away") << 0.008 << 0.0001 << LevelVerdict::TooSoft;
        QTest::newRow("right") << 0.1 << 0.0005 << LevelVerdict::Good;
        QTest::newRow("fan") << 0.1 << 0.02 << LevelVerdict::Noisy;
        QTest::newRow("close") << 0.8 << 0.0005 << LevelVerdict::TooLoud;
        QTest::newRow("over") << 1.5 << 0.0005 << LevelVerdict::Clipping;
    }

    void verdicts()
    {
        QFETCH(double, speech);
        QFETCH(double, noise);
        QFETCH(LevelVerdict, verdict);
        LiveLevels meter(48000);
        meter.append(tone(0.0, 1.0, noise));
        auto spoken = tone(speech, 1.0, noise);
        for (float& x : spoken) {
            x = std::clamp(x, -1.0f, 1.0f);
        }
        const double peak = meter.append(spoken).peak_db;
        meter.append(tone(0.0, 0.3, noise));
        QCOMPARE(int(verdictOf(meter.levels(), peak)), int(verdict));
    }
};

TIMBRE_TEST(LiveLevelsTest)
#include "tst_livelevels.moc"
