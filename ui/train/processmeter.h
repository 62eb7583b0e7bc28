#pragma once

#include <QElapsedTimer>
#include <QString>

#include <cstdint>
#include <filesystem>

namespace timbre::ui {

/// What a process uses: its share of the processor, its memory; and the room left on the disk.
/// Read from /proc. One object per process, asked about once a second.
class ProcessMeter {
public:
    /// "processor 178 % · memory 1.0 GB · 34 GB free on the disk"; without a process the disk
    /// alone.
    QString words(int64_t process, const std::filesystem::path& folder);

private:
    int64_t m_process = 0;
    double m_cpu_s = 0.0;
    QElapsedTimer m_since;
    QString m_cpu;
};

} // namespace timbre::ui
