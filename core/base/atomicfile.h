#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string_view>

namespace timbre {

/// Writes "target.part" in the target's folder; commit() renames it over the target, so that
/// readers and crashes see the old file or the new one. The destructor removes what was not
/// committed. Throws Error (NotWritable, DiskFull, NotFound). One object, one thread.
class AtomicFile {
public:
    explicit AtomicFile(std::filesystem::path target);
    ~AtomicFile();
    AtomicFile(const AtomicFile&) = delete;
    AtomicFile& operator=(const AtomicFile&) = delete;

    /// The path to write to; hand it to a library that opens files itself.
    const std::filesystem::path& file() const { return m_part; }

    /// Appends bytes to the part file. Not to be mixed with a library that writes to file().
    void write(std::span<const std::byte> bytes);
    void write(std::string_view bytes);

    /// Flushes to the disk and renames. Throws when either fails; the old target is then untouched.
    void commit();

private:
    std::filesystem::path m_target, m_part;
    int m_descriptor = -1; // opened by the constructor, so that an unwritable folder shows at once
    bool m_committed = false;
};

} // namespace timbre
