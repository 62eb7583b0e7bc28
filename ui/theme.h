#pragma once

#include <QColor>
#include <QIcon>
#include <QString>

class QApplication;

namespace timbre::ui {

/// The colours of one look. Text on window or card keeps a contrast of at least 4.5:1.
struct Theme {
    QColor window, card, line, text, muted, accent, on_accent, good, warn, bad;
    bool dark = false;

    static Theme light();
    static Theme night();
    /// The one the desktop asks for.
    static Theme ofSystem(const QApplication& application);
    /// The one in use.
    static const Theme& current();
};

inline constexpr int kGrid = 8, kMargin = 16, kRadius = 8, kControlHeight = 32,
                     kIcon = 20; // device-independent pixels

/// Sets palette, font sizes and style sheet for the whole program.
void applyTheme(QApplication& application, const Theme& theme);

/// Which script's shapes characters have that Chinese and Japanese write differently: "zh" or "ja".
void applyScript(QApplication& application, const QString& language);

/// A line icon of resources/icons in a colour of the theme.
QIcon icon(const QString& name, const QColor& colour);

} // namespace timbre::ui
