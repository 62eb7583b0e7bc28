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
        const auto whole = m_program.run(train("whole"));
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
        for (const char* file : {"gpt.ckpt", "sovits.pth"}) {
            const auto a = tensorsOf("whole", file), b = tensorsOf("cut", file);
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

    void theVoiceAndItsFileSpeak()
    {
        for (const QString voice :
            {QString("whole"), m_program.path("data/voices/whole/whole.timbre")}) {
            const auto spoken = m_program.run({"speak", "--voice", voice, "--text", "Good morning.",
                "--seed", "1", "--out", "out.wav", "--threads", "1"});
            QVERIFY2(spoken.code == 0, qPrintable(spoken.err));
            const auto sound = timbre::audio::readAudio(m_program.path("out.wav").toStdString());
            QVERIFY(sound.seconds() > 0.3);
        }
    }

private:
    static QStringList train(const QString& voice)
    {
        return {"train", "set.list", "--voice", voice, "--stages", "both", "--epochs", "1",
            "--batch", "1", "--json", "--no-probe", "--threads", "1", "--checkpoint-every", "0",
            "--lora", "--rank", "2"};
    }

    /// The whole file: names inside it follow its own.
    QByteArray tensorsOf(const QString& voice, const QString& file) const
    {
        QFile weights(m_program.path("data/voices/" + voice + "/" + file));
        return weights.open(QIODevice::ReadOnly) ? weights.readAll() : QByteArray();
    }

    Program m_program;
};

QTEST_GUILESS_MAIN(TestResume)
#include "tst_resume.moc"
