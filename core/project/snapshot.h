#pragma once

#include <filesystem>
#include <utility>

namespace timbre::project {

/// Where a database is opened: in its folder, or as a temporary copy that goes with this object.
class Snapshot {
public:
    explicit Snapshot(std::filesystem::path file)
        : m_file(std::move(file))
    {
    }
    Snapshot(std::filesystem::path file, std::filesystem::path temporary_folder)
        : m_file(std::move(file))
        , m_temporary_folder(std::move(temporary_folder))
    {
    }
    Snapshot(Snapshot&& other) noexcept
        : m_file(std::move(other.m_file))
        , m_temporary_folder(std::exchange(other.m_temporary_folder, {}))
    {
    }
    ~Snapshot();

    const std::filesystem::path& file() const { return m_file; }

private:
    std::filesystem::path m_file, m_temporary_folder;
};

/// The database of a project for reading. A WAL database needs a writable folder even then, so on
/// read-only media it is copied, with what was not yet merged into it.
Snapshot readableDatabase(const std::filesystem::path& folder);

} // namespace timbre::project
