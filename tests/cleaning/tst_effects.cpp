#include "core/base/error.h"
#include "core/cleaning/cleaner.h"
#include "core/cleaning/verdict/loudness.h"
#include "tests/cleaning/material.h"
#include "tests/support/tests.h"

#include <QElapsedTimer>

using namespace timbre;
using namespace timbre::cleaning;
using namespace timbre::test;

namespace {

audio::Audio applied(const Recipe& recipe, Samples samples, int rate = 48000)
{
    static const Cleaner cleaner;
    jobs::Context job;
    return cleaner.apply(recipe, mono(std::move(samples), rate), job);
}

Samples repeated(const Samples& samples, int times)
{
    Samples result;
    for (int i = 0; i < times; ++i) {
        result.insert(result.end(), samples.begin(), samples.end());
    }
    return result;
}

const Samples& speech()
{
    static const Samples samples = voice(kSentence);
    return samples;
}

} // namespace

class EffectsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void highPassRemovesRumbleAndLeavesTheVoice()
    {
        const auto low = applied({{"high-pass", {{"hz", 80}}}}, sine(20, 0.5, 2)).samples;
        const auto high = applied({{"high-pass", {{"hz", 80}}}}, sine(1000, 0.5, 2)).samples;
        QVERIFY(
            rms({low.begin() + 24000, low.end()}) < 0.35 * 0.01); // 24 dB per octave, two of them
        QVERIFY(std::abs(rms(high) - 0.3535) < 0.001);
    }

    void humIsFoundAndRemoved_data()
    {
        QTest::addColumn<double>("mains");
        QTest::newRow("Europe") << 50.0;
        QTest::newRow("a tired generator") << 50.12;
        QTest::newRow("America") << 60.0;
    }
    void humIsFoundAndRemoved()
    {
        QFETCH(double, mains);
        auto voice = repeated(speech(), 2);
        voice.resize(
            voice.size() + 192000, 0.0f); // a pause: under a voice near it a line is hidden
        const double seconds = double(voice.size()) / 48000 + 0.1;
        const auto hum = sine(mains, 0.05, seconds) + sine(2 * mains, 0.03, seconds)
            + sine(3 * mains, 0.02, seconds);
        const auto result = applied({{"hum", {}}}, voice + hum).samples;
        for (int k = 1; k <= 3; ++k) {
            const auto before = amplitudeAt(voice + hum, k * mains);
            const auto after = amplitudeAt({result.begin() + 48000, result.end()}, k * mains);
            QVERIFY2(after < before * 0.15,
                qPrintable(QString("%1: %2 -> %3").arg(k).arg(before).arg(after)));
        }
    }

    void aVoiceWithoutHumStaysAsItIs()
    {
        QCOMPARE(applied({{"hum", {}}}, repeated(speech(), 2)).samples, repeated(speech(), 2));
    }

    void theGateTakesNoiseFromPausesAndKeepsTheVoice()
    {
        auto clean = speech();
        clean.insert(clean.begin(), 24000, 0.0f);
        const auto noisy = clean + white(0.005, clean.size());
        const auto result = applied({{"gate", {}}}, noisy).samples;
        const Samples pause(result.begin() + 4000, result.begin() + 20000);
        QVERIFY2(rms(pause) < 0.005 * 0.2, qPrintable(QString::number(rms(pause))));
        QVERIFY2(snrDb(clean, result) > snrDb(clean, noisy) + 2.0,
            qPrintable(QString("%1 -> %2").arg(snrDb(clean, noisy)).arg(snrDb(clean, result))));
    }

    void theNeuralDenoiserTakesMoreThanTheGate()
    {
        if (!Cleaner().hasNeuralDenoiser()) {
            QSKIP("its library is not installed");
        }
        auto clean = voice(kSentence, "rms"); // slt's buzz is noise to the network
        clean.insert(clean.begin(), 48000, 0.0f);
        const auto noisy = clean + white(0.003, clean.size());
        const auto result = applied({{"denoise", {}}}, noisy).samples;
        const Samples pause(result.begin() + 24000, result.begin() + 47000);
        QCOMPARE(result.size(), noisy.size());
        QVERIFY2(rms(pause) < 0.003 * 0.1, qPrintable(QString::number(rms(pause))));
        QVERIFY2(snrDb(clean, result) > 15.0, qPrintable(QString::number(snrDb(clean, result))));
    }

    void withoutItsLibraryTheDenoiserIsTheGate()
    {
        const Cleaner cleaner(std::filesystem::path("/nowhere"));
        QVERIFY(!cleaner.hasNeuralDenoiser());
        jobs::Context job;
        auto noise = mono(white(0.01, 96000));
        const auto result = cleaner.apply({{"denoise", {}}}, noise, job);
        QVERIFY(rms(result.samples) < 0.01 * 0.35);
    }

    void clicksGoAndTheVoiceStays()
    {
        auto clicked = speech();
        for (size_t at = 5000; at + 5 < clicked.size(); at += 9001) {
            clicked[at] += 0.5f;
            clicked[at + 1] -= 0.4f;
        }
        const auto result = applied({{"declick", {}}}, clicked).samples;
        QVERIFY2(snrDb(speech(), result) > snrDb(speech(), clicked) + 12.0,
            qPrintable(
                QString("%1 -> %2").arg(snrDb(speech(), clicked)).arg(snrDb(speech(), result))));
        const auto untouched = applied({{"declick", {}}}, speech()).samples;
        QVERIFY2(snrDb(speech(), untouched) > 35.0,
            qPrintable(QString::number(snrDb(speech(), untouched))));
    }

    void clippedTopsAreRoundedAgain()
    {
        auto clipped = speech();
        float peak = 0.0f;
        for (const float x : clipped) {
            peak = std::max(peak, std::abs(x));
        }
        for (float& x : clipped) {
            x = std::clamp(x, -0.5f * peak, 0.5f * peak);
        }
        const auto result = applied({{"declip", {}}}, clipped).samples;
        QVERIFY2(snrDb(speech(), result) > snrDb(speech(), clipped) + 5.0,
            qPrintable(
                QString("%1 -> %2").arg(snrDb(speech(), clipped)).arg(snrDb(speech(), result))));
        QCOMPARE(applied({{"declip", {}}}, speech()).samples, speech());
    }

    void sibilantsGetSofterAndVowelsDoNot()
    {
        const auto hiss = applied({{"de-ess", {{"threshold_db", 0}}}},
            applied({{"high-pass", {{"hz", 1000}}}}, white(0.1, 48000)).samples)
                              .samples;
        QVERIFY2(rms(hiss) < 0.06, qPrintable(QString::number(rms(hiss))));
        const auto vowel = sine(300, 0.3, 1);
        QVERIFY(snrDb(vowel, applied({{"de-ess", {}}}, vowel).samples) > 60.0);
    }

    void lateReverberationFadesSooner()
    {
        auto burst = white(0.2, 4800);
        burst.resize(48000, 0.0f);
        const auto wet = inRoom(repeated(burst, 4), 0.8, 0.15);
        const auto result =
            applied({{"dereverb", {{"rt60_s", 0.8}, {"strength", 1}}}}, wet).samples;
        const auto tail = [](const Samples& s) {
            return rms({s.begin() + 3 * 48000 + 12000, s.begin() + 3 * 48000 + 30000});
        };
        const auto direct = [](const Samples& s) {
            return rms({s.begin() + 3 * 48000, s.begin() + 3 * 48000 + 4000});
        };
        QVERIFY2(tail(result) < 0.4 * tail(wet),
            qPrintable(QString("%1 -> %2").arg(tail(wet)).arg(tail(result))));
        QVERIFY(direct(result) > 0.8 * direct(wet));
    }

    void loudnessIsReachedAndThePeakIsKept_data()
    {
        QTest::addColumn<double>("lufs");
        QTest::addColumn<double>("peak");
        QTest::newRow("podcast") << -14.0 << -1.0;
        QTest::newRow("broadcast") << -23.0 << -1.0;
        QTest::newRow("low ceiling") << -20.0 << -6.0;
    }
    void loudnessIsReachedAndThePeakIsKept()
    {
        QFETCH(double, lufs);
        QFETCH(double, peak);
        const auto result =
            loudness(applied({{"loudness", {{"lufs", lufs}, {"peak_dbtp", peak}}}}, speech()));
        QVERIFY2(std::abs(result.integrated_lufs - lufs) < 0.5,
            qPrintable(QString::number(result.integrated_lufs)));
        QVERIFY2(result.true_peak_dbtp <= peak, qPrintable(QString::number(result.true_peak_dbtp)));
    }

    void silenceIsNotMadeLoud()
    {
        const auto result = applied({{"loudness", {}}}, Samples(48000, 0.0f)).samples;
        QCOMPARE(rms(result), 0.0);
    }

    void trimKeepsAMoment()
    {
        Samples samples(48000, 0.0f);
        const auto tone = sine(440, 0.3, 1);
        samples.insert(samples.end(), tone.begin(), tone.end());
        samples.resize(samples.size() + 96000, 0.0f);
        const auto result = applied({{"trim", {{"keep_ms", 100}}}}, samples).samples;
        QVERIFY(std::abs(double(result.size()) - 48000 * 1.2)
            <= 960); // to a block of 10 ms on either side
        QCOMPARE(applied({{"trim", {}}}, Samples(4800, 0.0f)).samples.size(), size_t(4800));
    }

    void tempoChangesLengthAndPitchDoesNot()
    {
        const auto tone = sine(440, 0.3, 2);
        const auto slow = applied({{"stretch", {{"tempo", 0.8}}}}, tone).samples;
        QVERIFY(std::abs(double(slow.size()) / double(tone.size()) - 1.25) < 0.01);
        QVERIFY(amplitudeAt({slow.begin() + 24000, slow.end() - 24000}, 440) > 0.15);
        const auto chord =
            sine(220, 0.1, 2) + sine(440, 0.1, 2) + sine(660, 0.1, 2) + sine(880, 0.1, 2);
        const auto high = applied({{"stretch", {{"pitch", 12}}}}, chord).samples;
        QVERIFY(std::abs(double(high.size()) / double(tone.size()) - 1.0) < 0.01);
        const Samples middle(high.begin() + 24000, high.end() - 24000);
        QVERIFY(amplitudeAt(middle, 440) > 0.05);
        QVERIFY(amplitudeAt(middle, 220) < 0.01);
        QVERIFY(amplitudeAt(middle, 660) < 0.01);
    }

    void aPartSoundsAsInTheWhole_data()
    {
        QTest::addColumn<QString>("effect");
        for (const char* name : {"high-pass", "hum", "gate", "dereverb", "de-ess", "gain",
                 "declick", "declip", "loudness"}) {
            QTest::newRow(name) << QString(name);
        }
    }
    void aPartSoundsAsInTheWhole()
    {
        QFETCH(QString, effect);
        const Cleaner cleaner;
        jobs::Context job;
        const auto recording = mono(repeated(speech(), 2) + white(0.003, speech().size() * 2));
        const Recipe recipe = cleaner.learn({{effect.toStdString(), {}}}, recording, job);
        const auto whole = cleaner.apply(recipe, recording, job);
        const Range part{200001, 260003};
        QElapsedTimer timer;
        timer.start();
        const auto heard = cleaner.preview(recipe, recording, part, job);
        qInfo("%s: %lld ms for 1.25 s", qPrintable(effect), timer.elapsed());
        QCOMPARE(heard.frames(), part.end - part.begin);
        const Samples expected(
            whole.samples.begin() + part.begin, whole.samples.begin() + part.end);
        QVERIFY2(snrDb(expected, heard.samples) > 40.0,
            qPrintable(QString::number(snrDb(expected, heard.samples))));
    }

    void channelsAndRatesOfAllKinds_data()
    {
        QTest::addColumn<int>("rate");
        QTest::addColumn<int>("channels");
        QTest::newRow("telephone") << 8000 << 1;
        QTest::newRow("stereo") << 44100 << 2;
        QTest::newRow("eight channels") << 48000 << 8;
        QTest::newRow("192 kHz") << 192000 << 1;
    }
    void channelsAndRatesOfAllKinds()
    {
        QFETCH(int, rate);
        QFETCH(int, channels);
        Recipe all;
        for (const Description& effect : effects()) {
            all.push_back({std::string(effect.name), {}});
        }
        const Cleaner cleaner;
        jobs::Context job;
        audio::Audio sound{.samples = white(0.05, size_t(rate * channels) / 4),
            .channels = channels,
            .sampling_rate = rate};
        const auto result = cleaner.apply(all, sound, job);
        QCOMPARE(result.channels, channels);
        QVERIFY(result.frames() > 0);
        QVERIFY(std::ranges::all_of(result.samples, [](float x) { return std::isfinite(x); }));
        if (channels == 2) { // deterministic
            QCOMPARE(cleaner.apply(all, sound, job).samples, result.samples);
        }
        sound.samples.clear();
        QCOMPARE(cleaner.apply(all, sound, job).frames(), int64_t(0));
    }

    void aStopIsHeard()
    {
        std::stop_source stop;
        stop.request_stop();
        jobs::Context job(stop.get_token(), {});
        QVERIFY_EXCEPTION_THROWN(
            Cleaner().apply({{"gate", {}}}, mono(speech()), job), jobs::Cancelled);
    }
};

TIMBRE_TEST(EffectsTest)
#include "tst_effects.moc"
