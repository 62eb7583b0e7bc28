#pragma once

#include "core/weights/format/source.h"

#include <vector>

namespace timbre::weights {

struct ZipEntry {
    std::string name;
    uint64_t begin = 0, size = 0; // of its data, in the file
    uint32_t crc = 0;
    bool stored = true; // as it is, as torch stores them; else compressed or encrypted
};

/// The entries by the central directory, zip64 included; sizes in local headers are not used. The
/// first two bytes of the file may be anything. Error(Corrupt) for a broken directory.
std::vector<ZipEntry> readZip(const Source& source);

/// The entry's bytes, compared with its check sum if it has one. Error(WrongFormat) when it is
/// compressed.
Source zipEntryData(const Source& source, const ZipEntry& entry);

} // namespace timbre::weights
