#include "ui/record/script.h"

#include "core/base/paths.h"

#include <QFile>

#include <algorithm>

namespace timbre::ui {

QStringList scriptLines(const QString& language)
{
    const auto path = paths::findResource(("scripts/" + language + ".txt").toStdString());
    QFile file(path ? QString::fromStdString(path->string()) : QString());
    QStringList lines;
    if (!path || !file.open(QIODevice::ReadOnly)) {
        return lines;
    }
    for (const QString& line : QString::fromUtf8(file.readAll()).split('\n', Qt::SkipEmptyParts)) {
        if (!line.startsWith('#')) {
            lines << line.trimmed();
        }
    }
    return lines;
}

void Script::setLines(const QStringList& lines)
{
    m_lines = lines;
    m_takes.fill({}, lines.size());
    m_current = lines.isEmpty() ? -1 : 0;
    Q_EMIT changed();
}

void Script::setCurrent(int line)
{
    if (line >= 0 && line < m_lines.size() && line != m_current) {
        m_current = line;
        Q_EMIT changed();
    }
}

int Script::done() const
{
    return int(std::count_if(
        m_takes.begin(), m_takes.end(), [](const QString& take) { return !take.isEmpty(); }));
}

QString Script::setTake(const QString& path)
{
    if (m_current < 0) {
        return {};
    }
    const QString before = std::exchange(m_takes[m_current], path);
    for (int step = 1; step < m_lines.size(); ++step) {
        const int line = (m_current + step) % int(m_lines.size());
        if (m_takes[line].isEmpty()) {
            m_current = line;
            break;
        }
    }
    Q_EMIT changed();
    return before;
}

} // namespace timbre::ui
