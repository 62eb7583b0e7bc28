#pragma once

#include "core/project/database.h"

#include <filesystem>
#include <vector>

namespace timbre::project {

struct Backup {
    std::filesystem::path path;
    int64_t saved_s = 0; ///< seconds since 1970
    int64_t clips = 0; ///< how many it holds
};

/// Copies that can be opened, newest first.
std::vector<Backup> backups(const std::filesystem::path& folder);

/// Whether the project was written to after its newest copy was made, or has none.
bool changedSinceBackup(const std::filesystem::path& folder);

/// Copies a healthy database to folder/backups; beyond kBackups the oldest goes. Atomic.
void makeBackup(Database& database, const std::filesystem::path& folder);
inline constexpr int kBackups = 8;

/// Puts a copy in the place of project.timbre, which is kept as project.damaged-<time>.timbre. The
/// project must not be open. Throws Error(InUse, NotFound, DiskFull, NotWritable).
void restoreBackup(const std::filesystem::path& folder, const Backup& backup);

} // namespace timbre::project
