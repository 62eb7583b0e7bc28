// `timbre prepare` as a shell sees it: recordings in, clips and a .list out.

#include "tests/app/program.h"
#include "tests/cleaning/material.h"

#include <nlohmann/json.hpp>

#include <QtTest>

#include <csignal>

using namespace timbre::test;
namespace audio = timbre::audio;

class TestPrepare : public QObject {
    Q_OBJECT

    Program m_program;

    /// Sentences of a flite voice with pauses, as a file.
    QString recording(
        const QString& name, const char* voice_name, int sentences, double noise = 0.0)
    {
        const char* texts[] = {
            "The train leaves at nine, and we shall be there before the rain begins.",
            "Nobody knows how long the old bridge will stand, but it has stood for ages.",
            "She opened the window and listened to the quiet street below."};
        Samples samples(12000, 0.0f);
        for (int i = 0; i < sentences; ++i) {
            const auto sentence = voice(texts[i % 3], voice_name, 24000);
            samples.insert(samples.end(), sentence.begin(), sentence.end());
            samples.resize(samples.size() + 16000, 0.0f);
        }
        samples = samples + white(std::max(noise, 1e-4), samples.size());
        audio::writeAudio(
            m_program.path(name).toStdString(), samples, 24000, audio::SampleFormat::Wav16);
        return m_program.path(name);
    }

    QStringList clips(const QString& out) const
    {
        return QDir(m_program.path(out) + "/clips").entryList({"*.wav"}, QDir::Files);
    }

    static nlohmann::json json(const Outcome& outcome)
    {
        return nlohmann::json::parse(outcome.out.toStdString(), nullptr, false);
    }

private Q_SLOTS:
    void recordingsBecomeClipsAndAList()
    {
        QDir().mkpath(m_program.path("in/sub"));
        recording("in/one.wav", "rms", 3);
        recording("in/sub/two.wav", "rms", 2);
        const auto outcome = m_program.run(
            {"prepare", m_program.path("in"), "--out", m_program.path("set"), "--json"});
        QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
        const auto report = json(outcome);
        QVERIFY(report.is_object());
        const auto names = clips("set");
        QVERIFY2(names.size() >= 3, qPrintable(outcome.out));
        for (const QString& name : names) {
            const auto clip = audio::readAudio((m_program.path("set/clips/") + name).toStdString());
            QCOMPARE(clip.sampling_rate, 32000);
            QCOMPARE(clip.channels, 1);
            QVERIFY2(clip.seconds() > 1.0 && clip.seconds() < 10.5,
                qPrintable(QString::number(clip.seconds())));
        }
        for (const auto& clip : report["clips"]) {
            QVERIFY(std::abs(clip["measures"]["loudness_lufs"].get<double>() + 14.0) < 1.0);
            QVERIFY(clip["measures"]["true_peak_dbtp"].get<double>() <= -0.9);
        }
        QFile list(m_program.path("set/set.list"));
        QVERIFY(list.open(QFile::ReadOnly));
        const auto lines = list.readAll().trimmed().split('\n');
        QCOMPARE(lines.size(), names.size());
        QCOMPARE(lines[0].count('|'), 3);
        QVERIFY(QFile::exists(m_program.path("set/report.json")));
        QVERIFY(QDir(m_program.path("set"))
                    .entryList({".prepare-*"}, QDir::AllEntries | QDir::Hidden)
                    .isEmpty());
    }

    void noisyRecordingsAreDenoisedAndTranscribed()
    {
        const auto file = recording("noisy.wav", "rms", 2, 0.004);
        const auto outcome = m_program.run(
            {"prepare", file, "--out", m_program.path("clean"), "--denoise", "--transcribe", "en",
                "--rate", "48000", "--lufs", "-20", "--speaker", "Ann", "--json"});
        QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
        const auto report = json(outcome);
        std::string all;
        for (const auto& clip : report["clips"]) {
            all += clip["text"].get<std::string>() + " ";
            QVERIFY(!clip["words"].empty());
            QVERIFY2(clip["measures"]["snr_db"].get<double>() > 30.0, clip.dump().c_str());
        }
        QVERIFY2(QString::fromStdString(all).contains("before the rain begins"), all.c_str());
        QFile list(m_program.path("clean/clean.list"));
        QVERIFY(list.open(QFile::ReadOnly));
        QVERIFY(list.readLine().contains("|Ann|EN|"));
    }

