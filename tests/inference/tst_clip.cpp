// Reference clips: length, silence, trimming.

#include "core/audio/audiofile.h"
#include "core/base/error.h"
#include "core/inference/clip.h"
#include "tests/support/tests.h"

#include <QTemporaryDir>

#include <cmath>

using namespace timbre;
using namespace timbre::inference;

class TestClip : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    /// A tone with a pause from 8.0 to 8.3 s.
    std::filesystem::path tone(double seconds, float gain, int channels = 1) const
    {
        constexpr int kRate = 16000;
        std::vector<float> samples;
        for (int i = 0; i < int(seconds * kRate); ++i) {
            const bool pause = i > 8 * kRate && i < int(8.3 * kRate);
            samples.insert(
                samples.end(), size_t(channels), pause ? 0.0f : gain * float(std::sin(i * 0.1)));
        }
        const std::filesystem::path path = m_folder.filePath("tone.wav").toStdString();
        audio::writeAudio(path, samples, kRate, audio::SampleFormat::Wav16, channels);
        return path;
    }

    ErrorKind kindOf(double seconds, float gain) const
    {
        try {
            readClip(tone(seconds, gain), false);
        } catch (const Error& error) {
            return error.kind();
        }
        return ErrorKind::Internal;
    }

private Q_SLOTS:
    void threeToTenSecondsOfVoiceAreTaken()
    {
        QCOMPARE(readClip(tone(3.0, 0.3f), false).seconds(), 3.0);
        QCOMPARE(readClip(tone(10.0, 0.3f, 6), false).samples.size(), size_t(160000));
        QCOMPARE(kindOf(2.9, 0.3f), ErrorKind::BadReference);
        QCOMPARE(kindOf(10.1, 0.3f), ErrorKind::BadReference);
        QCOMPARE(kindOf(5.0, 0.001f), ErrorKind::BadReference); // -63 dB: room noise at most
    }

    void trimmingEndsInThePause()
    {
        const auto clip = readClip(tone(20.0, 0.3f), true);
        QVERIFY2(clip.seconds() >= 8.0 && clip.seconds() <= 8.3,
            qPrintable(QString::number(clip.seconds())));
    }
};

TIMBRE_TEST(TestClip)
#include "tst_clip.moc"
