// Recording for real: what is played to a virtual sink comes back through its monitor. Run by ctest
// inside of tests/ui/with-virtual-audio. The sink delivers up to 2 s late, so that takes end when
// they have enough samples, not after some time.

#include "core/audio/audiofile.h"
#include "tests/ui/loudspeaker.h"
#include "tests/ui/sounds.h"
#include "ui/capture/recorder.h"
#include "ui/capture/samples.h"

#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

#include <csignal>
#include <sys/resource.h>

using namespace timbre;
using namespace timbre::ui;

namespace {

constexpr double kTone = 997.0;

std::vector<float> tone(float amplitude = 0.25f)
{
    std::vector<float> samples(48000 * 30);
    for (size_t i = 0; i < samples.size(); ++i) {
        samples[i] =
            amplitude * float(std::sin(2 * std::numbers::pi * kTone * double(i) / 48000.0));
    }
    return samples;
}

/// Amplitude of a frequency (Goertzel).
double amplitudeAt(double hz, std::span<const float> samples)
{
    const double factor = 2 * std::cos(2 * std::numbers::pi * hz / 48000.0);
    double a = 0.0, b = 0.0;
    for (const float x : samples) {
        const double t = x + factor * a - b;
        b = a;
        a = t;
    }
    return std::sqrt(std::max(0.0, a * a + b * b - factor * a * b)) * 2 / double(samples.size());
}

/// Places where the tone is not the same sine any more: samples were lost.
int breaks(std::span<const float> samples)
{
    const double factor = 2 * std::cos(2 * std::numbers::pi * kTone / 48000.0);
    int count = 0;
    for (size_t i = 1; i + 1 < samples.size(); ++i) {
        if (std::abs(samples[i + 1] + samples[i - 1] - factor * samples[i]) > 0.02) {
            ++count;
            i += 400;
        }
    }
    return count;
}

bool pactl(const QStringList& arguments)
{
    return QProcess::execute("pactl", arguments) == 0;
}

} // namespace

class RecorderTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    /// Waits until the take is so long.
    static bool recordUntil(Recorder& recorder, double seconds)
    {
        return QTest::qWaitFor([&] { return recorder.seconds() >= seconds; }, 20000);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(!QMediaDevices::defaultAudioInput().isNull(), "run inside of with-virtual-audio");
    }

    void whatIsPlayedIsRecorded()
    {
        const QString path = m_folder.filePath(QStringLiteral("take – 録音 1.wav"));
        Loudspeaker speaker(tone());
        Recorder recorder;
        QSignalSpy taken(&recorder, &Recorder::taken);
        recorder.listen();
        QCOMPARE(int(recorder.state()), int(Recorder::State::Listening));
        QTRY_VERIFY_WITH_TIMEOUT(recorder.levels().peak_db > -13.0, 20000); // the tone arrives
        QTRY_VERIFY(std::abs(recorder.levels().peak_db - 20 * std::log10(0.25)) < 0.5);
        recorder.record(path, 0);
        QVERIFY(recordUntil(recorder, 2.0));
        QVERIFY(recorder.overview()->frames() >= 96000);
        recorder.finish();

        QCOMPARE(taken.count(), 1);
        const auto audio = audio::readAudio(path.toStdString());
        QCOMPARE(audio.sampling_rate, 48000);
        QCOMPARE(audio.channels, 1);
        QVERIFY(audio.frames() >= 96000 && !audio.truncated);
        const auto samples = std::span(audio.samples).first(96000);
        QVERIFY(std::abs(amplitudeAt(kTone, samples) - 0.25) < 0.01);
        QVERIFY(amplitudeAt(1500.0, samples) < 0.005);
        QCOMPARE(breaks(samples), 0);
    }

    void pausesAreLeftOut()
    {
        Loudspeaker speaker(tone());
        Recorder recorder;
        recorder.listen();
        QTRY_VERIFY_WITH_TIMEOUT(recorder.levels().peak_db > -13.0, 20000);
        recorder.record(m_folder.filePath("pause.wav"), 0);
        QVERIFY(recordUntil(recorder, 0.3));
        recorder.pause();
        const double before = recorder.seconds();
        QSignalSpy levels(&recorder, &Recorder::levelsChanged);
        QVERIFY(levels.wait(5000)); // the meter goes on
        QTest::qWait(300);
        QCOMPARE(recorder.seconds(), before);
        recorder.resume();
        QVERIFY(recordUntil(recorder, before + 0.3));
        recorder.finish();
        QCOMPARE(breaks(audio::readAudio(m_folder.filePath("pause.wav").toStdString()).samples), 1);
    }

    void theCountInIsNotInTheTake()
    {
        Recorder recorder;
        QSignalSpy counted(&recorder, &Recorder::counted);
        recorder.listen();
        recorder.record(m_folder.filePath("count.wav"), 2);
        QCOMPARE(int(recorder.state()), int(Recorder::State::CountIn));
        QVERIFY(!QFile::exists(m_folder.filePath("count.wav")));
        QTRY_COMPARE_WITH_TIMEOUT(int(recorder.state()), int(Recorder::State::Recording), 5000);
        QCOMPARE(counted.count(), 3); // 2, 1, 0
        recorder.finish();
        recorder.record(m_folder.filePath("never.wav"), 3);
        recorder.finish(); // given up while counting
        QCOMPARE(int(recorder.state()), int(Recorder::State::Listening));
        QVERIFY(!QFile::exists(m_folder.filePath("never.wav")));
    }

    void aFileThatCannotBeMadeIsSaid()
    {
        Recorder recorder;
        QSignalSpy problem(&recorder, &Recorder::problem);
        recorder.listen();
        recorder.record("/nowhere/take.wav", 0);
        QCOMPARE(problem.count(), 1);
        QCOMPARE(int(recorder.state()), int(Recorder::State::Listening));
    }

    void aFullDiskKeepsWhatIsThereAndIsSaid()
    {
        // A limit on the size of files stands for the disk: 1 s of 24 bit fits.
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit before{};
        getrlimit(RLIMIT_FSIZE, &before);
        const QString path = m_folder.filePath("full.wav");
        Recorder recorder;
        QSignalSpy problem(&recorder, &Recorder::problem), taken(&recorder, &Recorder::taken);
        recorder.listen();
        const rlimit small{48000 * 3, before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &small);
        recorder.record(path, 0);
        const bool told = QTest::qWaitFor([&] { return problem.count() > 0; }, 20000);
        setrlimit(RLIMIT_FSIZE, &before);
        QVERIFY(told);
        QVERIFY(problem[0][0].toString().contains("disk is full"));
        QVERIFY(problem[0][0].toString().contains("full.wav"));
        QCOMPARE(taken.count(), 1);
        QVERIFY(audio::readAudio(path.toStdString()).frames() > 20000);
    }

    void anUnpluggedMicrophoneKeepsWhatWasRecorded()
    {
        Loudspeaker speaker(tone());
        const QString path = m_folder.filePath("unplugged.wav");
        Recorder recorder;
        QSignalSpy problem(&recorder, &Recorder::problem), taken(&recorder, &Recorder::taken);
        QSignalSpy devices(&recorder, &Recorder::devicesChanged);
        recorder.listen();
        QTRY_VERIFY_WITH_TIMEOUT(recorder.levels().peak_db > -13.0, 20000);
        recorder.record(path, 0);
        QVERIFY(recordUntil(recorder, 1.0));
        QVERIFY(pactl({"unload-module", "module-remap-source"}));
        QTRY_COMPARE_WITH_TIMEOUT(taken.count(), 1, 15000);
        QVERIFY(problem.count() >= 1);
        QVERIFY(problem[0][0].toString().contains("kept"));
        QCOMPARE(int(recorder.state()), int(Recorder::State::Closed));
        const auto audio = audio::readAudio(path.toStdString());
        QVERIFY(audio.frames() >= 48000 && !audio.truncated);
        QVERIFY(std::abs(amplitudeAt(kTone, std::span(audio.samples).first(48000)) - 0.25) < 0.01);

        QVERIFY(pactl({"load-module", "module-remap-source", "master=virtual.monitor",
            "source_name=virtual_mic", "source_properties=device.description=VirtualMic"}));
        QVERIFY(pactl({"set-default-source", "virtual_mic"}));
        QTRY_VERIFY_WITH_TIMEOUT(devices.count() >= 2, 5000); // it is back, and can be used again
        QTest::qWait(200);
        recorder.listen();
        QTRY_VERIFY_WITH_TIMEOUT(recorder.levels().peak_db > -13.0, 20000);
    }

    void withoutAMicrophoneItSaysSo() // the last: nothing is left to record from
    {
        Recorder recorder;
        QSignalSpy problem(&recorder, &Recorder::problem);
        QVERIFY(pactl({"unload-module", "module-remap-source"}));
        QVERIFY(pactl({"unload-module", "module-null-sink"}));
        QTRY_VERIFY_WITH_TIMEOUT(recorder.devices().isEmpty(), 10000);
        recorder.listen();
        QCOMPARE(problem.count(), 1);
        QVERIFY(problem[0][0].toString().contains("No microphone"));
        QCOMPARE(int(recorder.state()), int(Recorder::State::Closed));
    }
};

int main(int argc, char** argv)
{
    qputenv("QT_MEDIA_BACKEND", "ffmpeg");
    QGuiApplication application(argc, argv);
    RecorderTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_recorder.moc"
