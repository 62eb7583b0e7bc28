#pragma once

#include <QObject>
#include <QStringList>
#include <QVector>

namespace timbre::ui {

/// The lines of resources/scripts/LANGUAGE.txt; empty when it is not there.
QStringList scriptLines(const QString& language);

/// Reading a script aloud, one take per line. Window's thread.
class Script : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    void setLines(const QStringList& lines);
    bool isEmpty() const { return m_lines.isEmpty(); }
    const QStringList& lines() const { return m_lines; }
    int current() const { return m_current; } ///< -1 without lines
    void setCurrent(int line);
    /// The take of a line; empty while there is none.
    QString take(int line) const { return m_takes.value(line); }
    int done() const;

    /// The current line has been recorded (again). Goes on to the next without a take.
    /// -> the take that was there before, or empty
    QString setTake(const QString& path);
    bool complete() const { return !isEmpty() && done() == m_lines.size(); }

Q_SIGNALS:
    void changed();

private:
    QStringList m_lines;
    QVector<QString> m_takes; // per line
    int m_current = -1;
};

} // namespace timbre::ui
