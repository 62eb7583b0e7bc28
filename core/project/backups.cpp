#include "core/project/backups.h"

#include "core/base/error.h"
#include "core/project/files.h"
#include "core/project/lock.h"
#include "core/project/schema.h"

#include <sqlite3.h>

#include <algorithm>
#include <chrono>
#include <ctime>

namespace fs = std::filesystem;

namespace timbre::project {
namespace {

constexpr const char* kPrefix = "project-";

std::string timeStamp()
{
    const auto now = std::chrono::system_clock::now();
    const std::time_t seconds = std::chrono::system_clock::to_time_t(now);
    const auto ms =
        std::chrono::duration_cast<std::chrono::milliseconds>(now.time_since_epoch()).count();
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    char text[32];
    const size_t length = std::strftime(text, sizeof text, "%Y%m%d-%H%M%S", &parts);
    std::snprintf(text + length, sizeof text - length, "-%03d", int(ms % 1000));
    return text;
}

int64_t modified(const fs::path& path)
{
    const auto system = std::chrono::file_clock::to_sys(fs::last_write_time(path));
    return std::chrono::duration_cast<std::chrono::seconds>(system.time_since_epoch()).count();
}

std::vector<fs::path> copies(const fs::path& folder)
{
    std::vector<fs::path> found;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(folder / kBackupFolder, ignored)) {
        const auto name = entry.path().filename().string();
        if (name.starts_with(kPrefix) && name.ends_with(kDatabaseExtension))
            found.push_back(entry.path());
    }
    std::sort(found.rbegin(), found.rend()); // the time is in the name
    return found;
}

void copyDatabase(Database& from, const fs::path& target)
{
    Database to(target, Database::Mode::Create);
    sqlite3_backup* copy = sqlite3_backup_init(to.handle(), "main", from.handle(), "main");
    if (!copy)
        to.check(sqlite3_errcode(to.handle()));
    sqlite3_backup_step(copy, -1);
    to.check(sqlite3_backup_finish(copy));
    to.execute("PRAGMA journal_mode = DELETE"); // one file, without a -wal beside it
}

} // namespace

std::vector<Backup> backups(const fs::path& folder)
{
    std::vector<Backup> found;
    for (const fs::path& path : copies(folder)) {
        try {
            Database database(path, Database::Mode::ReadOnly);
            requireKnownVersion(database);
            found.push_back({path, modified(path), database.number("SELECT count(*) FROM clip")});
        } catch (const Error&) {
            // a copy that is damaged itself is not offered
        }
    }
    return found;
}

bool changedSinceBackup(const fs::path& folder)
{
    const auto all = copies(folder);
    if (all.empty())
        return true;
    const auto saved = fs::last_write_time(all.front());
    const fs::path file = folder / kDatabaseFile, wal = file.string() + "-wal";
    return fs::last_write_time(file) > saved
        || (fs::exists(wal) && fs::last_write_time(wal) > saved);
}

void makeBackup(Database& database, const fs::path& folder)
{
    const fs::path target =
        folder / kBackupFolder / (kPrefix + timeStamp() + std::string(kDatabaseExtension));
    fs::create_directories(target.parent_path());
    const fs::path part = target.string() + ".part";
    std::error_code ignored;
    fs::remove(part, ignored);
    try {
        copyDatabase(database, part);
        fs::rename(part, target);
    } catch (...) {
        fs::remove(part, ignored);
        throw;
    }
    auto all = copies(folder);
    for (size_t i = kBackups; i < all.size(); ++i)
        fs::remove(all[i], ignored);
}

void restoreBackup(const fs::path& folder, const Backup& backup)
{
    const Lock lock(folder / kLockFile);
    const fs::path target = folder / kDatabaseFile;
    AtomicCopy copy(backup.path, target); // first, so that a full disk changes nothing
    const std::string aside = "project.damaged-" + timeStamp() + std::string(kDatabaseExtension);
    if (fs::exists(target))
        fs::rename(target, folder / aside);
    std::error_code ignored;
    for (const char* tail : {"-wal", "-shm"}) // they belong to the damaged one
        fs::rename(target.string() + tail, (folder / aside).string() + tail, ignored);
    copy.commit();
}

} // namespace timbre::project