    void whatNeedsItIsMendedAndReported()
    {
        const auto file = recording("hiss.wav", "rms", 2, 0.01);
        const auto as_it_is =
            m_program.run({"prepare", file, "--out", m_program.path("hiss"), "--json"});
        const auto mended = m_program.run(
            {"prepare", file, "--out", m_program.path("mended"), "--repair", "--json"});
        QVERIFY2(mended.code == 0, qPrintable(mended.err));
        const auto before = json(as_it_is)["clips"], after = json(mended)["clips"];
        QVERIFY(!before.empty());
        QCOMPARE(after.size(), before.size());
        int repaired = 0;
        for (size_t i = 0; i < after.size(); ++i) {
            QCOMPARE(before[i]["verdict"], "repair");
            QVERIFY(!before[i].contains("repaired"));
            const bool done = after[i].contains("repaired"); // only where it helps
            QVERIFY2(after[i]["verdict"] == (done ? "accept" : "repair"), after[i].dump().c_str());
            QVERIFY(!done || after[i]["repaired"][0]["effect"] == "denoise");
            repaired += done ? 1 : 0;
        }
        QVERIFY(repaired > 0);
        QCOMPARE(json(mended)["repaired"].get<int>(), repaired);
    }

    void aStrangerAmongTheClipsIsDropped()
    {
        QDir().mkpath(m_program.path("mixed"));
        recording("mixed/a.wav", "rms", 6);
        recording("mixed/b.wav", "slt", 1);
        const auto outcome = m_program.run(
            {"prepare", m_program.path("mixed"), "--out", m_program.path("one"), "--json"});
        QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
        for (const auto& clip : json(outcome)["clips"]) {
            const bool stranger = clip["source"].get<std::string>().ends_with("b.wav");
            QVERIFY2((clip["reason"] == "other-speaker") == stranger, clip.dump().c_str());
            QCOMPARE(clip.contains("file"), !stranger);
        }
    }

    void badFilesAreLeftOutAndNamed()
    {
        QDir().mkpath(m_program.path("bad"));
        recording("bad/good.wav", "rms", 1);
        m_program.file("bad/empty.wav", {});
        m_program.file("bad/text.mp3", "this is no sound at all, only words");
        m_program.tone("bad/tone.wav", 4);
        const auto outcome = m_program.run(
            {"prepare", m_program.path("bad"), "--out", m_program.path("some"), "--json"});
        QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
        QVERIFY(json(outcome)["skipped"].size() >= 2);
        QVERIFY(outcome.err.contains("empty.wav") && outcome.err.contains("text.mp3"));
        QVERIFY(!clips("some").isEmpty());
    }

    void failuresHaveTheirCodes_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        QTest::newRow("no input") << QStringList{"--out", "x"} << 2;
        QTest::newRow("no output") << QStringList{"a.wav"} << 2;
        QTest::newRow("rate") << QStringList{"a.wav", "--out", "x", "--rate", "44100"} << 2;
        QTest::newRow("lengths") << QStringList{"a.wav", "--out", "x", "--min", "9", "--max", "3"}
                                 << 2;
        QTest::newRow("missing") << QStringList{"nowhere.wav", "--out", "x"} << 3;
        QTest::newRow("no sound") << QStringList{"words.wav", "--out", "x"} << 3;
        QTest::newRow("unwritable") << QStringList{"words.wav", "--out", "/proc/x"} << 5;
    }
    void failuresHaveTheirCodes()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, code);
        m_program.file("words.wav", "no sound");
        const auto outcome = m_program.run(QStringList{"prepare"} + arguments);
        QVERIFY2(outcome.code == code, qPrintable(QString::number(outcome.code) + outcome.err));
        QVERIFY(!outcome.err.isEmpty());
        QVERIFY(!QFile::exists(m_program.path("x")));
    }

    void ctrlCLeavesNothing()
    {
        const auto file = recording("long.wav", "rms", 12);
        QProcess process;
        m_program.prepare(process);
        process.start(
            TIMBRE_PROGRAM, {"prepare", file, "--out", m_program.path("stopped"), "--denoise"});
        QVERIFY(process.waitForStarted());
        const QDir out(m_program.path("stopped"));
        QTRY_VERIFY_WITH_TIMEOUT(
            !out.entryList({".prepare-*"}, QDir::AllEntries | QDir::Hidden).isEmpty(), 60000);
        kill(pid_t(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished(30000));
        QCOMPARE(process.exitCode(), 130);
        QVERIFY(!QFile::exists(out.path()));
    }
};

QTEST_GUILESS_MAIN(TestPrepare)
#include "tst_prepare.moc"
