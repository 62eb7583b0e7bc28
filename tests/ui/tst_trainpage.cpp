// The Train page with the real program: plan, train, pause, kill, resume, close, hear.

#include "core/training/runs/runs.h"
#include "tests/ui/looks.h"
#include "tests/ui/trainings.h"
#include "tests/ui/window.h"
#include "ui/shell/navigation.h"
#include "ui/speak/speakpage.h"

#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>
#include <QtTest>

#include <csignal>

using namespace timbre;
using namespace timbre::looks;
using namespace timbre::trainings;
using studio::button, studio::says;
namespace fs = std::filesystem;

namespace {

constexpr int kPatience_ms = 120000; // a loaded machine takes its time

/// Presses a button of the next question, as soon as it is asked.
void answer(const QString& text)
{
    QTimer::singleShot(100, qApp, [text] {
        auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
        if (!box) {
            answer(text);
            return;
        }
        for (auto* choice : box->buttons()) {
            if (choice->text() == text) {
                choice->click();
            }
        }
    });
}

ui::TrainingRun* newest(ui::MainWindow& window)
{
    const auto& runs = window.trainPage().runs().runs();
    return runs.empty() ? nullptr : runs.front().get();
}

int64_t stepOf(ui::MainWindow& window)
{
    const auto* stage = newest(window) ? newest(window)->history.find("sovits") : nullptr;
    return stage ? stage->step : 0;
}

void open(ui::MainWindow& window)
{
    window.showPage(ui::PageId::Train);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
}

} // namespace

class TestTrainPage : public QObject {
    Q_OBJECT

    QString m_scale = qEnvironmentVariable("QT_SCALE_FACTOR", "1");

    void picture(QWidget& window, const QString& name) const
    {
        QTest::qWait(60); // curves are drawn when there is time
        QDir().mkpath(TIMBRE_SCREENSHOTS);
        const QString suffix = m_scale == "1" ? QString() : "-x" + m_scale;
        QVERIFY(
            window.grab().save(QStringLiteral(TIMBRE_SCREENSHOTS "/%1%2.png").arg(name, suffix)));
    }

    /// A project with a finished run, one that was stopped, and one that was killed.
    static void fillWithRuns(ui::MainWindow& window, const fs::path& project)
    {
        WrittenRun first(project / "training/run-001", "Anna", 1732400000);
        first.epochs(4, 0.3);
        first.line({{"event", "stopped"}});
        WrittenRun killed(project / "training/run-002", "Anna quick", 1732450000);
        killed.epochs(3, 0.5);
        WrittenRun finished(project / "training/run-003", "Anna", 1732470000);
        finished.epochs(6, 0.8);
        finished.line({{"event", "note"}, {"stage", "sovits"}, {"step", 12},
            {"text", "the memory ran out; going on with batches of 4"}});
        finished.line({{"event", "finished"}, {"voice", "Anna"}, {"folder", "/x"}});
        window.session().close();
        window.session().open(project);
        QTRY_COMPARE(newest(window)->history.find("sovits")->points.size(), 120u);
    }

private Q_SLOTS:
    void withoutClipsItSaysWhatIsMissing()
    {
        studio::Studio studio;
        ui::MainWindow& window = *studio.window;
        open(window);
        QVERIFY(button(window, "Go to projects"));
        window.session().create(studio.projects() / "Anna");
        button(window, "Go to Dataset")->click();
        QCOMPARE(window.page(), ui::PageId::Dataset);
    }

