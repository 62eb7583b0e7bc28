// The window and its project: what comes into it, what outlives a kill, and what is said when a
// project cannot be opened.

#include "core/project/database.h"
#include "tests/ui/studio.h"
#include "tests/ui/window.h"
#include "ui/record/recordpage.h"
#include "ui/views/soundview.h"

#include <QProcess>

#include <iostream>

using namespace timbre;
using namespace timbre::studio;
namespace fs = std::filesystem;

namespace {

constexpr int kEdit_ms = 50;

/// The body of the process that is killed: draws a slice longer and longer, which nobody keeps, and
/// says how long it is.
int sliceForever(const fs::path& project)
{
    Studio studio;
    studio.window->session().open(project);
    auto& slices = studio.window->recordPage().view().slices();
    QTimer timer;
    int number = 0;
    QObject::connect(&timer, &QTimer::timeout, [&] {
        ++number;
        slices.replace({{1000, 2000}, {4000, 8000 + number}});
        std::cout << number << std::endl;
    });
    timer.start(kEdit_ms);
    return QApplication::exec();
}

} // namespace

class TestProjects : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aProjectInUseIsOfferedForReading()
    {
        Studio studio;
        ui::MainWindow& window = *studio.window;
        show(window);
        const auto other = project::Project::create(studio.projects() / "p");
        window.take({studio.projects() / "p"});
        QVERIFY(!window.session().isOpen());
        QTRY_VERIFY(button(window, "Open to read only"));
        button(window, "Open to read only")->click();
        QVERIFY(window.session().readOnly());
    }

    void aDamagedProjectOffersItsBackups()
    {
        Studio studio;
        ui::MainWindow& window = *studio.window;
        show(window);
        studio::fill(window.session(), studio.projects() / "p", 6);
        window.session().close();
        project::Project(studio.projects() / "p"); // opening makes a backup
        fs::resize_file(studio.projects() / "p" / "project.timbre", 4096);
        window.take({studio.projects() / "p"});
        QVERIFY(!window.session().isOpen());
        QTest::qWait(20);
        const auto buttons = window.findChildren<QAbstractButton*>();
        const auto way_out = std::find_if(buttons.begin(), buttons.end(),
            [](auto* b) { return b->isVisible() && b->text().startsWith("Open the backup of"); });
        QVERIFY(way_out != buttons.end());
        (*way_out)->click();
        QCOMPARE(window.session().clips().size(), 6u);
    }

    void aNewerProjectIsRefusedInAClearSentence()
    {
        Studio studio;
        ui::MainWindow& window = *studio.window;
        show(window);
        studio::fill(window.session(), studio.projects() / "p", 1);
        window.session().close();
        {
            project::Database file(
                studio.projects() / "p" / "project.timbre", project::Database::Mode::ReadWrite);
            file.execute("PRAGMA user_version = 99");
        }
        window.take({studio.projects() / "p"});
        QVERIFY(!window.session().isOpen());
        QTRY_VERIFY(says(window, "newer Timbre Studio"));
    }

    void whatHappensOnTheRecordPageComesIntoTheProject()
    {
        Studio studio;
        ui::MainWindow& window = *studio.window;
        show(window);
        studio::fill(window.session(), studio.projects() / "p", 2);
        ui::RecordPage& page = window.recordPage();
        QCOMPARE(
            QFileInfo(page.path()).fileName(), QString("interview.wav")); // the newest is shown
        QCOMPARE(page.view().slices().slices().size(), 2);

        page.slicesKept(page.path(), {{0, 40000}, {40000, 64000}, {160000, 256000}});
        QCOMPARE(window.session().clips().size(), 3u);
        QCOMPARE(window.session().clips()[0].text, studio::clip(1, 0).text); // kept its text

        const auto take = tone(window.session().folder() / "audio" / "take-001.wav", 2.0);
        page.taken(QString::fromStdString(take.string()), "Read aloud.", {});
        QCOMPARE(window.session().recordings().size(), 2u);
        QCOMPARE(window.session().clips().back().text, std::string("Read aloud."));

        const auto cleaned =
            tone(window.session().folder() / "audio" / "take-001 cleaned.wav", 2.0);
        page.cleaned(QString::fromStdString(take.string()),
            QString::fromStdString(cleaned.string()), R"([{"effect": "denoise"}])");
        const auto& recording = window.session().recordings().back();
        QCOMPARE(recording.file, std::string("audio/take-001 cleaned.wav"));
        QCOMPARE(recording.original, std::string("audio/take-001.wav"));
        QCOMPARE(recording.recipe.front().name, std::string("denoise"));
        QCOMPARE(window.session().clips().back().text, std::string("Read aloud."));
        window.session().undo();
        QCOMPARE(window.session().recordings().back().file, std::string("audio/take-001.wav"));
        QVERIFY(fs::exists(take)); // the original was there all the time
    }

    void slicesThatNobodyKeptOutliveAKill()
    {
        Studio studio;
        const fs::path folder = studio.projects() / "p";
        fill(studio.window->session(), folder, 2);
        studio.window->session().close();
        QProcess other;
        other.start(QCoreApplication::applicationFilePath(),
            {"--slice", QString::fromStdString(folder.string())});
        int last = 0;
        while (last < 60 && other.waitForReadyRead(60000)) {
            while (other.canReadLine()) {
                last = other.readLine().trimmed().toInt();
            }
        }
        other.kill(); // SIGKILL: no destructor runs
        other.waitForFinished();
        QVERIFY(last >= 60);

        ui::MainWindow& window = *studio.window;
        QVERIFY(window.session().open(folder));
        const auto& slices = window.recordPage().view().slices().slices();
        QCOMPARE(slices.size(), 2);
        QCOMPARE(slices[0].end, qint64(2000));
        const auto found = int(slices[1].end - 8000);
        QVERIFY2(found >= last - 2000 / kEdit_ms, qPrintable(QString::number(last - found)));
        QCOMPARE(window.session().clips().size(), 2u); // they are no clips yet
        window.recordPage().slicesKept(window.recordPage().path(), slices);
        window.session().close();
        window.session().open(folder);
        QCOMPARE(slices.size(), 2);
        QCOMPARE(window.session().clips()[1].end, qint64(8000 + found));
    }
};

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QApplication::setApplicationName("Timbre Studio test");
    QApplication::setOrganizationName("Timbre");
    if (argc == 3 && std::string_view(argv[1]) == "--slice") {
        return sliceForever(argv[2]);
    }
    TestProjects test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_projects.moc"
