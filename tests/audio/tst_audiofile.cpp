#include "core/audio/audiofile.h"
#include "core/base/error.h"
#include "tests/support/tests.h"

#include <QTemporaryDir>

#include <cmath>
#include <csignal>
#include <fstream>
#include <limits>
#include <optional>
#include <sys/resource.h>
#include <sys/stat.h>

using namespace timbre;
using namespace timbre::audio;

Q_DECLARE_METATYPE(timbre::audio::SampleFormat)
Q_DECLARE_METATYPE(timbre::ErrorKind)

namespace {

std::vector<float> sine(size_t count)
{
    std::vector<float> samples(count);
    for (size_t i = 0; i < count; ++i) {
        samples[i] = 0.5f * float(std::sin(0.1 * double(i)));
    }
    return samples;
}

template <class Function>
std::optional<ErrorKind> errorOf(Function function)
{
    try {
        function();
    } catch (const Error& error) {
        return error.kind();
    }
    return std::nullopt;
}

std::string bytesOf(const std::filesystem::path& path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// A 16 bit WAV spelt out, so that its header can lie.
struct Wav {
    uint16_t channels = 1, bits = 16;
    uint32_t rate = 8000, claimed = 0; // bytes of samples
    std::string samples;

    std::string bytes() const
    {
        const auto little = [](uint64_t value, int size) {
            std::string text;
            for (int i = 0; i < size; ++i) {
                text += char(value >> (8 * i));
            }
            return text;
        };
        const uint32_t frame = uint32_t(channels) * bits / 8;
        return "RIFF" + little(uint64_t(claimed) + 36, 4) + "WAVEfmt " + little(16, 4)
            + little(1, 2) + little(channels, 2) + little(rate, 4)
            + little(uint64_t(rate) * frame, 4) + little(frame, 2) + little(bits, 2) + "data"
            + little(claimed, 4) + samples;
    }
};

} // namespace

class AudioFileTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    std::filesystem::path path(const std::string& name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }
    std::filesystem::path fileOf(const std::string& name, const std::string& bytes) const
    {
        std::ofstream(path(name), std::ios::binary) << bytes;
        return path(name);
    }

private Q_SLOTS:
    void whatIsWrittenIsReadBack_data()
    {
        QTest::addColumn<SampleFormat>("format");
        QTest::addColumn<double>("tolerance");
        QTest::newRow("16 bit WAV") << SampleFormat::Wav16 << 1.0 / 32768; // cut towards zero
        QTest::newRow("24 bit WAV") << SampleFormat::Wav24 << 0.5 / 8388608; // rounded
        QTest::newRow("float WAV") << SampleFormat::Float << 0.0;
        QTest::newRow("FLAC") << SampleFormat::Flac << 1.0 / 32768;
    }
    void whatIsWrittenIsReadBack()
    {
        QFETCH(SampleFormat, format);
        QFETCH(double, tolerance);
        const auto samples = sine(40000);
        writeAudio(path("round"), samples, 44100, format, 2);

        const auto audio = readAudio(path("round"));

        QCOMPARE(audio.channels, 2);
        QCOMPARE(audio.sampling_rate, 44100);
        QCOMPARE(audio.frames(), 20000);
        QVERIFY(!audio.truncated && audio.replaced == 0);
        for (size_t i = 0; i < samples.size(); ++i) {
            QVERIFY(std::abs(double(audio.samples[i]) - double(samples[i])) <= tolerance);
        }
    }

    void integersAreDividedByTheirRange()
    {
        const std::string samples("\x00\x80\xff\x7f\x00\x40\x01\x00", 8); // -32768, 32767, 16384, 1
        const auto audio =
            readAudio(fileOf("range.wav", Wav{.claimed = 8, .samples = samples}.bytes()));
        QCOMPARE(
            audio.samples, (std::vector<float>{-1.0f, 32767.0f / 32768.0f, 0.5f, 1.0f / 32768.0f}));
    }

    void fullScaleClipsInsteadOfWrapping()
    {
        const std::vector<float> loud{1.0f, 2.0f, -1.0f, -3.0f};
        for (const auto format : {SampleFormat::Wav16, SampleFormat::Wav24, SampleFormat::Flac}) {
            writeAudio(path("loud"), loud, 32000, format);
            const auto audio = readAudio(path("loud"));
            QVERIFY(audio.samples[0] > 0.9999f && audio.samples[1] > 0.9999f);
            QVERIFY(audio.samples[2] == -1.0f && audio.samples[3] == -1.0f);
        }
        writeAudio(path("loud"), loud, 32000, SampleFormat::Float);
        QCOMPARE(readAudio(path("loud")).samples, loud);
    }

