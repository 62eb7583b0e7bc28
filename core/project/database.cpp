#include "core/project/database.h"

#include "core/base/error.h"

#include <sqlite3.h>

namespace timbre::project {
namespace {

ErrorKind kindOf(int code)
{
    switch (code & 0xff) { // the upper bits only refine it
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return ErrorKind::Corrupt;
    case SQLITE_FULL:
        return ErrorKind::DiskFull;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return ErrorKind::NotWritable;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return ErrorKind::InUse;
    case SQLITE_NOMEM:
        return ErrorKind::OutOfMemory;
    case SQLITE_CANTOPEN:
    case SQLITE_IOERR:
        return ErrorKind::Unreadable;
    default:
        return ErrorKind::Internal;
    }
}

int flags(Database::Mode mode)
{
    switch (mode) {
    case Database::Mode::Create:
        return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    case Database::Mode::ReadWrite:
        return SQLITE_OPEN_READWRITE;
    case Database::Mode::ReadOnly:
        break;
    }
    return SQLITE_OPEN_READONLY;
}

} // namespace

void Statement::Finalize::operator()(sqlite3_stmt* statement) const
{
    sqlite3_finalize(statement);
}

Statement::Statement(Database& database, std::string_view sql)
    : m_database(database)
{
    sqlite3_stmt* statement = nullptr;
    database.check(
        sqlite3_prepare_v2(database.handle(), sql.data(), int(sql.size()), &statement, nullptr));
    m_statement.reset(statement);
}

Statement& Statement::bind(int64_t value)
{
    m_database.check(sqlite3_bind_int64(m_statement.get(), ++m_bound, value));
    return *this;
}

Statement& Statement::bind(double value)
{
    m_database.check(sqlite3_bind_double(m_statement.get(), ++m_bound, value));
    return *this;
}

Statement& Statement::bind(std::string_view text)
{
    m_database.check(sqlite3_bind_text64(m_statement.get(), ++m_bound,
        text.data() ? text.data() : "", text.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
    return *this;
}

Statement& Statement::bindBlob(std::span<const std::byte> bytes)
{
    m_database.check(sqlite3_bind_blob64(
        m_statement.get(), ++m_bound, bytes.data(), bytes.size(), SQLITE_TRANSIENT));
    return *this;
}

bool Statement::step()
{
    const int code = sqlite3_step(m_statement.get());
    if (code != SQLITE_ROW && code != SQLITE_DONE)
        m_database.check(code);
    return code == SQLITE_ROW;
}

void Statement::run()
{
    while (step()) { }
    sqlite3_reset(m_statement.get());
    m_bound = 0;
}

int64_t Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement.get(), column);
}

double Statement::real(int column) const
{
    return sqlite3_column_double(m_statement.get(), column);
}

std::string Statement::text(int column) const
{
    const auto* text =
        reinterpret_cast<const char*>(sqlite3_column_text(m_statement.get(), column));
    return text ? std::string(text, size_t(sqlite3_column_bytes(m_statement.get(), column)))
                : std::string();
}

std::string Statement::blob(int column) const
{
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(m_statement.get(), column));
    return std::string(bytes, size_t(sqlite3_column_bytes(m_statement.get(), column)));
}

void Database::Close::operator()(sqlite3* handle) const
{
    sqlite3_close(handle);
}

Database::Database(std::filesystem::path path, Mode mode)
    : m_path(std::move(path))
{
    sqlite3* handle = nullptr;
    const int code = sqlite3_open_v2(m_path.c_str(), &handle, flags(mode), nullptr);
    m_handle.reset(handle); // also after a failure
    check(code);
    sqlite3_extended_result_codes(handle, 1);
    sqlite3_busy_timeout(handle, 2000);
}

void Database::execute(const std::string& sql)
{
    check(sqlite3_exec(handle(), sql.c_str(), nullptr, nullptr, nullptr));
}

int64_t Database::number(std::string_view sql)
{
    auto statement = prepare(sql);
    return statement.step() ? statement.integer(0) : 0;
}

int64_t Database::lastId() const
{
    return sqlite3_last_insert_rowid(handle());
}

void Database::check(int code) const
{
    if (code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE)
        return;
    const auto kind = kindOf(code);
    std::string detail = std::string(sqlite3_errstr(code)) + ".";
    if (kind == ErrorKind::Corrupt)
        detail = "The project file is damaged. Open a backup of it.";
    else if (kind == ErrorKind::DiskFull)
        detail = "The disk is full. Free some space and try again; nothing was changed.";
    else if (kind == ErrorKind::NotWritable)
        detail = "The project cannot be written to.";
    else if (kind == ErrorKind::InUse)
        detail = "Another program is using the project file. Try again in a moment.";
    else if (kind == ErrorKind::Internal && m_handle)
        detail = sqlite3_errmsg(m_handle.get());
    throw Error(kind, m_path.string(), detail);
}

Transaction::Transaction(Database& database)
    : m_database(database)
{
    m_database.execute("BEGIN IMMEDIATE");
}

Transaction::~Transaction()
{
    if (m_open)
        sqlite3_exec(m_database.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::commit()
{
    m_database.execute("COMMIT");
    m_open = false;
}

} // namespace timbre::project
