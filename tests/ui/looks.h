// What no window of the studio may have: texts that are cut off, controls without a name.

#pragma once

#include <QAbstractButton>
#include <QAccessible>
#include <QComboBox>
#include <QLabel>
#include <QWidget>

namespace timbre::looks {

inline QString described(const QWidget& widget, const QString& text)
{
    return QStringLiteral("%1 “%2” in %3 (%4x%5)")
        .arg(widget.metaObject()->className(), text,
            widget.parentWidget() ? widget.parentWidget()->metaObject()->className() : "nothing")
        .arg(widget.width())
        .arg(widget.height());
}

inline bool isCutOff(const QLabel& label)
{
    if (label.text().isEmpty() || label.sizePolicy().horizontalPolicy() == QSizePolicy::Ignored) {
        return false; // Ignored: made to give way
    }
    return label.wordWrap() ? label.height() < label.heightForWidth(label.width())
                            : label.width() < label.sizeHint().width();
}

inline bool isCutOff(const QWidget& widget)
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

inline QString textOf(const QWidget& widget)
{
    return widget.property("text").toString();
}

/// Visible widgets whose text does not fit, and widgets that leave their parent.
inline QStringList cutOff(const QWidget& window)
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

inline QStringList nameless(const QWidget& window)
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

} // namespace timbre::looks