    void whatIsNoNumberBecomesSilence_data()
    {
        QTest::addColumn<SampleFormat>("format");
        QTest::newRow("16 bit WAV") << SampleFormat::Wav16;
        QTest::newRow("24 bit WAV") << SampleFormat::Wav24;
        QTest::newRow("float WAV") << SampleFormat::Float;
    }
    void whatIsNoNumberBecomesSilence()
    {
        QFETCH(SampleFormat, format);
        writeAudio(path("nan"), std::vector<float>{0.5f, std::nanf(""), 0.25f}, 32000, format);
        QCOMPARE(readAudio(path("nan")).samples[1], 0.0f);
    }

    void nonFiniteSamplesOfAFileAreCounted()
    {
        writeAudio(
            path("float.wav"), std::vector<float>{0.5f, 1.0f, 2.0f}, 32000, SampleFormat::Float);
        auto bytes = bytesOf(path("float.wav"));
        const float bad[] = {std::nanf(""), std::numeric_limits<float>::infinity()};
        bytes.replace(bytes.size() - 8, 8, std::string(reinterpret_cast<const char*>(bad), 8));

        const auto audio = readAudio(fileOf("bad.wav", bytes));

        QCOMPARE(audio.samples, (std::vector<float>{0.5f, 0.0f, 0.0f}));
        QCOMPARE(audio.replaced, 2);
    }

    void aFileCutShortIsReadAsFarAsItGoes_data()
    {
        QTest::addColumn<SampleFormat>("format");
        QTest::newRow("WAV") << SampleFormat::Wav16;
        QTest::newRow("24 bit WAV") << SampleFormat::Wav24;
        QTest::newRow("FLAC") << SampleFormat::Flac;
    }
    void aFileCutShortIsReadAsFarAsItGoes()
    {
        QFETCH(SampleFormat, format);
        writeAudio(path("whole"), sine(32000), 32000, format);
        const auto bytes = bytesOf(path("whole"));

        const auto audio = readAudio(fileOf("cut", bytes.substr(0, bytes.size() * 2 / 3)));

        QVERIFY(audio.truncated);
        QVERIFY(audio.frames() > 16000 && audio.frames() < 24000);
        QVERIFY(std::abs(audio.samples[100] - sine(101)[100]) < 1e-4f);
    }

    void aStreamOfUnknownLengthIsNotTruncated()
    {
        const Wav wav{.claimed = 0xffffffff, .samples = std::string(2000, '\1')};
        const auto audio = readAudio(fileOf("stream.wav", wav.bytes()));
        QCOMPARE(audio.frames(), 1000);
        QVERIFY(!audio.truncated);
    }

