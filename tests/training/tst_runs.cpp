// What a run's folder tells those who watch: who trains it, and what its log says.

#include "core/base/error.h"
#include "core/training/runs/runhistory.h"
#include "core/training/runs/runs.h"

#include <QTemporaryDir>
#include <QtTest>

#include <csignal>
#include <fstream>
#include <sys/wait.h>
#include <unistd.h>

using namespace timbre;
using namespace timbre::training;

/// JSON with single quotes for double ones: moc does not know raw strings.
static std::string json(const char* text, const QString& first = {}, const QString& second = {})
{
    QString line = QString(text).replace('\'', '"');
    line = first.isEmpty() ? line : line.arg(first);
    return (second.isEmpty() ? line : line.arg(second)).toStdString();
}

class TestRuns : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theLockNamesItsProcessAndGoesWithIt()
    {
        QCOMPARE(runningProcess(run()), std::nullopt);
        int ready[2];
        QVERIFY(pipe(ready) == 0);
        const pid_t child = fork();
        if (child == 0) {
            const RunLock lock(run());
            [[maybe_unused]] const auto written = write(ready[1], "x", 1);
            pause();
            _exit(0);
        }
        char byte;
        QCOMPARE(read(ready[0], &byte, 1), 1);
        QCOMPARE(runningProcess(run()), std::optional<int64_t>(child));
        QVERIFY_EXCEPTION_THROWN(RunLock{run()}, Error);
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        QCOMPARE(runningProcess(run()), std::nullopt);
        const RunLock lock{run()};
    }

    void aRecordComesBackAsItWas()
    {
        QCOMPARE(readRecord(run()).has_value(), false);
        const RunRecord record{
            "Anna 声", "/somewhere", {"set.list", "--voice", "Anna 声"}, 1700000000};
        writeRecord(run(), record);
        const auto read = readRecord(run());
        QVERIFY(read);
        QCOMPARE(read->voice, record.voice);
        QCOMPARE(read->folder, record.folder);
        QCOMPARE(read->arguments, record.arguments);
        QCOMPARE(read->started, record.started);
    }

    void theLogIsFollowedLineByLine()
    {
        const auto folder = run();
        RunReader reader(folder);
        RunHistory history;
        QVERIFY(!reader.read(history));
        appendToLog(folder, json("{'event':'begin','resume':false}"));
        std::ofstream(folder / "log.jsonl", std::ios::app)
            << "{\"event\":\"progress\",\"stage\":\"fea";
        QVERIFY(reader.read(history));
        QVERIFY(!reader.read(history)); // half a line is no line
        QCOMPARE(history.preparing, std::string("check"));
        std::ofstream(folder / "log.jsonl", std::ios::app) << "tures\",\"fraction\":0.5}\n";
        QVERIFY(reader.read(history));
        QCOMPARE(history.preparing, std::string("features"));
        QCOMPARE(history.preparing_fraction, 0.5);
    }

    void stepsOfAResumedRunReplaceThoseThatWereLost()
    {
        RunHistory history;
        const auto step = [&](int number, double total) {
            history.add(json("{'event':'step','stage':'sovits','step':%1,'step_s':0.5,"
                             "'losses':{'mel':1.0,'total':%2}}",
                QString::number(number), QString::number(total)));
        };
        const auto probe = [&](int epoch, double similarity) {
            history.add(json("{'event':'probe','stage':'sovits','epoch':%1,'error_rate':0.1,"
                             "'similarity':%2,'best':true,'sounds':['a']}",
                QString::number(epoch), QString::number(similarity)));
        };
        history.add(json("{'event':'begin'}"));
        probe(0, 0.5);
        step(1, 9.0);
        step(2, 8.0);
        step(3, 7.0);
        probe(1, 0.6);
        history.add(json("{'event':'checkpoint','stage':'sovits','step':1,'file':'x'}"));
        QVERIFY(history.ending == RunHistory::Ending::None);
        history.add(json("{'event':'begin','resume':true}"));
        step(2, 8.5);
        probe(1, 0.7);

        const auto* stage = history.find("sovits");
        QVERIFY(stage);
        QCOMPARE(stage->points.size(), 2u);
        QCOMPARE(stage->points.back().losses.front(), std::pair(std::string("total"), 8.5));
        QCOMPARE(stage->measured.size(), 2u);
        QCOMPARE(stage->measured.back().similarity, 0.7);
        QCOMPARE(stage->best_epoch, std::optional<int64_t>(1));
        QCOMPARE(stage->kept_step, 1);
        history.add(json("{'event':'failed','kind':'disk-full','subject':'x','detail':'y'}"));
        QVERIFY(history.ending == RunHistory::Ending::Failed);
        QCOMPARE(history.failed_kind, std::string("disk-full"));
        history.add("not json");
        history.add(json("{'event':'step','stage':'sovits'}")); // without its number
        QCOMPARE(history.find("sovits")->points.size(), 2u);
    }

private:
    std::filesystem::path run()
    {
        const QString path = m_folder.filePath(QTest::currentTestFunction());
        QDir().mkpath(path);
        return path.toStdString();
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestRuns)
#include "tst_runs.moc"
