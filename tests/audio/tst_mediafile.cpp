#include "core/audio/audiofile.h"
#include "core/audio/audioreader.h"
#include "core/base/error.h"
#include "tests/support/tests.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <cmath>

using namespace timbre;
using namespace timbre::audio;

namespace {

/// Runs ffmpeg; false when it is not there or cannot.
bool ffmpeg(const QStringList& arguments)
{
    QProcess process;
    process.start("ffmpeg", QStringList{"-nostdin", "-v", "error", "-y"} + arguments);
    return process.waitForFinished(60000) && process.exitCode() == 0;
}

} // namespace

class MediaFileTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    QString file(const QString& name) const { return m_folder.filePath(name); }
    std::filesystem::path path(const QString& name) const { return file(name).toStdString(); }

    static ErrorKind kindOf(const std::filesystem::path& path)
    {
        try {
            readAudio(path);
        } catch (const Error& error) {
            return error.kind();
        }
        return ErrorKind::Internal;
    }

private Q_SLOTS:
    void initTestCase()
    {
        // 3 s: a tone that rises from 200 Hz by 300 Hz a second, so that every place is its own.
        std::vector<float> samples(3 * 44100);
        for (size_t i = 0; i < samples.size(); ++i) {
            const double t = double(i) / 44100;
            samples[i] = 0.5f * float(std::sin(2 * M_PI * (200 * t + 150 * t * t)));
        }
        writeAudio(path("tone.wav"), samples, 44100, SampleFormat::Wav16);
    }

    void soundTracksAreRead_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QStringList>("options");
        QTest::newRow("m4a") << "tone.m4a" << QStringList{"-c:a", "aac", "-b:a", "192k"};
        QTest::newRow("matroska") << "tone.mkv" << QStringList{"-c:a", "aac", "-b:a", "192k"};
        QTest::newRow("wma") << "tone.wma" << QStringList{"-c:a", "wmav2", "-b:a", "192k"};
        QTest::newRow("apple lossless") << "lossless.m4a" << QStringList{"-c:a", "alac"};
        QTest::newRow("video") << "film.mp4"
                               << QStringList{"-f", "lavfi", "-i",
                                      "testsrc=size=64x64:rate=10:duration=3", "-c:v", "mpeg4",
                                      "-c:a", "aac"};
        QTest::newRow("wrong name") << "tone.txt" << QStringList{"-c:a", "aac", "-f", "ipod"};
        QTest::newRow("Unicode and spaces")
            << QString::fromUtf8("声 ю.m4a") << QStringList{"-c:a", "aac"};
    }
    void soundTracksAreRead()
    {
        QFETCH(QString, name);
        QFETCH(QStringList, options);
        if (!ffmpeg(QStringList{"-i", file("tone.wav")} + options + QStringList{file(name)})) {
            QSKIP("ffmpeg is not installed");
        }
        const auto original = readAudio(path("tone.wav")), sound = readAudio(path(name));
        QCOMPARE(sound.sampling_rate, 44100);
        QCOMPARE(sound.channels, 1);
        QVERIFY(!sound.truncated);
        QVERIFY2(
            std::abs(sound.seconds() - 3.0) < 0.1, qPrintable(QString::number(sound.seconds())));
        double error = 0.0, power = 0.0; // lossy: the wave is where it was, within a few per cent
        for (size_t i = 22050; i < 110250; ++i) {
            error += std::pow(double(original.samples[i] - sound.samples[i]), 2);
            power += std::pow(double(original.samples[i]), 2);
        }
        if (!name.endsWith("mkv") && !name.endsWith("wma")) { // they keep the encoder's run-in
            QVERIFY2(error < 0.02 * power, qPrintable(QString::number(error / power)));
        }

        AudioReader reader(path(name)); // parts, in any order, are those of the whole
        for (const int64_t begin : {100000, 2000, 60000, 0}) {
            std::vector<float> part(4096);
            QCOMPARE(reader.read(begin, part), 4096);
            for (size_t i = 0; i < part.size(); ++i) {
                const float expected = sound.samples[size_t(begin) + i];
                QVERIFY2(std::abs(part[i] - expected) < 0.01f,
                    qPrintable(
                        QString("%1+%2: %3 not %4").arg(begin).arg(i).arg(part[i]).arg(expected)));
            }
        }
        std::vector<float> part(4096);
        QCOMPARE(reader.read(sound.frames() + 10, part), 0);
    }

    void channelsAreKept()
    {
        if (!ffmpeg({"-i", file("tone.wav"), "-ac", "6", "-ar", "48000", "-c:a", "aac",
                file("six.m4a")})) {
            QSKIP("ffmpeg is not installed");
        }
        const auto sound = readAudio(path("six.m4a"));
        QCOMPARE(sound.channels, 6);
        QCOMPARE(sound.sampling_rate, 48000);
    }

    void brokenFilesSayWhatIsWrong()
    {
        if (!ffmpeg({"-i", file("tone.wav"), "-c:a", "aac", file("whole.m4a")})
            || !ffmpeg({"-i", file("tone.wav"), "-c:a", "aac", "-movflags", "+faststart",
                file("stream.m4a")})
            || !ffmpeg({"-f", "lavfi", "-i", "testsrc=size=64x64:rate=10:duration=1", "-c:v",
                "mpeg4", file("silent.mp4")})
            || !ffmpeg({"-f", "lavfi", "-i", "testsrc=size=64x64:rate=10:duration=0.1", "-frames:v",
                "1", file("picture.png")})) {
            QSKIP("ffmpeg is not installed");
        }
        QFile whole(file("whole.m4a"));
        QVERIFY(whole.resize(whole.size() / 2)); // its index stood at the end
        QVERIFY(kindOf(path("whole.m4a")) == ErrorKind::WrongFormat
            || kindOf(path("whole.m4a")) == ErrorKind::Corrupt);
        QFile stream(file("stream.m4a"));
        QVERIFY(stream.resize(stream.size() / 2)); // its index is whole: half of the sound is there
        const auto half = readAudio(path("stream.m4a"));
        QVERIFY(half.truncated);
        QVERIFY(half.seconds() > 1.0 && half.seconds() < 2.0);
        QCOMPARE(kindOf(path("silent.mp4")), ErrorKind::WrongFormat);
        QCOMPARE(kindOf(path("picture.png")), ErrorKind::WrongFormat);
        QFile list(file("list.m3u8"));
        QVERIFY(list.open(QFile::WriteOnly));
        list.write("#EXTM3U\n#EXT-X-TARGETDURATION:3\n#EXTINF:3,\nhttp://localhost:9/tone.ts\n");
        list.close();
        QCOMPARE(kindOf(path("list.m3u8")), ErrorKind::WrongFormat);
    }
};

TIMBRE_TEST(MediaFileTest)
#include "tst_mediafile.moc"
