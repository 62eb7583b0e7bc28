// The studio's first window: a person types, picks a recording, presses Speak.

#include "core/inference/engine.h"
#include "tests/ui/window.h"
#include "ui/mainwindow.h"
#include "ui/speak/speakpage.h"
#include "ui/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QPushButton>
#include <QtTest>

using namespace timbre;

static const QString kReference =
    QStringLiteral(TIMBRE_SHARED_DIR "/base-model/golden/reference.wav");

class TestSpeakPage : public QObject {
    Q_OBJECT

    std::shared_ptr<inference::Engine> m_engine = std::make_shared<inference::Engine>();

    static QPushButton* button(QWidget& window, const QString& text)
    {
        return studio::button<QPushButton>(window, text);
    }

    static void picture(QWidget& window, const QString& name)
    {
        QDir().mkpath(TIMBRE_SCREENSHOTS);
        QVERIFY(window.grab().save(QStringLiteral(TIMBRE_SCREENSHOTS "/%1.png").arg(name)));
    }

private Q_SLOTS:
    void init() { ui::applyTheme(*qApp, ui::Theme::light()); }

    void anEmptyTextCannotBeSpoken()
    {
        ui::MainWindow window(m_engine);
        window.showPage(ui::PageId::Speak);
        window.show();
        QVERIFY(!button(window, "Speak")->isEnabled());
        picture(window, "speak-empty");
        window.speakPage().setText("Hello.");
        QVERIFY(button(window, "Speak")->isEnabled());
    }

    void speakingPlaysAndCanBeSaved_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    void speakingPlaysAndCanBeSaved()
    {
        QFETCH(bool, dark);
        ui::applyTheme(*qApp, dark ? ui::Theme::night() : ui::Theme::light());
        ui::MainWindow window(m_engine);
        window.showPage(ui::PageId::Speak);
        window.resize(1280, 800);
        window.show();
        window.speakPage().setText(
            "The ferry leaves at seven. Bring a warm coat, the wind is cold.");
        window.speakPage().setReference(kReference);
        QSignalSpy spoken(&window.speakPage(), &ui::SpeakPage::spoken);
        button(window, "Speak")->click();
        QVERIFY(!button(window, "Speak")->isEnabled());
        QVERIFY(button(window, "Stop")->isEnabled());
        QVERIFY(spoken.wait(120000));
        QTest::qWait(50);
        QVERIFY(button(window, QStringLiteral("Save …"))->isEnabled());
        picture(window, dark ? "speak-done-dark" : "speak-done-light");
    }

    void aMissingRecordingIsSaidInASentence()
    {
        ui::MainWindow window(m_engine);
        window.showPage(ui::PageId::Speak);
        window.show();
        window.speakPage().setText("Hello there.");
        window.speakPage().setReference("/nowhere/me.wav");
        button(window, "Speak")->click();
        QTRY_VERIFY_WITH_TIMEOUT(button(window, "Speak")->isEnabled(), 30000);
        bool said = false;
        for (auto* label : window.findChildren<QLabel*>()) {
            said = said || (label->objectName() == "error" && label->text().contains("me.wav"));
        }
        QVERIFY(said);
        picture(window, "speak-error");
    }

    void stoppingKeepsTheWindowAlive()
    {
        ui::MainWindow window(m_engine);
        window.showPage(ui::PageId::Speak);
        window.show();
        window.speakPage().setText(
            QString("The river ran past the mill and under the bridge. ").repeated(40));
        window.speakPage().setReference(kReference);
        button(window, "Speak")->click();
        QTest::qWait(500);
        button(window, "Stop")->click();
        QTRY_VERIFY_WITH_TIMEOUT(button(window, "Speak")->isEnabled(), 30000);
    }

    void everyControlHasANameForScreenReaders()
    {
        ui::MainWindow window(m_engine);
        window.showPage(ui::PageId::Speak);
        for (auto* widget : window.findChildren<QWidget*>()) {
            const bool control = widget->window() == &window && widget->focusPolicy() != Qt::NoFocus
                && widget->isEnabledTo(&window) && !widget->objectName().startsWith("qt_");
            if (!control) {
                continue;
            }
            QAccessibleInterface* accessible = QAccessible::queryAccessibleInterface(widget);
            QVERIFY(accessible);
            const QByteArray where = QByteArray(widget->metaObject()->className()) + " in "
                + widget->parentWidget()->metaObject()->className();
            QVERIFY2(!accessible->text(QAccessible::Name).isEmpty(), where.constData());
        }
    }
};

QTEST_MAIN(TestSpeakPage)
#include "tst_speakpage.moc"
