// The studio as a person uses it: make a project, bring sound, correct texts, undo, find help.

#include "tests/ui/studio.h"
#include "tests/ui/window.h"
#include "ui/dataset/datasetpage.h"
#include "ui/shell/guide.h"
#include "ui/shell/jobspanel.h"
#include "ui/speak/speakpage.h"
#include "ui/start/startpage.h"
#include "ui/theme.h"
#include "ui/voices/voicespage.h"

#include <QElapsedTimer>
#include <QLineEdit>
#include <QSignalSpy>
#include <QtTest>

#include <fstream>

using namespace timbre;
using namespace timbre::studio;
namespace fs = std::filesystem;

class TestStudio : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aProjectIsMadeOnTheStartPage()
    {
        studio::Studio studio;
        show(*studio.window);
        auto* name = studio.window->startPage().findChild<QLineEdit*>();
        QTest::keyClicks(name, "Anna");
        QTest::keyClick(name, Qt::Key_Return);
        QVERIFY(studio.window->session().isOpen());
        QCOMPARE(studio.window->windowTitle(), QString("Anna – Timbre Studio"));
        QVERIFY(fs::exists(studio.projects() / "Anna" / "project.timbre"));
        QCOMPARE(ui::ProjectSession::recent().size(), 1u);
    }

    void droppedFilesBecomeClipsAndUndoTakesThemBack()
    {
        studio::Studio studio;
        ui::MainWindow& window = *studio.window;
        show(window);
        const auto in = studio.folder() / "Ansagen 声";
        fs::create_directories(in);
        tone(in / "one.wav", 4.0);
        tone(in / "two.wav", 5.0);
        std::ofstream(in / "letter.wav") << "Dear Sir or Madam,";
        QSignalSpy idle(&window.datasetPage().jobs(), &ui::ClipJobs::idle);
        drop(window, {QString::fromStdString(in.string())});
        QVERIFY(idle.wait(20000));
        QCOMPARE(window.session().name(), QString("Ansagen 声")); // made for them
        QCOMPARE(window.session().clips().size(), 2u);
        QCOMPARE(window.page(), ui::PageId::Dataset);
        QVERIFY(says(window, "letter.wav"));
        QTest::keyClick(&window, Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(window.session().clips().empty());
        QTest::keyClick(&window, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(window.session().clips().size(), 2u);
    }

    void languageAndLookChangeWhileItRuns()
    {
        studio::Studio studio;
        ui::MainWindow& window = *studio.window;
        show(window);
        window.speakPage().setText("Keep me.");
        studio.appearance->setLanguage("en");
        QTRY_VERIFY(says(window, "Recent projects"));
        studio.appearance->setLanguage("zh_CN");
        QTRY_VERIFY(says(window, "最近的项目"));
        studio.appearance->setLanguage("ja");
        QTRY_VERIFY(says(window, "最近のプロジェクト"));
        studio.appearance->setTheme(ui::ThemeChoice::Dark);
        QVERIFY(ui::Theme::current().dark);
        QVERIFY(window.grab().toImage().pixelColor(640, 500).lightness() < 60);
        studio.appearance->setTheme(ui::ThemeChoice::Light);
        QVERIFY(window.grab().toImage().pixelColor(640, 500).lightness() > 200);
    }

    void theFirstRunLeadsToASpokenSentence()
    {
        studio::Studio studio;
        ui::MainWindow& window = *studio.window;
        show(window);
        QElapsedTimer timer;
        timer.start();
        QSignalSpy spoken(&window.speakPage(), &ui::SpeakPage::spoken);
        button(window, "Hear it")->click();
        QVERIFY(says(window, "Step 1 of 3"));
        QVERIFY(spoken.wait(120000));
        QVERIFY(window.speakPage().player().duration() > 2.0);
        QVERIFY(says(window, "Step 2 of 3"));
        qInfo("the first sentence was there after %.1f s", double(timer.elapsed()) / 1000.0);
        button(window, "Make my own voice")->click();
        QCOMPARE(window.page(), ui::PageId::Start);
        QVERIFY(!ui::Guide::wanted());
    }
};

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QApplication::setApplicationName("Timbre Studio test");
    QApplication::setOrganizationName("Timbre");
    TestStudio test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_studio.moc"
