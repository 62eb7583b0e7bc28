#include "ui/theme.h"

#include "core/base/paths.h"

#include <QApplication>
#include <QFile>
#include <QPainter>
#include <QPalette>
#include <QSvgRenderer>

namespace timbre::ui {
namespace {

constexpr double kFontSize = 10.5; // points

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

/// The accent as a tint of the card: what is chosen, and text stays readable on it.
QColor softAccent(const Theme& theme)
{
    const float share = theme.dark ? 0.22f : 0.12f;
    const auto mix = [share](float from, float to) { return from + (to - from) * share; };
    return QColor::fromRgbF(mix(theme.card.redF(), theme.accent.redF()),
        mix(theme.card.greenF(), theme.accent.greenF()),
        mix(theme.card.blueF(), theme.accent.blueF()));
}

QString styleSheetOf(const Theme& theme)
{
    QString sheet = QStringLiteral(R"(
        QFrame#card { background: @card; border: 1px solid @line; border-radius: 8px; }
        QFrame#navigation { background: @card; border: none; border-right: 1px solid @line; }
        QFrame#header { background: @card; border: none; border-bottom: 1px solid @line; }
        QFrame#transport { background: @card; border: none; border-top: 1px solid @line; }
        QFrame#guide { background: @soft; border: none; border-bottom: 1px solid @line; }
        QLabel#notice { background: @soft; color: @bad; padding: 8px 16px; }
        QLabel#title { font-size: 14pt; font-weight: 600; }
        QLabel#subtitle { font-weight: 600; }
        QLabel#muted { color: @muted; }
        QLabel#error { color: @bad; }
        QLabel#badge { background: @card; border: 1px solid @line; border-radius: 11px; padding: 2px 10px; }
        QLabel#key { background: @window; border: 1px solid @line; border-radius: 4px; padding: 1px 6px; }
        QPushButton, QToolButton, QComboBox, QDoubleSpinBox, QSpinBox, QLineEdit {
            min-height: 30px; border: 1px solid @line; border-radius: 6px; padding: 0 10px; background: @card; color: @text; }
        QPushButton { qproperty-iconSize: 22px 16px; }
        QPushButton::menu-indicator { image: url(@chevron); width: 12px; height: 12px; subcontrol-position: right center; right: 8px; }
        QMenu { background: @card; border: 1px solid @line; padding: 4px; }
        QMenu::item { padding: 6px 16px; border-radius: 4px; }
        QMenu::item:selected { background: @soft; color: @text; }
        QComboBox::drop-down { border: none; width: 28px; }
        QComboBox::down-arrow { image: url(@chevron); width: 12px; height: 12px; }
        QComboBox QAbstractItemView { background: @card; border: 1px solid @line; padding: 4px; outline: none; }
        QPushButton:hover, QToolButton:hover, QComboBox:hover { border-color: @accent; }
        QPushButton:pressed, QToolButton:pressed { background: @soft; }
        QPushButton:focus, QToolButton:focus, QComboBox:focus, QLineEdit:focus, QDoubleSpinBox:focus, QSpinBox:focus,
        QPlainTextEdit:focus, QTableView:focus, QTreeView:focus, QListView:focus { border: 1px solid @accent; }
        QPushButton:disabled, QToolButton:disabled { color: @muted; }
        QPushButton#primary { background: @accent; color: @onaccent; border: 1px solid @accent; font-weight: 600; min-width: 104px; }
        QPushButton#primary:hover, QPushButton#primary:focus { border: 1px solid @text; }
        QPushButton#primary:disabled { background: @line; color: @muted; border-color: @line; }
        QPushButton#entry { text-align: left; border-color: transparent; background: transparent; min-height: 38px; }
        QPushButton#entry:hover, QPushButton#entry:focus { background: @soft; border-color: @accent; }
        QToolButton#quiet { border-color: transparent; background: transparent; padding: 0 6px; }
        QToolButton#quiet:hover { background: @soft; }
        QToolButton#quiet:focus { border-color: @accent; }
        QToolButton#chip { border-radius: 15px; padding: 0 12px; min-height: 28px; }
        QToolButton#chip:checked { background: @soft; border-color: @accent; color: @text; font-weight: 600; }
        QFrame#navigation QToolButton { border: 1px solid transparent; border-radius: 8px; background: transparent; padding: 4px 0; font-size: 9pt; }
        QFrame#navigation QToolButton:hover { background: @window; }
        QFrame#navigation QToolButton:checked { background: @soft; color: @accent; font-weight: 600; }
        QFrame#navigation QToolButton:focus { border-color: @accent; }
        QLineEdit#cell { min-height: 0; border-radius: 0; padding: 0 6px; }
        QPlainTextEdit { border: 1px solid @line; border-radius: 8px; padding: 8px; background: @card; }
        QTableView, QTreeView, QListView { border: 1px solid @line; border-radius: 8px; background: @card; outline: none; }
        QTableView::item, QTreeView::item, QListView::item { padding: 4px 5px; border: none; }
        QTableView::item { border-bottom: 1px solid @line; }
        QTableView::item:selected, QTreeView::item:selected, QListView::item:selected { background: @soft; color: @text; }
        QHeaderView { background: @card; border: none; border-top-left-radius: 8px; border-top-right-radius: 8px; }
        QHeaderView::section { background: transparent; color: @muted; border: none; border-bottom: 1px solid @line; padding: 6px 8px; }
        QTabBar::tab { background: transparent; color: @muted; border: none; border-bottom: 2px solid @line; padding: 10px 12px; }
        QTabBar::tab:selected { color: @text; border-bottom-color: @accent; font-weight: 600; }
        QTabBar::tab:hover { color: @text; }
        QTabBar::tab:focus { color: @accent; }
        QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }
        QProgressBar { border: none; border-radius: 3px; background: @line; max-height: 6px; }
        QProgressBar::chunk { border-radius: 3px; background: @accent; }
        QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: @line; }
        QSlider::sub-page:horizontal { height: 4px; border-radius: 2px; background: @accent; }
        QSlider::sub-page:horizontal:disabled { background: @line; }
        QSlider::handle:horizontal { width: 12px; height: 12px; margin: -4px 0; border-radius: 6px; background: @accent; }
        QSlider::handle:horizontal:disabled { background: @line; }
        QSlider:focus { border: 1px solid @accent; border-radius: 6px; }
        QScrollBar:vertical { width: 10px; background: transparent; margin: 2px; }
        QScrollBar:horizontal { height: 10px; background: transparent; margin: 2px; }
        QScrollBar::handle { background: @line; border-radius: 3px; min-height: 24px; min-width: 24px; }
        QScrollBar::handle:hover { background: @muted; }
        QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
        QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
        QToolTip { background: @card; color: @text; border: 1px solid @line; padding: 4px; }
    )");
    const QPair<const char*, QColor> colours[] = {{"@card", theme.card}, {"@line", theme.line},
        {"@text", theme.text}, {"@muted", theme.muted}, {"@onaccent", theme.on_accent},
        {"@accent", theme.accent}, {"@bad", theme.bad}, {"@window", theme.window},
        {"@soft", softAccent(theme)}};
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
    font.setPointSizeF(kFontSize);
    application.setFont(font);
    application.setStyleSheet(styleSheetOf(theme));
}

void applyScript(QApplication& application, const QString& language)
{
    // Left to itself, the fallback may pick another weight, or the other script's shapes.
    static const QString system = application.font().family();
    const QString first = language.startsWith("ja") ? "JP" : "SC",
                  second = first == "JP" ? "SC" : "JP";
    QFont font = application.font();
    font.setFamilies({system, "Noto Sans CJK " + first, "Noto Sans CJK " + second});
    font.setPointSizeF(kFontSize);
    application.setFont(font);
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
