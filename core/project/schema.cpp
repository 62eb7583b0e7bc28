#include "core/project/schema.h"

#include "core/base/error.h"

#include <array>

namespace timbre::project {
namespace {

constexpr int64_t kApplicationId = 0x54494d42; // "TIMB", so that `file` and we know it again

// Step i brings a file of version i to version i + 1. What has been released is never changed.
constexpr std::array kSteps{
    R"(CREATE TABLE recording (
        id INTEGER PRIMARY KEY, name TEXT NOT NULL, file TEXT NOT NULL, sampling_rate INTEGER NOT NULL,
        frames INTEGER NOT NULL, recipe TEXT NOT NULL DEFAULT '[]');
    CREATE TABLE clip (
        id INTEGER PRIMARY KEY, recording INTEGER NOT NULL, begin_sample INTEGER NOT NULL,
        end_sample INTEGER NOT NULL, speaker TEXT NOT NULL DEFAULT '', language TEXT NOT NULL DEFAULT '',
        text TEXT NOT NULL DEFAULT '', words TEXT NOT NULL DEFAULT '[]', checked INTEGER NOT NULL DEFAULT 0,
        dropped INTEGER NOT NULL DEFAULT 0, verdict TEXT NOT NULL DEFAULT '{}');
    CREATE INDEX clip_order ON clip (recording, begin_sample);
    CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL);
    CREATE TABLE journal (
        id INTEGER PRIMARY KEY AUTOINCREMENT, what TEXT NOT NULL, undone INTEGER NOT NULL DEFAULT 0,
        changes BLOB NOT NULL);)",
    R"(ALTER TABLE journal ADD COLUMN merge TEXT NOT NULL DEFAULT '';)",
    R"(ALTER TABLE recording ADD COLUMN original TEXT NOT NULL DEFAULT '';)",
    R"(ALTER TABLE clip ADD COLUMN repair TEXT NOT NULL DEFAULT '[]';
    ALTER TABLE clip ADD COLUMN heard TEXT NOT NULL DEFAULT '';)",
};

} // namespace

int schemaVersion()
{
    return int(kSteps.size());
}

int schemaVersion(Database& database)
{
    const auto version = database.number("PRAGMA user_version");
    if (version > 0 && database.number("PRAGMA application_id") != kApplicationId)
        throw Error(ErrorKind::WrongFormat, database.path().string(),
            "This is not a project of Timbre Studio.");
    return int(version);
}

void requireKnownVersion(Database& database)
{
    if (schemaVersion(database) > schemaVersion())
        throw Error(ErrorKind::WrongVersion, database.path().string(),
            "This project was made by a newer Timbre Studio. Update the program to open it; "
            "nothing was changed.");
}

void migrate(Database& database)
{
    requireKnownVersion(database);
    const int version = schemaVersion(database);
    if (version == schemaVersion())
        return;
    Transaction transaction(database);
    for (int step = version; step < schemaVersion(); ++step)
        database.execute(kSteps[size_t(step)]);
    database.execute("PRAGMA application_id = " + std::to_string(kApplicationId));
    database.execute("PRAGMA user_version = " + std::to_string(schemaVersion()));
    transaction.commit();
}

} // namespace timbre::project
