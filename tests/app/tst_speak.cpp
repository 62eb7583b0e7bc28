// `timbre speak` as its user meets it: good clips and bad ones, a full disk, Ctrl-C, the same bytes
// twice.

#include "tests/app/program.h"

#include <nlohmann/json.hpp>

#include <QElapsedTimer>
#include <QtTest>

#include <csignal>

using namespace timbre;
using namespace timbre::test;

static const QString kReference =
    QStringLiteral(TIMBRE_SHARED_DIR "/base-model/golden/reference.wav");

class TestSpeak : public QObject {
    Q_OBJECT

    Program m_program;

    Outcome speak(const QString& text, const QString& reference, const QString& out,
        const QStringList& more = {}) const
    {
        return m_program.run(
            QStringList{"speak", "--text", text, "--ref", reference, "--out", m_program.path(out)}
            + more);
    }

    static QByteArray content(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private Q_SLOTS:
    void aSentenceBecomesSoundWithTheTimeOfEveryWord()
    {
        const auto outcome = speak("The old clock on the wall stopped at noon.", kReference,
            "a.wav", {"--json", "--seed", "7"});
        QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
        const auto report = nlohmann::json::parse(outcome.out.toStdString());
        const auto sound = audio::readAudio(m_program.path("a.wav").toStdString());
        QCOMPARE(sound.sampling_rate, 24000);
        const double seconds = double(sound.samples.size()) / sound.sampling_rate;
        QVERIFY(std::abs(seconds - report["audio_s"].get<double>()) < 1e-3);
        QVERIFY(seconds > 1.5 && seconds < 8.0);
        QCOMPARE(report["seed"].get<int>(), 7);
        const auto words = report["sentences"][0]["words"];
        QCOMPARE(words.size(), size_t(9));
        QCOMPARE(words[2]["text"].get<std::string>(), std::string("clock"));
        double before = 0.0;
        for (const auto& word : words) {
            QVERIFY(word["begin_s"].get<double>() >= before);
            before = word["end_s"].get<double>();
            QVERIFY(before > word["begin_s"].get<double>());
        }
        QVERIFY(before <= seconds);
    }

    void theSameSeedGivesTheSameBytes()
    {
        const QString text = "Seven small boats came home.";
        QCOMPARE(speak(text, kReference, "one.wav", {"--seed", "3"}).code, 0);
        QCOMPARE(speak(text, kReference, "two.wav", {"--seed", "3"}).code, 0);
        QCOMPARE(speak(text, kReference, "three.wav", {"--seed", "4"}).code, 0);
        QVERIFY(!content(m_program.path("one.wav")).isEmpty());
        QCOMPARE(content(m_program.path("one.wav")), content(m_program.path("two.wav")));
        QVERIFY(content(m_program.path("one.wav")) != content(m_program.path("three.wav")));
    }

    void clipsOfOtherRatesAndChannelsAreConverted()
    {
        const auto outcome = speak("Good morning.", m_program.tone("odd.wav", 4.0, 8000, 6),
            "odd-out.flac", {"--speed", "1.3"});
        QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
        QVERIFY(content(m_program.path("odd-out.flac")).startsWith("fLaC"));
    }

    void aLongClipIsTrimmedOnRequest()
    {
        const QString clip = m_program.tone("clip14.wav", 14.0);
        const auto refused = speak("Good morning.", clip, "long-out.wav");
        QCOMPARE(refused.code, 3);
        QVERIFY2(refused.err.contains("--trim-ref"), qPrintable(refused.err));
        QCOMPARE(speak("Good morning.", clip, "long-out.wav", {"--trim-ref"}).code, 0);
    }

    void badClipsAndTextsGetOneSentence_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("reference");
        QTest::addColumn<QString>("said");
        const QString text = "Good morning.";
        QTest::newRow("missing clip") << text << m_program.path("nowhere.wav") << "nowhere.wav";
        QTest::newRow("folder as clip") << text << m_program.path(".") << "";
        QTest::newRow("short clip") << text << m_program.tone("short.wav", 1.2) << "3";
        QTest::newRow("silent clip")
            << text << m_program.tone("silent.wav", 4.0, 24000, 1, 0.0f) << "silen";
        QTest::newRow("no sound at all")
            << text << m_program.file("text.wav", "this is no sound") << "text.wav";
        QTest::newRow("empty file") << text << m_program.file("empty.wav", "") << "empty.wav";
        QTest::newRow("empty text") << "" << kReference << "";
        QTest::newRow("blank text") << " \n\t " << kReference << "";
        QTest::newRow("only marks") << "?! ... --" << kReference << "";
        QTest::newRow("only emoji") << "😀🎉" << kReference << "";
        QTest::newRow("control characters") << "\x01\x02\x07" << kReference << "";
    }

    void badClipsAndTextsGetOneSentence()
    {
        QFETCH(QString, text);
        QFETCH(QString, reference);
        QFETCH(QString, said);
        const auto outcome = speak(text, reference, "bad.wav");
        QCOMPARE(outcome.code, 3);
        QCOMPARE(outcome.err.trimmed().count('\n'), 0);
        QVERIFY2(outcome.err.contains(said), qPrintable(outcome.err));
        QVERIFY(!QFile::exists(m_program.path("bad.wav")));
        QCOMPARE(m_program.leftovers(), QStringList());
    }

    void controlCharactersInAGoodTextAreLeftOut()
    {
        const auto outcome = speak(QString("Good\x07 morning \xF0\x9F\x98\x80 dear.").toUtf8(),
            kReference, "control.wav", {"--json"});
        QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
    }

    void anUnwritablePlaceIsNoticedBeforeTheWork()
    {
        QElapsedTimer timer;
        timer.start();
        const auto outcome = speak("Good morning.", kReference, "no/such/folder/out.wav");
        QCOMPARE(outcome.code, 5);
        QCOMPARE(outcome.err.trimmed().count('\n'), 0);
    }

    void aFullDiskLeavesNothingBehind()
    {
        // A limit on the size of files ends writing as a full disk does.
        QProcess process;
        m_program.prepare(process);
        const QString command =
            QStringLiteral("trap '' XFSZ; ulimit -f 8; exec '%1' speak --text 'The disk is full "
                           "today.' --ref '%2' --out full.wav")
                .arg(TIMBRE_PROGRAM, kReference);
        process.start("bash", {"-c", command});
        QVERIFY(process.waitForFinished(120000));
        QCOMPARE(process.exitCode(), 5);
        QVERIFY(!QFile::exists(m_program.path("full.wav")));
        QCOMPARE(m_program.leftovers(), QStringList());
    }

    void interruptingALongTextLeavesNoHalfFile()
    {
        QByteArray text;
        while (text.size() < 200000) {
            text += "The river ran past the mill and under the old stone bridge. ";
        }
        QProcess process;
        m_program.prepare(process);
        process.start(TIMBRE_PROGRAM,
            {"speak", "--text-file", m_program.file("long.txt", text), "--ref", kReference, "--out",
                m_program.path("long.wav")});
        QVERIFY(process.waitForStarted());
        QTRY_VERIFY_WITH_TIMEOUT(!m_program.leftovers().isEmpty(), 30000); // it has begun to write
        QTest::qWait(3000);
        QCOMPARE(process.state(), QProcess::Running);
        ::kill(pid_t(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished(20000));
        QCOMPARE(process.exitCode(), 130);
        QVERIFY(!QFile::exists(m_program.path("long.wav")));
        QCOMPARE(m_program.leftovers(), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestSpeak)
#include "tst_speak.moc"
