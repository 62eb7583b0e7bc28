#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace timbre::project {

class Database;

/// A prepared statement. One thread, like its database.
class Statement {
public:
    /// Binds the next parameter, from the left.
    Statement& bind(int64_t value);
    Statement& bind(double value);
    Statement& bind(std::string_view text);
    Statement& bindBlob(std::span<const std::byte> bytes);

    bool step(); ///< true: there is a row
    void run(); ///< to the end, and ready for new parameters

    int64_t integer(int column) const;
    double real(int column) const;
    std::string text(int column) const;
    std::string blob(int column) const;

private:
    friend class Database;
    Statement(Database& database, std::string_view sql);

    struct Finalize {
        void operator()(sqlite3_stmt* statement) const;
    };
    Database& m_database;
    std::unique_ptr<sqlite3_stmt, Finalize> m_statement;
    int m_bound = 0;
};

/// A SQLite file. Every failure is an Error with the path as its subject: Corrupt, DiskFull,
/// NotWritable, InUse, Unreadable. One thread.
class Database {
public:
    enum class Mode { Create, ReadWrite, ReadOnly };

    Database(std::filesystem::path path, Mode mode);

    Statement prepare(std::string_view sql) { return Statement(*this, sql); }
    void execute(const std::string& sql); ///< one or more statements without parameters
    int64_t number(std::string_view sql); ///< the first column of the first row
    int64_t lastId() const;

    /// Throws the Error for a result code of SQLite, unless it is one of success.
    void check(int code) const;
    sqlite3* handle() const { return m_handle.get(); }
    const std::filesystem::path& path() const { return m_path; }

private:
    struct Close {
        void operator()(sqlite3* handle) const;
    };
    std::filesystem::path m_path;
    std::unique_ptr<sqlite3, Close> m_handle;
};

/// Rolls back unless committed.
class Transaction {
public:
    explicit Transaction(Database& database);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    void commit();

private:
    Database& m_database;
    bool m_open = true;
};

} // namespace timbre::project