    void everyStateLooksRight_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("theme");
        for (const QString& language : ui::Appearance::languages()) {
            QTest::newRow(qPrintable(language + " light")) << language << 1;
            QTest::newRow(qPrintable(language + " dark")) << language << 2;
        }
    }

    void everyStateLooksRight()
    {
        QFETCH(QString, language);
        QFETCH(int, theme);
        studio::Studio studio;
        ui::MainWindow& window = *studio.window;
        window.trainPage().runs().setProgram("/nowhere/timbre");
        studio.appearance->setLanguage(language);
        studio.appearance->setTheme(ui::ThemeChoice(theme));
        fillWithSpeech(window.session(), studio.projects() / "Anna");
        open(window);
        const QString suffix =
            QStringLiteral("-%1-%2").arg(language, theme == 1 ? "light" : "dark");
        QStringList problems;
        const auto look = [&](const QString& name) {
            picture(window, "train-" + name + suffix);
            problems << cutOff(window) << nameless(window);
        };
        look("first");
        fillWithRuns(window, studio.projects() / "Anna");
        look("finished");
        auto* list = window.trainPage().findChild<QListWidget*>();
        list->setCurrentRow(1);
        for (auto* more : window.trainPage().findChildren<QToolButton*>("quiet")) {
            more->setChecked(true); // what is folded away
        }
        look("killed");
        window.resize(window.minimumSize());
        look("small");
        QCOMPARE(window.size(), window.minimumSize());
        QVERIFY2(problems.isEmpty(), qPrintable("\n" + problems.join("\n")));
    }

    void aReadOnlyProjectShowsItsRunsAndTrainsNothing()
    {
        studio::Studio studio;
        ui::MainWindow& window = *studio.window;
        const auto folder = studio.projects() / "Anna";
        fillWithSpeech(window.session(), folder);
        fillWithRuns(window, folder);
        window.session().close();
        QVERIFY(window.session().open(folder, project::Access::ReadOnly));
        open(window);
        QVERIFY(says(window, "read only"));
        QVERIFY(!button(window, "Train this voice")->isEnabled());
        QVERIFY(!button(window, "Delete")->isEnabled());
        QTRY_VERIFY(says(window, "is ready"));
        picture(window, "train-read-only");
    }

    void testSentencesAreHeardAndCompared()
    {
        studio::Studio studio;
        ui::MainWindow& window = *studio.window;
        fillWithSpeech(window.session(), studio.projects() / "Anna");
        fillWithRuns(window, studio.projects() / "Anna");
        window.trainPage().runs().setProgram("/nowhere/timbre");
        open(window);
        auto& player = window.trainPage().player();
        button(window, "Play sentence 2, Epoch 6")->click();
        QVERIFY(player.duration() > 1.5);
        const auto loudest = [&] { return *std::ranges::max_element(player.samples()); };
        const float after = loudest();
        QTest::keyClick(&window, Qt::Key_B); // what it was before training
        QVERIFY(button<QToolButton>(window, "Play sentence 2, Before")->isChecked());
        QVERIFY(std::abs(loudest() / after - 1.0f) < 0.05f); // the files differ by a factor of 4
        QTest::keyClick(&window, Qt::Key_B);
        QVERIFY(button<QToolButton>(window, "Play sentence 2, Epoch 6")->isChecked());
        picture(window, "train-listening");
    }

    void runsAreComparedClonedDeletedAndBroughtBack()
    {
        studio::Studio studio;
        ui::MainWindow& window = *studio.window;
        window.trainPage().runs().setProgram("/nowhere/timbre");
        const auto folder = studio.projects() / "Anna";
        fillWithSpeech(window.session(), folder);
        fillWithRuns(window, folder);
        open(window);
        button(window, "Use its settings")->click();
        QVERIFY(says(window, "Anna"));
        auto* list = window.trainPage().findChild<QListWidget*>();
        auto* menu = button<QPushButton>(window, "Compare with")->menu();
        Q_EMIT menu->aboutToShow();
        QCOMPARE(menu->actions().size(), 3);
        menu->actions().at(1)->trigger();
        QVERIFY(says(window, "Dashed: Anna quick"));
        picture(window, "train-compared");
        list->setCurrentRow(1);
        button(window, "Delete")->click();
        QCOMPARE(list->count(), 2);
        QVERIFY(!fs::exists(folder / "training/run-002"));
        button(window, "Undo")->click();
        QCOMPARE(list->count(), 3);
        QVERIFY(fs::exists(folder / "training/run-002/log.jsonl"));
    }

    void aMissingProgramIsSaidAndNothingIsLost()
    {
        studio::Studio studio;
        ui::MainWindow& window = *studio.window;
        window.trainPage().runs().setProgram("/nowhere/timbre");
        fillWithSpeech(window.session(), studio.projects() / "Anna");
        open(window);
        button(window, "Train this voice")->click();
        QTRY_VERIFY(says(window, "Install the program again"));
        QVERIFY(button(window, "Resume"));
        QTRY_VERIFY(button(window, "Train this voice")->isEnabled());
    }

    void thePlanIsMeasuredAndTheVoiceHeardWhileItTrains()
    {
        studio::Studio studio;
        ui::MainWindow& window = *studio.window;
        window.trainPage().runs().setProgram(quickProgram(studio.folder(), {}));
        fillWithSpeech(window.session(), studio.projects() / "Anna");
        open(window);
        QTRY_VERIFY_WITH_TIMEOUT(says(window, "on this machine"), kPatience_ms);
        QVERIFY(says(window, "fits with batches of 1"));
        QVERIFY(says(window, "a minute or more is better"));
        picture(window, "train-planned");

        button(window, "Train this voice")->click();
        const auto first = [&] { return button(window, "Play sentence 1, Before"); };
        QTRY_VERIFY_WITH_TIMEOUT(first(), kPatience_ms);
        QVERIFY(says(window, "The old man"));
        first()->click();
        QVERIFY(window.trainPage().player().duration() > 1.0);
        QTRY_VERIFY_WITH_TIMEOUT(stepOf(window) >= 2, kPatience_ms);
        picture(window, "train-running");
        button(window, "Stop")->click();
        QTRY_VERIFY_WITH_TIMEOUT(newest(window)->state == ui::RunState::Stopped, kPatience_ms);
        QVERIFY(button(window, "Resume")->isEnabled());
        QTRY_COMPARE_WITH_TIMEOUT(window.jobs().running(), 0, kPatience_ms);
    }

    void aTrainingSurvivesPauseKillAndClosing()
    {
        studio::Studio studio;
        const auto folder = studio.projects() / "Anna";
        const QString program = quickProgram(
            studio.folder(), "--no-probe --epochs 1 --checkpoint-every 0 --lora --rank 2");
        {
            ui::MainWindow& window = *studio.window;
            window.trainPage().runs().setProgram(program);
            fillWithSpeech(window.session(), folder);
            open(window);
            QTest::keyClick(window.trainPage().findChild<QLineEdit*>(), Qt::Key_Return); // trains
            QTRY_VERIFY_WITH_TIMEOUT(stepOf(window) >= 1, kPatience_ms);
            QVERIFY(!button(window, "Train this voice")->isEnabled());

            button(window, "Pause")->click();
            QTRY_VERIFY(newest(window)->state == ui::RunState::Paused);
            QTest::qWait(1500); // the step it was in
            const auto paused_at = stepOf(window);
            QTest::qWait(1500);
            QCOMPARE(stepOf(window), paused_at);
            button(window, "Go on")->click();
            QTRY_VERIFY_WITH_TIMEOUT(stepOf(window) > paused_at, kPatience_ms);

            ::kill(pid_t(*newest(window)->process), SIGKILL);
            QTRY_VERIFY_WITH_TIMEOUT(newest(window)->state == ui::RunState::Killed, 5000);
            QVERIFY(says(window, "ended unexpectedly"));
            const auto killed_at = stepOf(window);
            button(window, "Resume")->click();
            QTRY_VERIFY_WITH_TIMEOUT(stepOf(window) > killed_at, kPatience_ms);

            answer("Cancel");
            QVERIFY(!window.close());
            answer("Keep training");
            QVERIFY(window.close());
        }
        studio.window.reset(); // it asked, so it trained; from here on without any window

        ui::MainWindow again(std::make_shared<inference::Engine>());
        again.trainPage().runs().setProgram(program);
        QVERIFY(again.session().open(folder));
        open(again);
        QVERIFY(newest(again));
        QTRY_VERIFY_WITH_TIMEOUT(
            newest(again)->state == ui::RunState::Finished, kPatience_ms); // by itself
        QVERIFY(says(again, "is ready"));
        button(again, "Speak with it")->click();
        QCOMPARE(again.page(), ui::PageId::Speak);
        QCOMPARE(again.speakPage().voice(), QString("Anna"));
    }
};

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QApplication::setApplicationName("Timbre Studio test");
    QApplication::setOrganizationName("Timbre");
    TestTrainPage test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_trainpage.moc"
