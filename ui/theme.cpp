#include "ui/theme.h"

#include "core/base/paths.h"

#include <QApplication>
#include <QFile>
#include <QPainter>
#include <QPalette>
#include <QSvgRenderer>

namespace timbre::ui {
namespace {

Theme g_current = Theme::light(); // window's thread only

QPalette paletteOf(const Theme& theme)
{
    QPalette palette;
    palette.setColor(QPalette::Window, theme.window);
    palette.setColor(QPalette::WindowText, theme.text);
    palette.setColor(QPalette::Base, theme.card);
    palette.setColor(QPalette::AlternateBase, theme.window);
    palette.setColor(QPalette::Text, theme.text);
    palette.setColor(QPalette::PlaceholderText, theme.muted);
    palette.setColor(QPalette::Button, theme.card);
    palette.setColor(QPalette::ButtonText, theme.text);
    palette.setColor(QPalette::Highlight, theme.accent);
    palette.setColor(QPalette::HighlightedText, theme.on_accent);
    palette.setColor(QPalette::ToolTipBase, theme.card);
    palette.setColor(QPalette::ToolTipText, theme.text);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        palette.setColor(QPalette::Disabled, role, theme.muted);
    }
    return palette;
}

QString styleSheetOf(const Theme& theme)
{
    QString sheet = QStringLiteral(R"(
        QFrame#card { background: @card; border: 1px solid @line; border-radius: 8px; }
        QLabel#title { font-size: 14pt; font-weight: 600; }
        QLabel#muted { color: @muted; }
        QLabel#error { color: @bad; }
        QPushButton, QToolButton, QComboBox, QDoubleSpinBox, QSpinBox, QLineEdit {
            min-height: 30px; border: 1px solid @line; border-radius: 6px; padding: 0 10px; background: @card; color: @text; }
        QComboBox::drop-down { border: none; width: 28px; }
        QComboBox::down-arrow { image: url(@chevron); width: 12px; height: 12px; }
        QPushButton:hover, QToolButton:hover, QComboBox:hover { border-color: @accent; }
        QPushButton:focus, QToolButton:focus, QComboBox:focus, QLineEdit:focus, QDoubleSpinBox:focus, QSpinBox:focus,
        QPlainTextEdit:focus { border: 1px solid @accent; }
        QPushButton:disabled, QToolButton:disabled { color: @muted; }
        QPushButton#primary { background: @accent; color: @onaccent; border: 1px solid @accent; font-weight: 600; min-width: 120px; }
        QPushButton#primary:disabled { background: @line; color: @muted; border-color: @line; }
        QPlainTextEdit { border: 1px solid @line; border-radius: 8px; padding: 8px; background: @card; }
        QTabBar::tab { background: transparent; color: @muted; border: none; border-bottom: 2px solid @line; padding: 10px 12px; }
        QTabBar::tab:selected { color: @text; border-bottom-color: @accent; font-weight: 600; }
        QTabBar::tab:hover { color: @text; }
        QTabBar::tab:focus { color: @accent; }
        QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }
        QProgressBar { border: none; border-radius: 3px; background: @line; max-height: 6px; }
        QProgressBar::chunk { border-radius: 3px; background: @accent; }
    )");
    const QPair<const char*, QColor> colours[] = {{"@card", theme.card}, {"@line", theme.line},
        {"@text", theme.text}, {"@muted", theme.muted}, {"@onaccent", theme.on_accent},
        {"@accent", theme.accent}, {"@bad", theme.bad}};
    for (const auto& [key, colour] : colours) {
        sheet.replace(QLatin1String(key), colour.name());
    }
    if (const auto chevron = paths::findResource("icons/chevron.svg")) {
        sheet.replace(QLatin1String("@chevron"), QString::fromStdString(chevron->string()));
    }
    return sheet;
}

} // namespace

Theme Theme::light()
{
    return {.window = "#F6F7F9",
        .card = "#FFFFFF",
        .line = "#DDE1E7",
        .text = "#1B1F24",
        .muted = "#5B6673",
        .accent = "#3B6FE0",
        .on_accent = "#FFFFFF",
        .good = "#2E9E6B",
        .warn = "#C98A16",
        .bad = "#D0453E",
        .dark = false};
}

Theme Theme::night()
{
    return {.window = "#16191D",
        .card = "#1E2227",
        .line = "#2E343B",
        .text = "#E6E9ED",
        .muted = "#98A2AE",
        .accent = "#6F9BFF",
        .on_accent = "#10131A",
        .good = "#2E9E6B",
        .warn = "#C98A16",
        .bad = "#F0776F",
        .dark = true};
}

Theme Theme::ofSystem(const QApplication& application)
{
    return application.palette().color(QPalette::Window).lightness() < 128 ? night() : light();
}

const Theme& Theme::current()
{
    return g_current;
}

void applyTheme(QApplication& application, const Theme& theme)
{
    g_current = theme;
    application.setStyle("Fusion");
    application.setPalette(paletteOf(theme));
    QFont font = application.font();
    font.setPointSizeF(10.5);
    application.setFont(font);
    application.setStyleSheet(styleSheetOf(theme));
}

QIcon icon(const QString& name, const QColor& colour)
{
    const auto path = paths::findResource(("icons/" + name + ".svg").toStdString());
    QFile file(path ? QString::fromStdString(path->string()) : QString());
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    QSvgRenderer renderer(file.readAll().replace("currentColor", colour.name().toLatin1()));
    QIcon result;
    for (const int scale : {1, 2}) {
        QPixmap pixmap(kIcon * scale, kIcon * scale);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        renderer.render(&painter);
        painter.end();
        pixmap.setDevicePixelRatio(scale);
        result.addPixmap(pixmap);
    }
    return result;
}

} // namespace timbre::ui
