// A recording can be read at every moment, and a full disk or a killed program keeps what is there.

#include "core/audio/audiofile.h"
#include "core/audio/recordingfile.h"
#include "core/base/error.h"
#include "tests/support/tests.h"

#include <QTemporaryDir>

#include <cmath>
#include <csignal>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace timbre;
using namespace timbre::audio;

static std::vector<float> ramp(size_t count)
{
    std::vector<float> samples(count);
    for (size_t i = 0; i < count; ++i) {
        samples[i] = float(int(i % 2000) - 1000) / 1024.0f;
    }
    return samples;
}

class RecordingFileTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    std::filesystem::path path(const char* name) const
    {
        return m_folder.filePath(name).toStdString();
    }

private Q_SLOTS:
    void everyBlockCanBeReadAtOnce()
    {
        const auto samples = ramp(3001); // an odd number of bytes
        RecordingFile file(path("a.wav"), 48000, 1);
        file.write(std::span(samples).first(1000));
        QCOMPARE(readAudio(path("a.wav")).samples.size(), size_t(1000));
        file.write(std::span(samples).subspan(1000));
        const auto audio = readAudio(path("a.wav"));
        QCOMPARE(audio.samples, samples); // multiples of 2^-10 are exact in 24 bits
        QVERIFY(!audio.truncated);
        QCOMPARE(file.frames(), int64_t(3001));
        file.flush();
    }

    void valuesOutsideOfFullScaleClip()
    {
        {
            RecordingFile file(path("loud.wav"), 44100, 2);
            file.write(std::vector<float>{2.0f, -2.0f, NAN, 0.5f});
        }
        const auto audio = readAudio(path("loud.wav"));
        QCOMPARE(audio.channels, 2);
        QVERIFY(audio.samples[0] > 0.9999f && audio.samples[1] == -1.0f);
        QCOMPARE(audio.samples[2], 0.0f);
    }

    void aTakeIsNeverOverwritten()
    {
        RecordingFile first(path("b.wav"), 48000, 1);
        first.write(ramp(10));
        QVERIFY_EXCEPTION_THROWN(RecordingFile(path("b.wav"), 48000, 1), Error);
        QCOMPARE(readAudio(path("b.wav")).samples.size(), size_t(10));
    }

    void aKilledProgramLosesNothingWritten()
    {
        const auto samples = ramp(100'000);
        const pid_t child = fork();
        if (child == 0) {
            RecordingFile file(path("killed.wav"), 48000, 1);
            for (size_t i = 0; i < samples.size(); i += 1000) {
                file.write(std::span(samples).subspan(i, 1000));
            }
            raise(SIGKILL);
        }
        int status = 0;
        waitpid(child, &status, 0);
        QVERIFY(WIFSIGNALED(status));
        QCOMPARE(readAudio(path("killed.wav")).samples, samples);
    }

    void aFullDiskKeepsWhatIsThere()
    {
        const auto samples = ramp(10'000);
        const pid_t child = fork();
        if (child == 0) { // a limit on the size of files stands for the disk; it needs a process of
                          // its own
            signal(SIGXFSZ, SIG_IGN);
            const rlimit limit{20'000, 20'000};
            setrlimit(RLIMIT_FSIZE, &limit);
            int written = 0;
            try {
                RecordingFile file(path("full.wav"), 48000, 1);
                for (;; ++written) {
                    file.write(std::span(samples).subspan(size_t(written) * 1000, 1000));
                }
            } catch (const Error& error) {
                _exit(error.kind() == ErrorKind::DiskFull ? written : 99);
            }
        }
        int status = 0;
        waitpid(child, &status, 0);
        QCOMPARE(WEXITSTATUS(status), 6); // 44 + 6 * 3000 bytes fit
        const auto audio = readAudio(path("full.wav"));
        QVERIFY(audio.samples.size() >= 6000);
        QVERIFY(std::equal(samples.begin(), samples.begin() + 6000, audio.samples.begin()));
    }
};

TIMBRE_TEST(RecordingFileTest)
#include "tst_recordingfile.moc"
