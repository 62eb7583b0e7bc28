#include "core/audio/audiofile.h"
#include "core/audio/audioreader.h"
#include "core/base/error.h"
#include "tests/support/tests.h"

#include <QTemporaryDir>

#include <cmath>

using namespace timbre;
using namespace timbre::audio;

class AudioReaderTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

private Q_SLOTS:
    void anyPartIsWhatTheWholeFileHoldsThere_data()
    {
        QTest::addColumn<int>("format");
        QTest::addColumn<int>("channels");
        QTest::newRow("float mono") << int(SampleFormat::Float) << 1;
        QTest::newRow("24 bit stereo") << int(SampleFormat::Wav24) << 2;
        QTest::newRow("flac") << int(SampleFormat::Flac) << 1;
    }

    void anyPartIsWhatTheWholeFileHoldsThere()
    {
        QFETCH(int, format);
        QFETCH(int, channels);
        std::vector<float> samples(size_t(20'000 * channels));
        for (size_t i = 0; i < samples.size(); ++i) {
            samples[i] = 0.5f * float(std::sin(0.01 * double(i * i % 1000)));
        }
        const std::filesystem::path path = m_folder.filePath("a").toStdString();
        writeAudio(path, samples, 44100, SampleFormat(format), channels);
        const auto whole = readAudio(path);
        const auto mean = channelMean(whole);

        AudioReader reader(path);
        QCOMPARE(reader.frames(), int64_t(20'000));
        QCOMPARE(reader.channels(), channels);
        QCOMPARE(reader.samplingRate(), 44100);
        for (const int64_t begin : {15'000, 0, 300, 400, 19'950}) { // there and back
            std::vector<float> part(100), interleaved(size_t(100 * channels));
            const int64_t expected = std::min<int64_t>(100, 20'000 - begin);
            QCOMPARE(reader.readMean(begin, part), expected);
            QCOMPARE(reader.read(begin, interleaved), expected);
            for (size_t i = 0; i < size_t(expected); ++i) {
                QCOMPARE(part[i], mean[size_t(begin) + i]);
            }
            QVERIFY(std::equal(interleaved.begin(), interleaved.begin() + expected * channels,
                whole.samples.begin() + begin * channels));
        }
        std::vector<float> beyond(10);
        QCOMPARE(reader.read(20'000, beyond), int64_t(0));
        QCOMPARE(reader.read(1'000'000, beyond), int64_t(0));
        QCOMPARE(
            reader.read(5, std::span(beyond).first(size_t(channels))), int64_t(1)); // still alive
    }

    void whatIsNoSoundIsSaid()
    {
        try {
            AudioReader("/nowhere/a.wav");
            QFAIL("opened");
        } catch (const Error& error) {
            QCOMPARE(error.kind(), ErrorKind::NotFound);
        }
    }
};

TIMBRE_TEST(AudioReaderTest)
#include "tst_audioreader.moc"
