#include "core/cleaning/cleaner.h"
#include "core/cleaning/verdict/loudness.h"
#include "core/cleaning/verdict/verdict.h"
#include "core/cleaning/verdict/voiceset.h"
#include "core/cleaning/voice/activity.h"
#include "tests/cleaning/material.h"
#include "tests/support/tests.h"

using namespace timbre;
using namespace timbre::cleaning;
using namespace timbre::test;

namespace {

ClipMeasures measured(const Samples& samples, int rate = 48000)
{
    static const VoiceActivity activity;
    jobs::Context job;
    const auto curve = activity.curve(samples, rate, job);
    return measure(samples, rate, curve.values, job);
}

Samples scaled(Samples samples, double factor)
{
    for (float& x : samples) {
        x *= float(factor);
    }
    return samples;
}

/// A sentence with half a second around it, at a usual level.
Samples clip(const char* voice_name = "slt")
{
    auto samples = voice(kSentence, voice_name);
    samples.insert(samples.begin(), 24000, 0.0f);
    samples.resize(samples.size() + 24000, 0.0f);
    return scaled(samples, 0.1 / rms(samples)) + white(1e-4, samples.size());
}

QString text(const Verdict& verdict, const ClipMeasures& measures)
{
    QString result = QString::fromStdString(std::string(name(verdict.grade)));
    for (const auto& reason : verdict.reasons) {
        result += " " + QString::fromStdString(reason);
    }
    for (const auto& [key, value] : asValues(measures)) {
        result += QString(" %1=%2").arg(QString::fromStdString(key)).arg(value);
    }
    return result;
}

Samples chords(double seconds)
{
    Samples result;
    for (int bar = 0; double(result.size()) < seconds * 48000; ++bar) {
        const double root = bar % 2 == 0 ? 262.0 : 349.0;
        const auto chord = sine(root, 0.1, 1) + sine(root * 1.26, 0.08, 1)
            + sine(root * 1.498, 0.08, 1) + sine(root * 2, 0.05, 1);
        result.insert(result.end(), chord.begin(), chord.end());
    }
    return result;
}

} // namespace

class VerdictTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCleanClipIsAccepted_data()
    {
        QTest::addColumn<QString>("voice");
        for (const char* name : {"slt", "rms", "awb"}) {
            QTest::newRow(name) << QString(name);
        }
    }
    void aCleanClipIsAccepted()
    {
        QFETCH(QString, voice);
        const auto measures = measured(clip(qPrintable(voice)));
        const auto verdict = judge(measures);
        QVERIFY2(verdict.grade == Grade::Accept, qPrintable(text(verdict, measures)));
        QVERIFY(verdict.repair.empty());
    }

    void whatIsWrongIsNamed_data()
    {
        QTest::addColumn<Samples>("samples");
        QTest::addColumn<QString>("grade");
        QTest::addColumn<QString>("reason");
        const auto good = clip("rms");
        const double seconds = double(good.size()) / 48000;
        QTest::newRow("white noise") << good + white(0.01, good.size()) << "repair"
                                     << "noise";
        QTest::newRow("drowned in noise") << good + white(0.09, good.size()) << "drop"
                                          << "noise";
        auto clipped = scaled(good, 2.5);
        for (float& x : clipped) {
            x = std::clamp(x, -0.9f, 0.9f);
        }
        QTest::newRow("overdriven") << clipped << "repair"
                                    << "clipping";
        QTest::newRow("hum") << good + sine(50, 0.02, seconds) + sine(100, 0.02, seconds)
                             << "repair"
                             << "hum";
        QTest::newRow("whispered recording") << scaled(good, 0.03) << "repair"
                                             << "quiet";
        QTest::newRow("silence") << Samples(96000, 0.0f) << "drop"
                                 << "silent";
        QTest::newRow("only noise") << white(0.05, 96000) << "drop"
                                    << "no-speech";
        QTest::newRow("music beneath") << good + scaled(chords(seconds), 0.5) << "drop"
                                       << "music";
        QTest::newRow("a moment") << Samples(good.begin() + 40000, good.begin() + 70000) << "drop"
                                  << "short";
        QTest::newRow("telephone")
            << audio::resampleHq(audio::resampleHq(good, 48000, 6000), 6000, 48000)
                + white(1e-5, good.size())
            << "drop"
            << "bandwidth";
        QTest::newRow("a hall") << inRoom(good, 1.0, 0.1) << "repair"
                                << "reverb";
    }
    void whatIsWrongIsNamed()
    {
        QFETCH(Samples, samples);
        QFETCH(QString, grade);
        QFETCH(QString, reason);
        const auto measures = measured(samples);
        const auto verdict = judge(measures);
        const bool named = std::ranges::count(verdict.reasons, reason.toStdString()) > 0;
        QVERIFY2(named && name(verdict.grade) == grade.toStdString(),
            qPrintable(text(verdict, measures)));
        QCOMPARE(verdict.repair.empty(), verdict.grade != Grade::Repair);
    }

    void repairingRepairs()
    {
        const auto good = clip("rms");
        const double seconds = double(good.size()) / 48000;
        const auto bad =
            good + white(0.01, good.size()) + sine(50, 0.02, seconds) + sine(100, 0.02, seconds);
        const auto before = judge(measured(bad));
        QCOMPARE(before.grade, Grade::Repair);
        jobs::Context job;
        const auto mended = Cleaner().apply(before.repair, mono(bad), job);
        const auto measures = measured(mended.samples);
        QVERIFY2(
            judge(measures).grade == Grade::Accept, qPrintable(text(judge(measures), measures)));
    }

    void theSignalToNoiseRatioIsThatOfTheMixture()
    {
        const auto good = clip("rms");
        for (const double noise : {0.003, 0.01, 0.03}) {
            const auto measures = measured(good + white(noise, good.size()));
            const double truth =
                20.0 * std::log10(0.105 / noise); // speech without its pauses: 0.105 .. 0.115
            QVERIFY2(measures.snr_db && std::abs(*measures.snr_db - truth) < 2.0,
                qPrintable(QString("%1 for %2").arg(measures.snr_db.value_or(-99)).arg(truth)));
        }
    }

    void reverberationGrowsWithTheRoom()
    {
        const auto good = clip("rms");
        QVERIFY(measured(good).rt60_s.value_or(0.0) < 0.3);
        double before = 0.3;
        for (const double room : {0.4, 0.6, 1.0}) { // too short for the longest, but in order
            const double heard = measured(inRoom(good, room, 0.1)).rt60_s.value_or(0.0);
            QVERIFY2(heard > before && heard < 1.3 * room, qPrintable(QString::number(heard)));
            before = heard;
        }
    }

    void theBandwidthIsWhereTheSoundEnds()
    {
        const auto good = clip("slt"); // flite's voices end at 8 kHz
        QVERIFY2(std::abs(measured(good).bandwidth_hz - 7700) < 900,
            qPrintable(QString::number(measured(good).bandwidth_hz)));
    }

    void syllablesAreCounted()
    {
        // 16 syllables in kSentence
        const auto measures = measured(clip("rms"));
        QVERIFY(measures.syllables_per_s.has_value());
        const double spoken = measures.speech_share * measures.seconds;
        const double counted = *measures.syllables_per_s * spoken;
        QVERIFY2(counted > 11 && counted < 22, qPrintable(QString::number(counted)));
    }

    void acxFiguresAreThoseOfTheSound()
    {
        auto samples = sine(440, 0.2, 3);
        samples.resize(samples.size() + 48000, 0.0f);
        const auto figures = acxFigures(mono(samples));
        QVERIFY(std::abs(figures.peak_db - -13.98) < 0.05);
        QVERIFY(std::abs(figures.rms_db - (-16.99 - 1.25)) < 0.05); // three of four seconds
        QVERIFY(figures.rmsFits() && figures.peakFits() && figures.noiseFits() && figures.fits());
        QVERIFY(!acxFigures(mono(white(0.5, 48000))).fits());
    }

    void theCentreOfASetIgnoresStrangers()
    {
        std::vector<VoicePrint> prints;
        for (int i = 0; i < 8; ++i) {
            prints.push_back({1.0f, 0.1f * float(i % 3 - 1), 0.0f});
        }
        prints.push_back({0.0f, 0.0f, 1.0f});
        const auto centre = voiceCentre(prints);
        QVERIFY(voiceDistance(prints[0], centre) < 0.02);
        QVERIFY(voiceDistance(prints.back(), centre) > 0.98);
        QVERIFY(voiceCentre({}).empty());
    }

    void twoVoicesInAClipAreFarApart()
    {
        const VoicePrint one{1.0f, 0.1f, 0.0f}, other{0.0f, 0.1f, 1.0f};
        std::vector<VoicePrint> parts{one, one, one, other, other};
        QVERIFY(innerDistance(parts) > 0.9);
        parts = {one, one, other, one, one}; // a single part is a slip of the ear
        QVERIFY(innerDistance(parts) < 0.4);
        QCOMPARE(innerDistance(std::span(parts).first(3)), 0.0);
    }

    void aStrangerIsDropped()
    {
        auto measures = measured(clip());
        measures.speaker_distance = 0.6;
        QCOMPARE(judge(measures).reason(), std::string("other-speaker"));
        measures.inner_distance = 0.7;
        QCOMPARE(judge(measures).reason(), std::string("second-speaker"));
    }
};

TIMBRE_TEST(VerdictTest)
#include "tst_verdict.moc"
