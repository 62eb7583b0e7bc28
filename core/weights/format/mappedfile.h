#pragma once

#include "core/weights/format/source.h"

#include <filesystem>
#include <memory>

namespace timbre::weights {

/// A file in memory for as long as the object lives. The mapping is private: a write by mistake
/// stays in this process. A file that another program shortens meanwhile ends the process (SIGBUS);
/// replacing it by rename is safe.
class MappedFile {
public:
    /// Throws Error(NotFound, Unreadable, WrongFormat for a folder, Corrupt for an empty file).
    static std::shared_ptr<MappedFile> open(const std::filesystem::path& path);
    ~MappedFile();
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;

    Source source() const { return {m_name, {m_data, m_size}}; }
    std::byte* data() const { return m_data; }
    size_t size() const { return m_size; }

private:
    MappedFile(std::string name, std::byte* data, size_t size);

    std::string m_name;
    std::byte* m_data;
    size_t m_size;
};

} // namespace timbre::weights
