// Every page in every language, theme and size: nothing is cut off, every control has a name. The
// pictures are for people to look at.

#include "tests/ui/looks.h"
#include "tests/ui/pseudo.h"
#include "tests/ui/studio.h"
#include "ui/dataset/datasetpage.h"
#include "ui/shell/guide.h"
#include "ui/shell/navigation.h"
#include "ui/shell/shortcutsheet.h"

#include <QLabel>
#include <QLineEdit>
#include <QtTest>

using namespace timbre;
using namespace timbre::looks;

namespace {

const char* const kNames[ui::kPages] = {
    "home", "record", "dataset", "train", "speak", "book", "voices", "settings"};

} // namespace

class TestPages : public QObject {
    Q_OBJECT

    QString m_scale = qEnvironmentVariable("QT_SCALE_FACTOR", "1");

    void picture(QWidget& window, const QString& name) const
    {
        QDir().mkpath(TIMBRE_SCREENSHOTS);
        const QString suffix = m_scale == "1" ? QString() : "-x" + m_scale;
        QVERIFY(
            window.grab().save(QStringLiteral(TIMBRE_SCREENSHOTS "/%1%2.png").arg(name, suffix)));
    }

private Q_SLOTS:
    void nothingIsCutOffAndEverythingIsNamed_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("theme");
        for (const QString& language : ui::Appearance::languages()) {
            QTest::newRow(qPrintable(language + " light")) << language << 1;
            QTest::newRow(qPrintable(language + " dark")) << language << 2;
        }
        QTest::newRow("pseudo light") << "pseudo" << 1;
    }

    void nothingIsCutOffAndEverythingIsNamed()
    {
        QFETCH(QString, language);
        QFETCH(int, theme);
        studio::Studio studio;
        ui::MainWindow& window = *studio.window;
        window.show();
        studio::LongWords long_words;
        if (language == "pseudo") {
            studio.appearance->setLanguage("en");
            QCoreApplication::installTranslator(&long_words);
        } else {
            studio.appearance->setLanguage(language);
        }
        studio.appearance->setTheme(ui::ThemeChoice(theme));
        QTest::qWait(100);
        QStringList problems;
        for (const bool filled : {false, true}) {
            if (filled) {
                studio::fill(window.session(), studio.projects() / "Anna", 58);
            }
            for (int page = 0; page < ui::kPages; ++page) {
                window.showPage(ui::PageId(page));
                QTest::qWait(20);
                picture(window,
                    QStringLiteral("%1%2-%3-%4")
                        .arg(kNames[page], filled ? "" : "-empty", language,
                            theme == 1 ? "light" : "dark"));
                problems << cutOff(window) << nameless(window);
            }
        }
        auto* guide = window.findChild<ui::Guide*>();
        window.showPage(ui::PageId::Speak);
        for (const char* step : {"1", "2", "3"}) {
            step[0] == '1' ? guide->begin() : guide->heard();
            QTest::qWait(20);
            picture(window,
                QStringLiteral("guide-%1-%2-%3")
                    .arg(step, language, theme == 1 ? "light" : "dark"));
            problems << cutOff(window) << nameless(window);
        }
        guide->finish();
        window.showPage(ui::PageId::Start);
        window.toggleJobs();
        QTest::qWait(20);
        picture(window, QStringLiteral("jobs-%1-%2").arg(language, theme == 1 ? "light" : "dark"));
        problems << cutOff(window) << nameless(window);
        ui::ShortcutSheet sheet(&window);
        sheet.show();
        QTest::qWait(20);
        picture(
            sheet, QStringLiteral("shortcuts-%1-%2").arg(language, theme == 1 ? "light" : "dark"));
        problems << cutOff(sheet) << nameless(sheet);
        QVERIFY2(problems.isEmpty(), qPrintable("\n" + problems.join("\n")));
    }

    void theSmallestWindowStillFits()
    {
        studio::Studio studio;
        ui::MainWindow& window = *studio.window;
        window.resize(window.minimumSize());
        window.show();
        studio::fill(window.session(), studio.projects() / "Anna", 58);
        QStringList problems;
        for (int page = 0; page < ui::kPages; ++page) {
            window.showPage(ui::PageId(page));
            QTest::qWait(20);
            picture(window, QStringLiteral("small-%1").arg(kNames[page]));
            problems << cutOff(window);
        }
        QCOMPARE(window.size(), window.minimumSize());
        QVERIFY2(problems.isEmpty(), qPrintable("\n" + problems.join("\n")));
    }

    void theCheckerFindsWhatItLooksFor()
    {
        QWidget window;
        QLabel label("A sentence that needs more room than it gets", &window);
        label.resize(40, 20);
        QLineEdit field(&window);
        window.show();
        QCOMPARE(cutOff(window).size(), 1);
        QCOMPARE(nameless(window).size(), 1);
    }
};

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QApplication::setApplicationName("Timbre Studio test");
    QApplication::setOrganizationName("Timbre");
    TestPages test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_pages.moc"
