#include "ui/train/processmeter.h"

#include "ui/train/processes.h"
#include "ui/train/trainwords.h"

#include <QCoreApplication>
#include <QStorageInfo>
#include <QStringList>

namespace timbre::ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(timbre::ui::ProcessMeter)
};

constexpr qint64 kLeastPause_ms = 700; // a shorter one measures chance

} // namespace

QString ProcessMeter::words(int64_t process, const std::filesystem::path& folder)
{
    QStringList parts;
    if (process != m_process) {
        m_process = process;
        m_cpu.clear();
        m_cpu_s = cpuSeconds(process);
        m_since.start();
    }
    if (process > 0) {
        if (m_since.elapsed() > kLeastPause_ms) {
            const double now = cpuSeconds(process);
            const double share = (now - m_cpu_s) / (double(m_since.restart()) / 1000.0);
            m_cpu_s = now;
            m_cpu = percentText(std::max(0.0, share));
        }
        if (!m_cpu.isEmpty()) {
            parts << Words::tr("processor %1").arg(m_cpu);
        }
        parts << Words::tr("memory %1").arg(memoryText(memoryBytes(process)));
    }
    const QStorageInfo disk(QString::fromStdString(folder.string()));
    if (disk.isValid()) {
        parts << Words::tr("%1 free on the disk").arg(memoryText(disk.bytesAvailable()));
    }
    return parts.join(" · ");
}

} // namespace timbre::ui
