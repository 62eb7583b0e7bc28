// The program trains, is killed, goes on - and ends with the very weights of a run that was never
// killed.

#include "tests/app/program.h"

#include <QtTest>

#include <signal.h>

using namespace timbre::test;

class TestResume : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QByteArray rows;
        for (int i = 0; i < 3; ++i) {
            const auto name = QString("clip%1.wav").arg(i);
            m_program.tone(name, 1.5 + 0.25 * i, 16000);
            rows += (name + "|me|EN|The number is " + QString::number(i + 2) + ".\n").toUtf8();
        }
        m_program.file("set.list", rows);
    }

    void aKilledRunGoesOnToTheSameWeights()
    {
        const auto whole = m_program.run(train("whole") << "--keep-adapter");
        QVERIFY2(whole.code == 0, qPrintable(whole.err));

        QProcess killed;
        m_program.prepare(killed);
        killed.start(TIMBRE_PROGRAM, train("cut"));
        QByteArray seen;
        while (seen.count("\"event\":\"step\"") < 3) {
            QVERIFY(killed.waitForReadyRead(120000));
            seen += killed.readAllStandardOutput();
        }
        ::kill(pid_t(killed.processId()), SIGKILL);
        killed.waitForFinished();
        QCOMPARE(killed.exitStatus(), QProcess::CrashExit);
        QVERIFY(!QDir(m_program.path("data/voices/cut")).exists());

        const auto resumed = m_program.run(train("cut") << "--resume");
        QVERIFY2(resumed.code == 0, qPrintable(resumed.err));
        QVERIFY(resumed.out.count("\"event\":\"step\"") < whole.out.count("\"event\":\"step\""));
        for (const char* file : {"gpt/best.ckpt", "sovits/best.pth"}) {
            const auto a = bytesOf("whole", file), b = bytesOf("cut", file);
            QVERIFY(a.size() > 100000);
            QVERIFY2(a == b, file);
        }
    }

    void thePlanIsMeasuredAndSaid()
    {
        const auto plan = m_program.run({"train", "set.list", "--plan", "--threads", "1"});
        QVERIFY2(plan.code == 0, qPrintable(plan.err));
        QVERIFY2(plan.out.contains("Fits with batch 8; about"), qPrintable(plan.out));
    }

    void whatCannotBeTrainedIsSaid()
    {
        m_program.file("empty.list", "\n");
        QCOMPARE(m_program.run({"train", "empty.list", "--voice", "x"}).code, 3);
        QCOMPARE(m_program.run({"train", "nowhere", "--voice", "x"}).code, 3);
        QCOMPARE(m_program.run({"train", "set.list"}).code, 2);
        QCOMPARE(m_program.run({"train", "set.list", "--voice", "base"}).code, 2);
        m_program.file("zh.list", "clip0.wav|me|ZH|你好。\n");
        const auto foreign = m_program.run({"train", "zh.list", "--voice", "x"});
        QCOMPARE(foreign.code, 3);
        QVERIFY(foreign.err.contains("the only language of this model"));
    }

    void whatIsWrongWithClipsIsSaidAndTheRestGoesOn()
    {
        m_program.tone("quiet.wav", 1.5, 16000, 1, 0.0f);
        m_program.file("mixed.list",
            "clip0.wav|me|EN|The number is two.\n"
            "clip1.wav|me|EN|\n"
            "quiet.wav|me|EN|Nothing is heard.\n"
            "gone.wav|me|EN|Nothing is there.\n"
            "clip1.wav|me|DE|Guten Morgen.\n"
            "old/place/clip2.wav|you|EN|The number is four.\n");
        const auto plan = m_program.run({"train", "mixed.list", "--plan", "--threads", "1"});
        QVERIFY2(plan.code == 0, qPrintable(plan.err));
        for (const char* said :
            {"clip 2: ", "clip 3: ", "clip 4: ", "clip 5: ", "several speakers"}) {
            QVERIFY2(plan.err.contains(said), qPrintable(plan.err));
        }
        QVERIFY2(plan.out.contains(" 2 clips"), qPrintable(plan.out)); // one of them had moved

        m_program.file("one.list", "clip0.wav|me|EN|The number is two.\n");
        const auto one = m_program.run({"train", "one.list", "--plan", "--threads", "1"});
        QVERIFY2(one.code == 0, qPrintable(one.err));
    }

    void theVoiceAndItsFileSpeak()
    {
        for (const char* voice : {"cut", "data/voices/cut/cut.timbre"}) {
            const auto spoken = speak(voice, "cut.wav");
            QVERIFY2(spoken.code == 0, qPrintable(spoken.err));
            QVERIFY(samplesOf("cut.wav").size() > 5000);
        }
    }

    void anAdapterIsASmallFileThatSpeaksAlike()
    {
        const auto merged = samplesOf("cut.wav"); // of the same weights, see the first test
        const auto spoken = speak("whole", "whole.wav");
        QVERIFY2(spoken.code == 0, qPrintable(spoken.err));
        const auto adapted = samplesOf("whole.wav");
        QCOMPARE(adapted.size(), merged.size());
        for (size_t i = 0; i < merged.size(); ++i) {
            QCOMPARE(adapted[i], merged[i]); // the same additions, the same rounding
        }
        const QFileInfo small(m_program.path("data/voices/whole/whole.timbre"));
        const QFileInfo big(m_program.path("data/voices/cut/cut.timbre"));
        QVERIFY2(small.size() * 20 < big.size(), qPrintable(QString::number(small.size())));
    }

    void anAdapterOfAnotherBaseIsRefused()
    {
        QFile bundle(m_program.path("data/voices/whole/whole.timbre"));
        QVERIFY(bundle.open(QIODevice::ReadOnly));
        auto bytes = bundle.readAll();
        const auto at = bytes.indexOf("sha256\\\":\\\"") + 13; // in JSON inside JSON
        QVERIFY(at > 100);
        bytes[at] = bytes[at] == '0' ? '1' : '0';
        m_program.file("foreign.timbre", bytes);

        const auto refused = speak("foreign.timbre", "foreign.wav");
        QCOMPARE(refused.code, 4);
        QVERIFY2(refused.err.contains("gpt-base.ckpt: This voice is an adapter of that file"),
            qPrintable(refused.err));
    }

    void optionsThatDoNotFitAreSaid_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("rank") << QStringList{"--rank", "4"} << "add --lora";
        QTest::newRow("dpo") << QStringList{"--dpo", "1"} << "--dpo is for the GPT";
        QTest::newRow("accumulate") << QStringList{"--accumulate", "0"} << "accumulate";
        QTest::newRow("freeze") << QStringList{"--freeze", "nothing.*"}
                                << "No weight of the trained stages has such a name";
        QTest::newRow("all frozen") << QStringList{"--freeze", "*"} << "Nothing is left to learn";
        QTest::newRow("recompute") << QStringList{"--recompute"} << "too small to gain from it";
    }

    void optionsThatDoNotFitAreSaid()
    {
        QFETCH(QStringList, options);
        QFETCH(QString, sentence);
        const auto plan = m_program.run(
            QStringList{"train", "set.list", "--plan", "--run", "data/runs/whole", "--threads", "1"}
            + options);
        QCOMPARE(plan.code, 2);
        QVERIFY2(plan.err.contains(sentence), qPrintable(plan.err));
    }

private:
    static QStringList train(const QString& voice)
    {
        return {"train", "set.list", "--voice", voice, "--stages", "both", "--epochs", "1",
            "--batch", "1", "--json", "--no-probe", "--threads", "1", "--checkpoint-every", "0",
            "--lora", "--rank", "2"};
    }

    QByteArray bytesOf(const QString& run, const QString& file) const
    {
        QFile weights(m_program.path("data/runs/" + run + "/" + file));
        return weights.open(QIODevice::ReadOnly) ? weights.readAll() : QByteArray();
    }

    Outcome speak(const QString& voice, const QString& out) const
    {
        return m_program.run({"speak", "--voice", voice, "--text", "Good morning.", "--seed", "1",
            "--out", out, "--threads", "1"});
    }

    std::vector<float> samplesOf(const QString& file) const
    {
        return timbre::audio::readAudio(m_program.path(file).toStdString()).samples;
    }

    Program m_program;
};

QTEST_GUILESS_MAIN(TestResume)
#include "tst_resume.moc"
