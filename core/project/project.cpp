#include "core/project/project.h"

#include "core/audio/audioreader.h"
#include "core/base/error.h"
#include "core/project/files.h"
#include "core/project/journal.h"
#include "core/project/lock.h"
#include "core/project/rows.h"
#include "core/project/schema.h"
#include "core/project/snapshot.h"

namespace fs = std::filesystem;

namespace timbre::project {

Edit::Edit(Database& database)
    : m_database(database)
{
}

int64_t Edit::add(const Recording& recording)
{
    return insert(m_database, recording);
}

int64_t Edit::add(const Clip& clip)
{
    return insert(m_database, clip);
}

void Edit::change(const Recording& recording)
{
    update(m_database, recording);
}

void Edit::change(const Clip& clip)
{
    update(m_database, clip);
}

void Edit::removeRecording(int64_t id)
{
    m_database.prepare("DELETE FROM clip WHERE recording = ?").bind(id).run();
    m_database.prepare("DELETE FROM recording WHERE id = ?").bind(id).run();
}

void Edit::removeClip(int64_t id)
{
    m_database.prepare("DELETE FROM clip WHERE id = ?").bind(id).run();
}

struct Project::Impl {
    Impl(fs::path folder, Access access, Database::Mode mode)
        : folder(std::move(folder))
        , access(access)
        , snapshot(access == Access::ReadOnly ? readableDatabase(this->folder)
                                              : Snapshot(this->folder / kDatabaseFile))
        , database(snapshot.file(), mode)
        , journal(database)
    {
    }

    fs::path folder;
    Access access;
    std::unique_ptr<Lock> lock; // none for readers
    Snapshot snapshot;
    Database database;
    Journal journal;
    int64_t backed_up_changes = 0; // of this connection, when the last backup was made
};

static void requireHealthy(Database& database)
{
    auto check = database.prepare("PRAGMA quick_check(1)");
    const bool healthy = check.step() && check.text(0) == "ok";
    if (!healthy || schemaVersion(database) == 0) // an empty file is healthy to SQLite
        throw Error(ErrorKind::Corrupt, database.path().string(),
            "The project file is damaged. Open a backup of it.");
}

static void tuneForWriting(Database& database)
{
    database.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
}

Project::Project(std::unique_ptr<Impl> impl)
    : m_impl(std::move(impl))
{
}

Project Project::create(const fs::path& folder)
{
    std::error_code cause;
    if (fs::exists(folder, cause) && (!fs::is_directory(folder) || !fs::is_empty(folder)))
        throw Error(ErrorKind::InvalidArgument, folder.string(),
            "Something is in this folder already. Choose a new one.");
    fs::create_directories(folder / kAudioFolder, cause);
    if (cause)
        throw systemError(cause.value(), folder.string(), "Writing");
    auto lock = std::make_unique<Lock>(folder / kLockFile);
    auto impl = std::make_unique<Impl>(folder, Access::ReadWrite, Database::Mode::Create);
    impl->lock = std::move(lock);
    tuneForWriting(impl->database);
    migrate(impl->database);
    return Project(std::move(impl));
}

Project::Project(fs::path folder, Access access)
{
    if (!fs::exists(folder / kDatabaseFile))
        throw Error(ErrorKind::NotFound, folder.string(),
            "There is no project in this folder. A project's folder holds a file project.timbre.");
    const bool writing = access == Access::ReadWrite;
    std::unique_ptr<Lock> lock;
    if (writing)
        lock = std::make_unique<Lock>(folder / kLockFile);
    m_impl = std::make_unique<Impl>(
        std::move(folder), access, writing ? Database::Mode::ReadWrite : Database::Mode::ReadOnly);
    m_impl->lock = std::move(lock);
    Database& database = m_impl->database;
    requireKnownVersion(database);
    requireHealthy(database);
    if (writing) {
        if (changedSinceBackup(m_impl->folder) || schemaVersion(database) < schemaVersion())
            makeBackup(database, m_impl->folder);
        tuneForWriting(database);
        migrate(database);
    }
}

Project::Project(Project&&) noexcept = default;
Project& Project::operator=(Project&&) noexcept = default;
Project::~Project() = default;

const fs::path& Project::folder() const
{
    return m_impl->folder;
}

bool Project::readOnly() const
{
    return m_impl->access == Access::ReadOnly;
}

std::vector<Recording> Project::recordings() const
{
    return readRecordings(m_impl->database);
}

std::vector<Clip> Project::clips() const
{
    return readClips(m_impl->database);
}

fs::path Project::audioFile(const Recording& recording) const
{
    return m_impl->folder / recording.file;
}

std::string Project::setting(const std::string& key) const
{
    auto row = m_impl->database.prepare("SELECT value FROM setting WHERE key = ?");
    return row.bind(key).step() ? row.text(0) : std::string();
}

void Project::setSetting(const std::string& key, const std::string& value)
{
    m_impl->database.prepare("INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)")
        .bind(key)
        .bind(value)
        .run();
}

void Project::edit(
    const std::string& what, const std::function<void(Edit&)>& change, const std::string& merge)
{
    m_impl->journal.record(what, merge, [&] {
        Edit edit(m_impl->database);
        change(edit);
    });
}

std::optional<std::string> Project::undoable() const
{
    return m_impl->journal.undoable();
}

std::optional<std::string> Project::redoable() const
{
    return m_impl->journal.redoable();
}

void Project::undo()
{
    m_impl->journal.undo();
}

void Project::redo()
{
    m_impl->journal.redo();
}

void Project::backup()
{
    const int64_t changes = m_impl->database.number("SELECT total_changes()");
    if (readOnly() || changes == m_impl->backed_up_changes)
        return;
    requireHealthy(m_impl->database);
    makeBackup(m_impl->database, m_impl->folder);
    m_impl->backed_up_changes = changes;
}

Recording importAudio(const fs::path& folder, const fs::path& file, jobs::Context& job)
{
    const audio::AudioReader sound(file); // throws when it is none
    const fs::path target = freeName(folder / kAudioFolder, file.filename());
    AtomicCopy copy(file, target, job);
    copy.commit();
    Recording recording;
    recording.name = file.filename().string();
    recording.file = (fs::path(kAudioFolder) / target.filename()).generic_string();
    recording.sampling_rate = sound.samplingRate();
    recording.frames = sound.frames();
    return recording;
}

} // namespace timbre::project
