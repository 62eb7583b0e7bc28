// Every page in every language, theme and size: nothing is cut off, every control has a name. The
// pictures are for people to look at.

#include "tests/ui/studio.h"
#include "ui/dataset/datasetpage.h"
#include "ui/shell/navigation.h"
#include "ui/shell/shortcutsheet.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QtTest>

using namespace timbre;

namespace {

QString described(const QWidget& widget, const QString& text)
{
    return QStringLiteral("%1 “%2” in %3 (%4x%5)")
        .arg(widget.metaObject()->className(), text,
            widget.parentWidget() ? widget.parentWidget()->metaObject()->className() : "nothing")
        .arg(widget.width())
        .arg(widget.height());
}

bool isCutOff(const QLabel& label)
{
    if (label.text().isEmpty() || label.sizePolicy().horizontalPolicy() == QSizePolicy::Ignored) {
        return false; // Ignored: made to give way
    }
    return label.wordWrap() ? label.height() < label.heightForWidth(label.width())
                            : label.width() < label.sizeHint().width();
}

bool isCutOff(const QWidget& widget)
{
    if (const auto* label = qobject_cast<const QLabel*>(&widget)) {
        return isCutOff(*label);
    }
    const auto* button = qobject_cast<const QAbstractButton*>(&widget);
    if (button && !button->text().isEmpty()) {
        const int room = button->width(), needed = button->sizeHint().width();
        return room < needed && button->property("icon_only") != true;
    }
    if (const auto* box = qobject_cast<const QComboBox*>(&widget)) {
        return box->width() < box->fontMetrics().horizontalAdvance(box->currentText()) + 38;
    }
    return false;
}

QString textOf(const QWidget& widget)
{
    return widget.property("text").toString();
}

/// Visible widgets whose text does not fit, and widgets that leave their parent.
QStringList cutOff(const QWidget& window)
{
    QStringList found;
    for (const auto* widget : window.findChildren<QWidget*>()) {
        const bool counts = widget->isVisible() && widget->window() == &window;
        if (counts && isCutOff(*widget)) {
            found << described(*widget, textOf(*widget));
        }
    }
    return found;
}

QStringList nameless(const QWidget& window)
{
    QStringList found;
    for (auto* widget : window.findChildren<QWidget*>()) {
        const bool control = widget->window() == &window && widget->focusPolicy() != Qt::NoFocus
            && widget->isVisible() && !widget->objectName().startsWith("qt_");
        auto* accessible = control ? QAccessible::queryAccessibleInterface(widget) : nullptr;
        if (control && (!accessible || accessible->text(QAccessible::Name).isEmpty())) {
            found << described(*widget, textOf(*widget));
        }
    }
    return found;
}

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
    }

    void nothingIsCutOffAndEverythingIsNamed()
    {
        QFETCH(QString, language);
        QFETCH(int, theme);
        studio::Studio studio;
        ui::MainWindow& window = *studio.window;
        window.show();
        studio.appearance->setLanguage(language);
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
