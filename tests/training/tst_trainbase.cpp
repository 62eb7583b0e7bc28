// The program makes a tiny base model of two speakers, is killed, goes on to the same weights, and
// what comes out is a model that it imports, speaks with and trains further.

#include "tests/app/program.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include <signal.h>

using namespace timbre::test;

class TestTrainBase : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const QStringList sentences{"The train leaves at nine.", "Rice is served in round bowls.",
            "Help the woman get back.", "The box was beside the truck.",
            "Four hours of work faced us.",
            "A pot of tea helps to pass the evening, and the fish twisted on the bent hook.",
            "The boy was there when the sun rose."};
        QVERIFY(QDir().mkpath(m_program.path("data-set")));
        for (const QString& speaker : {QString("rms"), QString("slt")}) {
            QByteArray rows;
            for (int i = 0; i < sentences.size(); ++i) {
                const auto name = QString("%1%2.wav").arg(speaker).arg(i);
                QCOMPARE(QProcess::execute("flite",
                             {"-voice", speaker, "-t", sentences[i], "-o",
                                 m_program.path("data-set/" + name)}),
                    0);
                rows += (name + "|" + speaker + "|EN|" + sentences[i] + "\n").toUtf8();
            }
            rows += "gone.wav|" + speaker.toUtf8() + "|EN|This recording is lost.\n";
            m_program.file("data-set/" + speaker + ".list", rows);
        }
        m_program.file("tiny.json", R"({"name": "tiny",
            "sovits": {"inter_channels": 16, "hidden_channels": 16, "filter_channels": 32,
                "n_layers": 2, "gin_channels": 16, "ref_hidden": 16, "mrte_hidden": 16,
                "mrte_heads": 2, "generator_channels": 32, "generator_blocks": [1, 1]},
            "gpt": {"n_layer": 2, "hidden_dim": 32, "head": 2, "alignment_layers": [0, 1],
                "alignment_heads": [0]},
            "codebook_size": 64, "epoch_steps": 6,
            "train": {
                "sovits": {"steps": 12, "batch_size": 2, "warmup_steps": 2, "lr": 3e-3,
                    "adversary": true, "adversary_slimness": 8, "segment_tokens": 10},
                "gpt": {"steps": 12, "batch_size": 4, "warmup_steps": 2, "lr": 3e-3}}})");
    }

    void theLossFallsOnClipsThatAreNotLearntFrom()
    {
        const auto whole = m_program.run(train("whole"));
        QVERIFY2(whole.code == 0, qPrintable(whole.err));
        QVERIFY2(whole.out.contains("rms.list, clip 8: "), qPrintable(whole.out)); // the lost one
        for (const char* stage : {"sovits", "gpt"}) {
            std::vector<double> held_out;
            for (const auto& line : whole.out.split('\n')) {
                const auto event = QJsonDocument::fromJson(line.toUtf8()).object();
                if (event["event"].toString() == "epoch" && event["stage"].toString() == stage) {
                    held_out.push_back(event["losses"].toObject()["held_out"].toDouble());
                    QVERIFY(event.contains("data_s"));
                }
            }
            QCOMPARE(held_out.size(), size_t(2));
            QVERIFY2(held_out[1] < held_out[0], stage);
        }
        m_steps = whole.out.count("\"event\":\"step\"");
        QCOMPARE(m_steps, 24);
    }

    void aKilledRunGoesOnToTheSameWeights()
    {
        for (const bool again : {false, true}) {
            QProcess killed;
            m_program.prepare(killed);
            auto arguments = train("cut");
            if (again) {
                arguments << "--resume";
            }
            killed.start(TIMBRE_PROGRAM, arguments);
            QByteArray seen;
            while (seen.count("\"event\":\"step\"") < 4) {
                QVERIFY2(killed.waitForReadyRead(120000), killed.readAllStandardError());
                seen += killed.readAllStandardOutput();
            }
            ::kill(pid_t(killed.processId()), SIGKILL);
            killed.waitForFinished();
        }
        const auto resumed = m_program.run(train("cut") << "--resume");
        QVERIFY2(resumed.code == 0, qPrintable(resumed.err));
        QVERIFY(resumed.out.count("\"event\":\"step\"") <= m_steps - 6); // 3 or more each time
        for (const char* file : {"gpt-tiny.ckpt", "sovits-tiny.pth"}) {
            const auto a = bytesOf("whole", file), b = bytesOf("cut", file);
            QVERIFY(a.size() > 10000);
            QVERIFY2(a == b, file);
        }
    }

    void theModelIsImportedAndSpeaks()
    {
        const auto imported = m_program.run({"models", "import", "whole/model"});
        QVERIFY2(imported.code == 0, qPrintable(imported.err));
        const auto spoken = m_program.run(
            {"speak", "--gpt", "gpt-tiny", "--sovits", "sovits-tiny", "--ref", "data-set/rms5.wav",
                "--text", "Good morning.", "--seed", "1", "--out", "out.wav", "--threads", "1"});
        QVERIFY2(spoken.code == 0, qPrintable(spoken.err));
        QVERIFY(timbre::audio::readAudio(m_program.path("out.wav").toStdString()).seconds() > 0.1);
    }

    void aVoiceIsTrainedFromIt()
    {
        const auto plan = m_program.run({"train", "data-set/slt.list", "--model", "whole/model",
            "--stages", "both", "--plan", "--threads", "1"});
        QVERIFY2(plan.code == 0, qPrintable(plan.err));
        QVERIFY2(plan.out.contains("Fits with batch"), qPrintable(plan.out));
    }

    void networksOfDifferentModelsAreRefused()
    {
        QVERIFY(QDir().mkpath(m_program.path("mixed")));
        const auto copy = [&](const QString& from, const QString& name) {
            return QFile::copy(from, m_program.path("mixed/" + name));
        };
        QVERIFY(copy(m_program.path("whole/model/gpt-tiny.ckpt"), "gpt.ckpt"));
        const QString shipped = TIMBRE_SOURCE_DIR "/resources/base-model/";
        QVERIFY(copy(shipped + "sovits-base.pth", "sovits.pth"));
        QVERIFY(copy(shipped + "content-encoder.safetensors", "content-encoder.safetensors"));
        const auto plan =
            m_program.run({"train", "data-set/slt.list", "--model", "mixed", "--plan"});
        QCOMPARE(plan.code, 4);
        QVERIFY2(plan.err.contains("do not belong together"), qPrintable(plan.err));
    }

    void whatCannotBeTrainedIsSaid()
    {
        QCOMPARE(m_program.run({"train-base", "tiny.json"}).code, 2);
        QCOMPARE(m_program.run({"train-base", "nowhere.json", "data-set"}).code, 3);
        QCOMPARE(m_program.run({"train-base", "tiny.json", "nowhere"}).code, 3);
        QVERIFY(QDir().mkpath(m_program.path("empty")));
        QCOMPARE(m_program.run({"train-base", "tiny.json", "empty"}).code, 3);
        m_program.file("big.json", R"({"name": "big", "codebook_size": 60000})");
        const auto big = m_program.run({"train-base", "big.json", "data-set", "--run", "big"});
        QCOMPARE(big.code, 3);
        QVERIFY2(big.err.contains("too little speech for a codebook"), qPrintable(big.err));
        m_program.file("odd.json", R"({"name": "odd", "gpt": {"heads": 3}, "codebook_size": 8})");
        const auto odd = m_program.run({"train-base", "odd.json", "data-set", "--run", "odd"});
        QCOMPARE(odd.code, 2);
        QVERIFY2(odd.err.contains("gpt.heads"), qPrintable(odd.err));
    }

private:
    static QStringList train(const QString& run)
    {
        return {"train-base", "tiny.json", "data-set", "--run", run, "--json", "--threads", "1",
            "--checkpoint-every", "0"};
    }

    QByteArray bytesOf(const QString& run, const QString& file) const
    {
        QFile weights(m_program.path(run + "/model/" + file));
        return weights.open(QIODevice::ReadOnly) ? weights.readAll() : QByteArray();
    }

    Program m_program;
    qsizetype m_steps = 0;
};

QTEST_GUILESS_MAIN(TestTrainBase)
#include "tst_trainbase.moc"
