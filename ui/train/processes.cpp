#include "ui/train/processes.h"

#include <QFile>
#include <QList>
#include <QString>

#include <unistd.h>

namespace timbre::ui {
namespace {

/// Those of a file of /proc/PID; of stat, those behind the name, which may hold blanks.
QList<QByteArray> fieldsOf(int64_t process, const char* name)
{
    QFile file(QStringLiteral("/proc/%1/%2").arg(process).arg(QLatin1String(name)));
    if (process <= 0 || !file.open(QIODevice::ReadOnly)) {
        return {};
    }
    const QByteArray text = file.readAll();
    return text.mid(text.lastIndexOf(')') + 1).simplified().split(' ');
}

} // namespace

bool alive(int64_t process)
{
    const QByteArray state = fieldsOf(process, "stat").value(0, "X");
    return state != "Z" && state != "X" && !state.isEmpty();
}

double cpuSeconds(int64_t process)
{
    const auto fields = fieldsOf(process, "stat"); // fields 14 and 15, counted behind the name
    return (fields.value(11).toDouble() + fields.value(12).toDouble())
        / double(::sysconf(_SC_CLK_TCK));
}

int64_t memoryBytes(int64_t process)
{
    return fieldsOf(process, "statm").value(1).toLongLong() * ::sysconf(_SC_PAGESIZE);
}

} // namespace timbre::ui