    void badFilesSayWhatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<ErrorKind>("kind");
        const auto row = [](const char* name, const std::string& bytes, ErrorKind kind) {
            QTest::newRow(name) << QByteArray::fromStdString(bytes) << kind;
        };
        const std::string some(64, '\1');
        row("no bytes", "", ErrorKind::Corrupt);
        row("text", "The quick brown fox jumps over the lazy dog.\n", ErrorKind::WrongFormat);
        row("zeros", std::string(4096, '\0'), ErrorKind::WrongFormat);
        row("half a header", Wav{.claimed = 64, .samples = some}.bytes().substr(0, 20),
            ErrorKind::Corrupt);
        row("header only", Wav{}.bytes(), ErrorKind::Corrupt);
        row("no channels", Wav{.channels = 0, .claimed = 64, .samples = some}.bytes(),
            ErrorKind::Corrupt);
        row("too many channels", Wav{.channels = 65535, .claimed = 64, .samples = some}.bytes(),
            ErrorKind::Corrupt);
        row("many channels",
            Wav{.channels = 900, .claimed = 1800, .samples = std::string(1800, '\1')}.bytes(),
            ErrorKind::Corrupt);
        row("no rate", Wav{.rate = 0, .claimed = 64, .samples = some}.bytes(), ErrorKind::Corrupt);
        row("absurd rate", Wav{.rate = 2000000000, .claimed = 64, .samples = some}.bytes(),
            ErrorKind::Corrupt);
        row("broken FLAC", "fLaC" + std::string(100, '\x7f'), ErrorKind::Corrupt);
        row("broken OGG", "OggS" + std::string(100, '\x7f'), ErrorKind::Corrupt);
    }
    void badFilesSayWhatIsWrong()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(ErrorKind, kind);
        const auto file = fileOf("bad", bytes.toStdString());
        QCOMPARE(errorOf([&] { readAudio(file); }), std::optional(kind));
    }

    void whatIsNoFileSaysSo()
    {
        QCOMPARE(
            errorOf([&] { readAudio(path("missing.wav")); }), std::optional(ErrorKind::NotFound));
        QCOMPARE(errorOf([&] { readAudio(m_folder.path().toStdString()); }),
            std::optional(ErrorKind::Unreadable));
        QCOMPARE(::mkfifo(path("pipe").c_str(), 0600), 0);
        QCOMPARE(errorOf([&] { readAudio(path("pipe")); }), std::optional(ErrorKind::Unreadable));
    }

    void aWriterWithoutCommitLeavesTheOldFile()
    {
        writeAudio(path("kept.wav"), sine(100), 32000, SampleFormat::Wav16);
        const auto before = bytesOf(path("kept.wav"));
        {
            AudioWriter writer(path("kept.wav"), 32000, 1, SampleFormat::Wav16);
            writer.write(sine(50000));
        }
        QCOMPARE(bytesOf(path("kept.wav")), before);
        QVERIFY(!std::filesystem::exists(path("kept.wav.part")));
    }

    void piecesGiveTheSameBytesAsTheWhole_data() { whatIsWrittenIsReadBack_data(); }
    void piecesGiveTheSameBytesAsTheWhole()
    {
        QFETCH(SampleFormat, format);
        const auto samples = sine(50000);
        writeAudio(path("whole"), samples, 32000, format);
        AudioWriter writer(path("pieces"), 32000, 1, format);
        for (size_t i = 0; i < samples.size(); i += 777) {
            writer.write(std::span(samples).subspan(i, std::min<size_t>(777, samples.size() - i)));
        }
        writer.commit();
        QCOMPARE(bytesOf(path("pieces")), bytesOf(path("whole")));
    }

    void aFailedWriteIsAnErrorAndLeavesNothing_data() { whatIsWrittenIsReadBack_data(); }
    void aFailedWriteIsAnErrorAndLeavesNothing()
    {
        QFETCH(SampleFormat, format);
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit before{};
        ::getrlimit(RLIMIT_FSIZE, &before);
        rlimit small = before;
        small.rlim_cur = 20000; // stands in for a full disk: a write past it fails
        ::setrlimit(RLIMIT_FSIZE, &small);
        const auto kind = errorOf([&] { writeAudio(path("full"), sine(200000), 32000, format); });
        ::setrlimit(RLIMIT_FSIZE, &before);

        QVERIFY(kind.has_value());
        QVERIFY(
            !std::filesystem::exists(path("full")) && !std::filesystem::exists(path("full.part")));
    }

    void impossibleTargetsAreRefused()
    {
        const auto write = [](const std::filesystem::path& target, int rate, int channels,
                               SampleFormat format) {
            return errorOf([&] { writeAudio(target, sine(9000), rate, format, channels); });
        };
        QCOMPARE(write(path("no/such/folder.wav"), 32000, 1, SampleFormat::Wav16),
            std::optional(ErrorKind::NotFound));
        QCOMPARE(write(m_folder.path().toStdString(), 32000, 1, SampleFormat::Wav16),
            std::optional(ErrorKind::NotWritable));
        QCOMPARE(
            write(path("x"), 0, 1, SampleFormat::Wav16), std::optional(ErrorKind::InvalidArgument));
        QCOMPARE(write(path("x"), 32000, 9, SampleFormat::Flac),
            std::optional(ErrorKind::InvalidArgument)); // at most 8
        QCOMPARE(errorOf([&] { writeAudio(path("x"), {}, 32000, SampleFormat::Flac); }),
            std::optional(ErrorKind::InvalidArgument));
        QVERIFY(!std::filesystem::exists(path("x")) && !std::filesystem::exists(path("x.part")));
    }

    void channelsAreAveraged()
    {
        const Audio stereo{
            .samples = {0.25f, 0.75f, -1.0f, 0.5f}, .channels = 2, .sampling_rate = 8000};
        QCOMPARE(channelMean(stereo), (std::vector<float>{0.5f, -0.25f}));
        const Audio mono{.samples = {0.25f, 0.75f}, .channels = 1, .sampling_rate = 8000};
        QCOMPARE(channelMean(mono), mono.samples);
    }
};

TIMBRE_TEST(AudioFileTest)
#include "tst_audiofile.moc"
