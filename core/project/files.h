#pragma once

#include "core/base/atomicfile.h"
#include "core/jobs/context.h"

#include <filesystem>

namespace timbre::project {

inline constexpr const char *kDatabaseFile = "project.timbre", *kDatabaseExtension = ".timbre",
                            *kAudioFolder = "audio", *kBackupFolder = "backups",
                            *kLockFile = "project.lock";

/// A copy of a file that appears under its new name with commit(), whole or not at all.
/// Throws what AtomicFile throws, Error(NotFound, Unreadable) for the source, jobs::Cancelled.
class AtomicCopy {
public:
    AtomicCopy(const std::filesystem::path& from, const std::filesystem::path& to);
    AtomicCopy(
        const std::filesystem::path& from, const std::filesystem::path& to, jobs::Context& job);
    void commit() { m_file.commit(); }

private:
    AtomicFile m_file;
};

/// `name` in `folder`, or "name-2", "name-3", ... with the same extension, whichever is free.
std::filesystem::path freeName(
    const std::filesystem::path& folder, const std::filesystem::path& name);

/// Whether files can be made in it: permission, and no read-only media.
bool writable(const std::filesystem::path& folder);

} // namespace timbre::project
