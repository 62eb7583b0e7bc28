// Sounds that are unlike a usual recording are looked at, listened to, cut and cleaned all the
// same.

#include "core/base/error.h"
#include "tests/ui/sounds.h"
#include "ui/record/cleanedpart.h"
#include "ui/record/slicing.h"
#include "ui/theme.h"
#include "ui/views/soundview.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

#include <filesystem>

#include <unistd.h>

using namespace timbre;
using namespace timbre::ui;

class OddSoundsTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    static const cleaning::Recipe& recipe()
    {
        static const cleaning::Recipe steps{{"high-pass", {}}, {"denoise", {}}, {"loudness", {}}};
        return steps;
    }

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, Theme::light()); }

    void everyKindOfSoundIsWorkedOn_data()
    {
        QTest::addColumn<int>("rate");
        QTest::addColumn<int>("channels");
        QTest::addColumn<double>("seconds");
        QTest::addColumn<QString>("oddity");
        QTest::newRow("telephone") << 8000 << 1 << 1.0 << "";
        QTest::newRow("192 kHz") << 192000 << 1 << 1.0 << "";
        QTest::newRow("an odd rate") << 37800 << 2 << 1.0 << "";
        QTest::newRow("eight channels") << 48000 << 8 << 0.5 << "";
        QTest::newRow("DC offset") << 48000 << 1 << 1.0 << "offset";
        QTest::newRow("NaN and infinity") << 48000 << 1 << 1.0 << "nan";
        QTest::newRow("silence") << 48000 << 1 << 1.0 << "silence";
        QTest::newRow("one sample") << 48000 << 1 << 1.0 / 48000.0 << "";
    }
    void everyKindOfSoundIsWorkedOn()
    {
        QFETCH(int, rate);
        QFETCH(int, channels);
        QFETCH(double, seconds);
        QFETCH(QString, oddity);
        std::vector<float> samples;
        for (float x : babble(seconds, rate)) {
            x = oddity == "silence" ? 0.0f : oddity == "offset" ? 0.3f * x + 0.5f : x;
            samples.insert(samples.end(), size_t(channels), x);
        }
        const std::filesystem::path sound = m_folder.filePath("odd.mp3").toStdString(); // it is WAV
        std::filesystem::remove(sound);
        audio::writeAudio(sound, samples, rate, audio::SampleFormat::Float, channels);
        if (oddity == "nan") { // the writer refuses them: into the file itself
            QFile file(QString::fromStdString(sound.string()));
            QVERIFY(file.open(QIODevice::ReadWrite));
            for (const qint64 back : {4000, 8000, 8004}) {
                const float x = back == 4000 ? INFINITY : NAN;
                file.seek(file.size() - back);
                file.write(reinterpret_cast<const char*>(&x), sizeof x);
            }
        }
        const auto frames = qint64(samples.size()) / channels;

        SoundView view;
        view.resize(600, 300);
        view.show();
        view.open(QString::fromStdString(sound.string()));
        QVERIFY(view.sound().isOpen());
        QTRY_VERIFY_WITH_TIMEOUT(view.sound().complete(), 10000);
        view.grab();
        QCOMPARE(view.axis().frames(), frames);

        jobs::Context job;
        const auto cleaner = std::make_shared<cleaning::Cleaner>();
        PartCleaner part(cleaner, sound, 0, frames);
        std::vector<float> heard;
        part.run(
            recipe(), 0,
            [&](CleanedPart piece) {
                heard.insert(heard.end(), piece.samples.begin(), piece.samples.end());
            },
            job);
        QCOMPARE(qint64(heard.size()), frames);
        QVERIFY(std::ranges::all_of(heard, [](float x) { return std::isfinite(x); }));

        for (const SliceMark& mark : findCuts(sound, dsp::SlicerOptions{}, nullptr, job).marks) {
            QVERIFY(mark.begin >= 0 && mark.begin < mark.end && mark.end <= frames);
        }
        const std::filesystem::path clean = m_folder.filePath("clean.wav").toStdString();
        cleanFile(*cleaner, {{"high-pass", {}}, {"gate", {}}, {"loudness", {}}}, sound, clean, job);
        const auto result = audio::readAudio(clean);
        QCOMPARE(result.channels, channels);
        QCOMPARE(result.frames(), int64_t(frames));
        QCOMPARE(result.replaced, int64_t(0)); // nothing that is no number
    }

    void aFullDiskLeavesNoHalfACleanedFile()
    {
        if (!std::filesystem::exists("/dev/full")) {
            QSKIP("there is no /dev/full here");
        }
        const std::filesystem::path sound =
            writeSound(m_folder.filePath("sound.wav"), babble(1.0)).toStdString();
        const auto folder = std::filesystem::path(m_folder.path().toStdString()) / "full";
        std::filesystem::create_directory(folder);
        // What is written between the passes goes to a disk without room.
        std::filesystem::create_symlink("/dev/full", folder / "clean.wav.1.part");
        jobs::Context job;
        bool told = false;
        try {
            cleanFile(cleaning::Cleaner(), {{"loudness", {}}}, sound, folder / "clean.wav", job);
        } catch (const Error& error) {
            told = error.kind() == ErrorKind::DiskFull || error.kind() == ErrorKind::NotWritable;
        }
        QVERIFY(told);
        QVERIFY(!std::filesystem::exists(folder / "clean.wav"));
        QVERIFY(!std::filesystem::exists(folder / "clean.wav.part"));
    }

    void whatMayNotBeReadIsSaid()
    {
        if (::geteuid() == 0) {
            QSKIP("for root nothing is forbidden");
        }
        const QString path = writeSound(m_folder.filePath("private.wav"), babble(0.2));
        QFile::setPermissions(path, {});
        SoundView view;
        QSignalSpy failed(&view.sound(), &ViewedSound::failed);
        view.open(path);
        QCOMPARE(failed.count(), 1);
        QVERIFY(failed[0][0].toString().contains("private.wav"));
    }
};

QTEST_MAIN(OddSoundsTest)
#include "tst_oddsounds.moc"
