// How a long piece of work reports and is stopped.

#include "core/jobs/context.h"

#include <QtTest>

#include <vector>

using namespace timbre::jobs;

class TestContext : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPieceReportsItsShareOfTheWhole()
    {
        std::vector<Progress> reports;
        Context whole({}, [&](const Progress& progress) { reports.push_back(progress); });
        auto half = whole.nested(0.5, 1.0);
        auto quarter = half.nested(0.0, 0.5);

        quarter.progress({0.5, "inner", 3, 6});
        half.progress({1.0, "outer"});

        QCOMPARE(reports.size(), 2u);
        QCOMPARE(reports[0].fraction, 0.625);
        QCOMPARE(reports[0].stage, std::string("inner"));
        QCOMPARE(reports[0].done, 3);
        QCOMPARE(reports[1].fraction, 1.0);
    }

    void piecesStopWithTheWhole()
    {
        std::stop_source stop;
        Context whole(stop.get_token(), {});
        auto piece = whole.nested(0.0, 0.5);
        auto quiet = whole.withoutReports();
        piece.checkpoint(); // nobody has asked yet
        stop.request_stop();
        QVERIFY_EXCEPTION_THROWN(piece.checkpoint(), Cancelled);
        QVERIFY_EXCEPTION_THROWN(quiet.checkpoint(), Cancelled);
    }

    void aFloodIsThinnedButNoStageIsLost()
    {
        std::vector<std::string> stages;
        Context context({}, [&](const Progress& progress) { stages.push_back(progress.stage); });
        for (int i = 0; i < 100000; ++i) {
            context.progress({double(i) / 200000, "load"});
        }
        context.progress({0.5, "speak"});
        context.progress({1.0, "speak"});
        QVERIFY(stages.size() < 1000); // one per 60 ms, and this takes far less than a minute
        QCOMPARE(std::vector<std::string>(stages.end() - 2, stages.end()),
            (std::vector<std::string>{"speak", "speak"}));
    }
};

QTEST_GUILESS_MAIN(TestContext)
#include "tst_context.moc"
