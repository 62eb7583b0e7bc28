// A recipe at work block by block: the same sound as at once, soon, and at any length.

#include "core/cleaning/cleaner.h"
#include "core/cleaning/verdict/loudness.h"
#include "tests/cleaning/material.h"
#include "tests/support/tests.h"

using namespace timbre;
using namespace timbre::cleaning;
using namespace timbre::test;

namespace {

SoundSource sourceOf(const audio::Audio& audio, int* reads = nullptr)
{
    return {.sampling_rate = audio.sampling_rate,
        .channels = audio.channels,
        .frames = audio.frames(),
        .read = [&audio, reads](int64_t begin, std::span<float> samples) {
            if (reads) {
                ++*reads;
            }
            const auto from = begin * audio.channels;
            const auto count =
                std::min<int64_t>(int64_t(samples.size()), int64_t(audio.samples.size()) - from);
            std::copy_n(audio.samples.begin() + from, count, samples.begin());
            return count / audio.channels;
        }};
}

/// 8 s: flite, and a little noise.
const audio::Audio& speechAt(int rate = 48000)
{
    static std::map<int, audio::Audio> at;
    auto& audio = at[rate];
    if (audio.samples.empty()) {
        Samples samples = voice(kSentence, "rms", rate);
        samples.insert(samples.end(), samples.begin(), samples.end());
        samples.insert(samples.begin(), size_t(rate) / 2, 0.0f);
        audio = mono(samples + white(0.003, samples.size()), rate);
    }
    return audio;
}

const Cleaner& cleaner()
{
    static const Cleaner cleaner;
    return cleaner;
}

Samples inPieces(Chain& chain, int64_t from, int64_t to, int64_t piece, bool forget = false)
{
    jobs::Context job;
    Samples all;
    for (int64_t at = from; at < to; at += piece) {
        const auto next = chain.read(at, std::min(to, at + piece), job).samples;
        all.insert(all.end(), next.begin(), next.end());
        if (forget) {
            chain.forget(at + piece);
        }
    }
    return all;
}

} // namespace

class ChainTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void piecesFitTogether_data()
    {
        QTest::addColumn<QString>("effect");
        for (const char* name : {"high-pass", "hum", "gate", "dereverb", "de-ess", "gain",
                 "declick", "declip", "loudness", "trim"}) {
            QTest::newRow(name) << QString(name);
        }
    }
    void piecesFitTogether()
    {
        QFETCH(QString, effect);
        jobs::Context job;
        const Recipe recipe = cleaner().learn({{effect.toStdString(), {}}}, speechAt(), job);
        const auto whole = cleaner().apply(recipe, speechAt(), job).samples;
        const auto pieces = inPieces(
            *cleaner().chain(recipe, sourceOf(speechAt()), 0), 0, int64_t(whole.size()), 30011);
        QCOMPARE(pieces.size(), whole.size());
        QVERIFY2(snrDb(whole, pieces) > 40.0, qPrintable(QString::number(snrDb(whole, pieces))));
    }

    void theDenoiserGivesTheSameAtAnyRate_data()
    {
        QTest::addColumn<int>("rate");
        for (const int rate : {48000, 44100}) {
            QTest::newRow(qPrintable(QString::number(rate))) << rate;
        }
    }
    void theDenoiserGivesTheSameAtAnyRate()
    {
        QFETCH(int, rate);
        if (!cleaner().hasNeuralDenoiser()) {
            QSKIP("its library is not installed");
        }
        jobs::Context job;
        auto sound = speechAt(rate);
        sound.samples.resize(size_t(rate) * 3 / 2);
        const Recipe recipe{{"denoise", {}}};
        const auto whole = cleaner().apply(recipe, sound, job).samples;
        const Cleaner fresh; // whose network has heard nothing yet
        const auto pieces = inPieces(
            *fresh.chain(recipe, sourceOf(sound), 0), 0, int64_t(whole.size()), rate / 3, true);
        QCOMPARE(pieces.size(), whole.size());
        QVERIFY2( // other blocks of the resampler are other rounding; without it nothing differs
            snrDb(whole, pieces) > (rate == 48000 ? 100.0 : 40.0),
            qPrintable(QString::number(snrDb(whole, pieces))));
    }

    void aPartSoundsAsInTheWhole()
    {
        if (!cleaner().hasNeuralDenoiser()) {
            QSKIP("its library is not installed");
        }
        jobs::Context job;
        const Recipe recipe{{"high-pass", {}}, {"denoise", {}}, {"de-ess", {}}};
        const auto whole = cleaner().apply(recipe, speechAt(), job).samples;
        const int64_t begin = 100001, end = 150003;
        const auto chain = cleaner().chain(recipe, sourceOf(speechAt()), begin);
        const auto part = inPieces(*chain, begin, end, 9600);
        const Samples expected(whole.begin() + begin, whole.begin() + end);
        // The network remembers a second; from a fifth of it the voice is the same to the ear.
        QVERIFY2(snrDb(expected, part) > 25.0, qPrintable(QString::number(snrDb(expected, part))));
    }

    void anotherKnobCostsOnlyTheStepsBehindIt()
    {
        jobs::Context job;
        int reads = 0;
        const int64_t begin = 96000;
        const auto chain = cleaner().chain(
            {{"high-pass", {}}, {"de-ess", {}}}, sourceOf(speechAt(), &reads), begin);
        chain->read(begin, begin + 48000, job);
        const int before = reads;
        const Recipe softer{{"high-pass", {}}, {"de-ess", {{"reduction_db", 20}}}};
        chain->setRecipe(softer);
        const auto kept = chain->read(begin, begin + 48000, job).samples;
        QCOMPARE(reads, before);
        const auto anew = cleaner().chain(softer, sourceOf(speechAt()), begin);
        QCOMPARE(kept, anew->read(begin, begin + 48000, job).samples);
        chain->setRecipe({{"dereverb", {}}, {"high-pass", {}}}); // which wants to hear more
        QCOMPARE(chain->read(begin, begin + 4800, job).frames(), int64_t(4800));
        QVERIFY(reads > before);
    }

    void aSpotIsSoftenedWhereItIsAndNowhereElse()
    {
        jobs::Context job;
        const auto sound = mono(sine(1000, 0.2, 3) + sine(5000, 0.2, 3));
        const Recipe recipe{{"spot",
            {{"begin_s", 1.0}, {"end_s", 2.0}, {"low_hz", 4000}, {"high_hz", 6000},
                {"reduction_db", 40}}}};
        const auto whole = cleaner().apply(recipe, sound, job).samples;
        const Samples inside(whole.begin() + 52000, whole.begin() + 92000);
        QVERIFY(amplitudeAt(inside, 5000) < 0.2 * 0.011); // 40 dB, and a little of the edges
        QVERIFY(std::abs(amplitudeAt(inside, 1000) - 0.2) < 0.001);
        const Samples before(whole.begin(), whole.begin() + 44000);
        QVERIFY(snrDb({sound.samples.begin(), sound.samples.begin() + 44000}, before) > 100.0);
        const auto chain = cleaner().chain(recipe, sourceOf(sound), 60000); // heard in part
        const auto part = chain->read(60000, 80000, job).samples;
        QVERIFY(snrDb({whole.begin() + 60000, whole.begin() + 80000}, part) > 40.0);
    }

    void stretchedSoundHasItsLengthAndPitch()
    {
        jobs::Context job;
        const auto tone = mono(sine(220, 0.1, 2) + sine(440, 0.1, 2));
        const auto slow = cleaner().chain({{"stretch", {{"tempo", 0.8}}}}, sourceOf(tone), 0);
        const auto samples = inPieces(*slow, 0, 48000 * 3, 20000);
        QCOMPARE(samples.size(), size_t(48000 * 2.5));
        QVERIFY(amplitudeAt({samples.begin() + 24000, samples.end() - 24000}, 440) > 0.05);
        const auto high = cleaner().chain({{"stretch", {{"pitch", 12}}}}, sourceOf(tone), 0);
        const auto octave = inPieces(*high, 0, 48000 * 3, 20000);
        QCOMPARE(octave.size(), tone.samples.size());
        const Samples middle(octave.begin() + 24000, octave.end() - 24000);
        QVERIFY(amplitudeAt(middle, 440) > 0.03);
        QVERIFY(amplitudeAt(middle, 220) < 0.01);
    }

    void aWholeRecordingIsCleanedInBlocks()
    {
        jobs::Context job;
        QTemporaryDir folder;
        audio::Audio stereo{.samples = {}, .channels = 2, .sampling_rate = 48000};
        for (const float x : speechAt().samples) {
            stereo.samples.push_back(x);
            stereo.samples.push_back(0.5f * x);
        }
        Samples cleaned;
        const Recipe recipe{{"high-pass", {}}, {"gate", {}}, {"loudness", {{"lufs", -20}}}};
        cleaner().clean(
            recipe, sourceOf(stereo), folder.filePath("spool").toStdString(),
            [&](std::span<const float> block) {
                cleaned.insert(cleaned.end(), block.begin(), block.end());
            },
            job);
        QCOMPARE(cleaned.size(), stereo.samples.size());
        const auto heard = loudness({.samples = cleaned, .channels = 2, .sampling_rate = 48000});
        QVERIFY2(std::abs(heard.integrated_lufs + 20.0) < 0.5,
            qPrintable(QString::number(heard.integrated_lufs)));
        QVERIFY(heard.true_peak_dbtp <= -1.0);
        const auto at_once = cleaner().apply(recipe, stereo, job).samples;
        QVERIFY2(snrDb(at_once, cleaned) > 30.0, // the gain is found in another way
            qPrintable(QString::number(snrDb(at_once, cleaned))));
        QVERIFY(QDir(folder.path()).isEmpty());
    }

    void aTaughtNoisePrintIsKept()
    {
        jobs::Context job;
        QTemporaryDir folder;
        const Step gate = cleaner().learnNoise({"gate", {}}, speechAt(), {0, 24000}, job);
        Samples cleaned;
        cleaner().clean(
            {gate}, sourceOf(speechAt()), folder.filePath("spool").toStdString(),
            [&](std::span<const float> block) {
                cleaned.insert(cleaned.end(), block.begin(), block.end());
            },
            job);
        QVERIFY(snrDb(cleaner().apply({gate}, speechAt(), job).samples, cleaned) > 40.0);
    }

    void aStopIsHeard()
    {
        std::stop_source stop;
        stop.request_stop();
        jobs::Context job(stop.get_token(), {});
        const auto chain = cleaner().chain({{"gate", {}}}, sourceOf(speechAt()), 0);
        QVERIFY_EXCEPTION_THROWN(chain->read(0, 48000, job), jobs::Cancelled);
    }
};

TIMBRE_TEST(ChainTest)
#include "tst_chain.moc"
