#pragma once

#include <QAbstractButton>
#include <QApplication>
#include <QDropEvent>
#include <QLabel>
#include <QMimeData>
#include <QtTest>

#include <algorithm>

namespace timbre::studio {

// What a person does with a window: read it, press what it says, drop files on it.

/// The visible button that says this; one with an icon alone, by what a screen reader says.
template <class Button = QAbstractButton>
Button* button(QWidget& window, const QString& text)
{
    Button* named = nullptr;
    for (auto* candidate : window.findChildren<Button*>()) {
        if (candidate->isVisible() && candidate->text() == text) {
            return candidate;
        }
        if (!named && candidate->isVisible() && candidate->accessibleName() == text) {
            named = candidate;
        }
    }
    return named;
}

inline bool says(const QWidget& window, const QString& words)
{
    const auto labels = window.findChildren<QLabel*>();
    return std::any_of(labels.begin(), labels.end(),
        [&](const QLabel* label) { return label->isVisible() && label->text().contains(words); });
}

/// Shown, and what was asked for by then is done.
inline void show(QWidget& window)
{
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
}

inline void drop(QWidget& window, const QStringList& paths)
{
    QMimeData data;
    QList<QUrl> urls;
    for (const QString& path : paths) {
        urls << QUrl::fromLocalFile(path);
    }
    data.setUrls(urls);
    QDragEnterEvent enter(QPoint(400, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent event(QPointF(400, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &event);
}

} // namespace timbre::studio
