#include "core/project/snapshot.h"

#include "core/base/error.h"
#include "core/project/files.h"

#include <cerrno>
#include <cstdlib>

namespace fs = std::filesystem;

namespace timbre::project {

Snapshot::~Snapshot()
{
    std::error_code ignored;
    if (!m_temporary_folder.empty())
        fs::remove_all(m_temporary_folder, ignored);
}

Snapshot readableDatabase(const fs::path& folder)
{
    const fs::path file = folder / kDatabaseFile;
    if (writable(folder))
        return Snapshot(file);
    std::string pattern = (fs::temp_directory_path() / "timbre-XXXXXX").string();
    if (!::mkdtemp(pattern.data()))
        throw systemError(errno, pattern, "Writing");
    Snapshot snapshot(fs::path(pattern) / kDatabaseFile, pattern);
    AtomicCopy(file, snapshot.file()).commit();
    if (const fs::path wal = file.string() + "-wal"; fs::exists(wal))
        AtomicCopy(wal, snapshot.file().string() + "-wal").commit();
    return snapshot;
}

} // namespace timbre::project
