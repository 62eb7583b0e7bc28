#include "core/project/journal.h"

#include "core/base/error.h"

#include <sqlite3.h>

namespace timbre::project {
namespace {

constexpr int kSteps = 1000; // older ones can no longer be undone

struct SessionDelete {
    void operator()(sqlite3_session* session) const { sqlite3session_delete(session); }
};
struct Free {
    void operator()(void* memory) const { sqlite3_free(memory); }
};

/// A changeset as SQLite hands it out.
struct Changes {
    std::unique_ptr<void, Free> bytes;
    int size = 0;

    std::span<const std::byte> span() const
    {
        return {static_cast<const std::byte*>(bytes.get()), size_t(size)};
    }
};

class Session {
public:
    explicit Session(Database& database)
        : m_database(database)
    {
        sqlite3_session* session = nullptr;
        database.check(sqlite3session_create(database.handle(), "main", &session));
        m_session.reset(session);
        for (const char* table : {"recording", "clip"})
            database.check(sqlite3session_attach(session, table));
    }

    Changes changes() const
    {
        Changes changes;
        void* bytes = nullptr;
        m_database.check(sqlite3session_changeset(m_session.get(), &changes.size, &bytes));
        changes.bytes.reset(bytes);
        return changes;
    }

private:
    Database& m_database;
    std::unique_ptr<sqlite3_session, SessionDelete> m_session;
};

int onConflict(void*, int, sqlite3_changeset_iter*)
{
    return SQLITE_CHANGESET_ABORT; // the journal fits the tables, or the file was changed by others
}

void apply(Database& database, void* bytes, int size)
{
    const int code =
        sqlite3changeset_apply(database.handle(), size, bytes, nullptr, onConflict, nullptr);
    if (code == SQLITE_ABORT)
        throw Error(ErrorKind::Corrupt, database.path().string(),
            "This step cannot be undone: the project was changed by another program.");
    database.check(code);
}

Changes inverse(Database& database, const std::string& changes)
{
    Changes result;
    void* bytes = nullptr;
    database.check(
        sqlite3changeset_invert(int(changes.size()), changes.data(), &result.size, &bytes));
    result.bytes.reset(bytes);
    return result;
}

Changes joined(Database& database, std::string first, Changes second)
{
    Changes result;
    void* bytes = nullptr;
    database.check(sqlite3changeset_concat(
        int(first.size()), first.data(), second.size, second.bytes.get(), &result.size, &bytes));
    result.bytes.reset(bytes);
    return result;
}

constexpr const char* kNextUndo =
    "SELECT id, what, changes, merge FROM journal WHERE undone = 0 ORDER BY id DESC LIMIT 1";
constexpr const char* kNextRedo =
    "SELECT id, what, changes FROM journal WHERE undone = 1 ORDER BY id ASC LIMIT 1";

std::optional<std::string> what(Database& database, const char* sql)
{
    auto next = database.prepare(sql);
    return next.step() ? std::optional(next.text(1)) : std::nullopt;
}

void mark(Database& database, int64_t id, bool undone)
{
    database.prepare("UPDATE journal SET undone = ? WHERE id = ?")
        .bind(int64_t(undone))
        .bind(id)
        .run();
}

void append(Database& database, const std::string& what, const std::string& merge, Changes changes)
{
    auto last = database.prepare(kNextUndo);
    if (!merge.empty() && last.step() && last.text(3) == merge) {
        const auto both = joined(database, last.blob(2), std::move(changes));
        database.prepare("UPDATE journal SET changes = ? WHERE id = ?")
            .bindBlob(both.span())
            .bind(last.integer(0))
            .run();
        return;
    }
    database.prepare("INSERT INTO journal (what, merge, changes) VALUES (?, ?, ?)")
        .bind(what)
        .bind(merge)
        .bindBlob(changes.span())
        .run();
    database.prepare("DELETE FROM journal WHERE id <= ?").bind(database.lastId() - kSteps).run();
}

} // namespace

Journal::Journal(Database& database)
    : m_database(database)
{
}

void Journal::record(
    const std::string& what, const std::string& merge, const std::function<void()>& change)
{
    Transaction transaction(m_database);
    Session session(m_database);
    change();
    Changes changes = session.changes();
    if (changes.size > 0) {
        m_database.execute("DELETE FROM journal WHERE undone = 1");
        append(m_database, what, merge, std::move(changes));
    }
    transaction.commit();
}

std::optional<std::string> Journal::undoable() const
{
    return what(m_database, kNextUndo);
}

std::optional<std::string> Journal::redoable() const
{
    return what(m_database, kNextRedo);
}

void Journal::undo()
{
    Transaction transaction(m_database);
    if (auto next = m_database.prepare(kNextUndo); next.step()) {
        const auto changes = inverse(m_database, next.blob(2));
        apply(m_database, changes.bytes.get(), changes.size);
        mark(m_database, next.integer(0), true);
    }
    transaction.commit();
}

void Journal::redo()
{
    Transaction transaction(m_database);
    if (auto next = m_database.prepare(kNextRedo); next.step()) {
        auto changes = next.blob(2);
        apply(m_database, changes.data(), int(changes.size()));
        mark(m_database, next.integer(0), false);
    }
    transaction.commit();
}

} // namespace timbre::project
