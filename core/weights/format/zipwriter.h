#pragma once

#include "core/base/atomicfile.h"
#include "core/weights/format/source.h"

#include <vector>

namespace timbre::weights {

/// Writes entries as torch does: stored, each entry's data at a multiple of 64 bytes, so that they
/// can be mapped. The archive must stay below 4 GiB (Error(InvalidArgument)): no model of this
/// program comes near.
class ZipWriter {
public:
    /// `head` is "PK", or two digits that take its place at the very start of the file.
    ZipWriter(AtomicFile& file, std::string_view head);

    void add(const std::string& name, Bytes data);
    void add(const std::string& name, std::string_view text)
    {
        add(name, std::as_bytes(std::span(text)));
    }

    /// Writes the table of contents; the caller commits the file.
    void finish();

    /// 20 digits made from all names and data so far; torch keeps such a number in
    /// .data/serialization_id.
    std::string serializationId() const;

private:
    struct Entry {
        std::string name;
        uint64_t header, size;
        uint32_t crc;
    };
    void write(Bytes bytes);
    void require32Bit(uint64_t value) const;

    AtomicFile& m_file;
    std::string m_head;
    std::vector<Entry> m_entries;
    uint64_t m_position = 0;
};

} // namespace timbre::weights
