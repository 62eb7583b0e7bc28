#include "core/weights/format/zip.h"

#include <zlib.h>

#include <algorithm>

// Structures and field names: PKWARE's APPNOTE.TXT, sections 4.3.7 (local header), 4.3.12 (central
// directory), 4.3.14 to 4.3.16 (end records), 4.5.3 (zip64 extra field).

namespace timbre::weights {

namespace {

constexpr uint32_t kCentralSignature = 0x02014b50, kZip64EndSignature = 0x06064b50,
                   kZip64LocatorSignature = 0x07064b50;
constexpr std::string_view kEndSignature = "PK\5\6", kLocalSignatureTail = "\3\4";
constexpr uint64_t kEndSize = 22, kLongestComment = 65535, kZip64LocatorSize = 20,
                   kCentralSize = 46;
constexpr uint32_t kInZip64 = 0xffffffff;
constexpr uint64_t kLongestName = 4096;

struct Directory {
    uint64_t entries, size, begin;
};

[[noreturn]] void truncated(const Source& source)
{
    source.corrupt(
        "The file is truncated: the table of contents at its end is missing. Get it again.");
}

uint64_t findEnd(const Source& source)
{
    const auto text = source.text();
    if (text.size() < kEndSize)
        truncated(source);
    const uint64_t first =
        text.size() - std::min<uint64_t>(text.size(), kEndSize + kLongestComment);
    const auto found =
        text.substr(0, text.size() - kEndSize + kEndSignature.size()).rfind(kEndSignature);
    if (found == text.npos || found < first)
        truncated(source);
    return found;
}

Directory readZip64Directory(const Source& source, uint64_t end)
{
    Cursor locator(source, end - kZip64LocatorSize);
    if (locator.u32() != kZip64LocatorSignature)
        truncated(source);
    locator.u32(); // disk
    Cursor cursor(source, locator.u64());
    if (cursor.u32() != kZip64EndSignature)
        truncated(source);
    cursor.take(8 + 2 + 2 + 4 + 4 + 8); // record size, versions, disks, entries on this disk
    Directory directory{};
    directory.entries = cursor.u64();
    directory.size = cursor.u64();
    directory.begin = cursor.u64();
    return directory;
}

Directory readDirectory(const Source& source)
{
    const uint64_t end = findEnd(source);
    Cursor cursor(source, end + kEndSignature.size());
    cursor.take(2 + 2 + 2); // disks, entries on this disk
    Directory directory{};
    directory.entries = cursor.u16();
    directory.size = cursor.u32();
    directory.begin = cursor.u32();
    if (directory.entries == 0xffff || directory.size == kInZip64 || directory.begin == kInZip64) {
        if (end < kZip64LocatorSize)
            truncated(source);
        directory = readZip64Directory(source, end);
    }
    if (checkedSum(directory.begin, directory.size, source) > end
        || directory.entries > directory.size / kCentralSize)
        source.corrupt(
            "The file is damaged: its table of contents is not where it should be. Get it again.");
    return directory;
}

/// Replaces what the central directory left to the zip64 extra field, in the order the format
/// gives.
void readZip64Extra(const Source& source, Bytes extra, std::initializer_list<uint64_t*> fields)
{
    Cursor cursor(Source{source.name, extra});
    while (cursor.left() >= 4) {
        const uint16_t id = cursor.u16();
        Cursor field(Source{source.name, cursor.take(cursor.u16())});
        for (uint64_t* value : fields) {
            if (id == 1 && *value == kInZip64)
                *value = field.u64();
        }
    }
}

uint64_t dataBegin(const Source& source, uint64_t header)
{
    Cursor cursor(source, header);
    const auto signature = cursor.text(4);
    if (signature.substr(2) != kLocalSignatureTail
        || (header != 0 && signature.substr(0, 2) != "PK"))
        source.corrupt(
            "The file is damaged: an entry is not where its table of contents says. Get it again.");
    cursor.take(22);
    const uint64_t name = cursor.u16(), extra = cursor.u16();
    cursor.take(name + extra);
    return cursor.position();
}

ZipEntry readEntry(const Source& source, Cursor& cursor, uint64_t directory_begin)
{
    if (cursor.u32() != kCentralSignature)
        source.corrupt("The file is damaged: its table of contents cannot be read. Get it again.");
    cursor.take(2 + 2); // versions
    const uint16_t flags = cursor.u16(), method = cursor.u16();
    cursor.take(2 + 2); // time, date
    ZipEntry entry;
    entry.crc = cursor.u32();
    uint64_t packed = cursor.u32(), header = 0;
    entry.size = cursor.u32();
    const uint16_t name = cursor.u16(), extra = cursor.u16(), comment = cursor.u16();
    cursor.take(2 + 2 + 4); // disk, attributes
    header = cursor.u32();
    if (name > kLongestName)
        source.corrupt("The file is damaged: an entry of it has an endless name. Get it again.");
    entry.name = cursor.text(name);
    readZip64Extra(source, cursor.take(extra), {&entry.size, &packed, &header});
    cursor.take(comment);
    entry.stored = method == 0 && packed == entry.size && (flags & 1) == 0;
    entry.size = packed;
    entry.begin = dataBegin(source, header);
    if (checkedSum(entry.begin, entry.size, source) > directory_begin)
        source.corrupt("The file is truncated: entry " + shown(entry.name)
            + " claims more than the file holds. Get it again.");
    return entry;
}

} // namespace

std::vector<ZipEntry> readZip(const Source& source)
{
    const Directory directory = readDirectory(source);
    Cursor cursor(Source{source.name, source.bytes.subspan(directory.begin, directory.size)});
    std::vector<ZipEntry> entries;
    for (uint64_t i = 0; i < directory.entries; ++i)
        entries.push_back(readEntry(source, cursor, directory.begin));
    return entries;
}

Source zipEntryData(const Source& source, const ZipEntry& entry)
{
    if (!entry.stored)
        source.fail(ErrorKind::WrongFormat,
            "Entry " + shown(entry.name)
                + " of this zip archive is compressed or encrypted, which PyTorch never does. "
                  "Unpack "
                  "the archive, or save the model again.");
    const Bytes bytes = source.bytes.subspan(entry.begin, entry.size);
#ifndef FUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION // a fuzzer cannot guess check sums
    const auto crc = ::crc32_z(0, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size());
    if (entry.crc != 0 && uint32_t(crc) != entry.crc) // 0: torch was told to compute none
        source.corrupt("The file is damaged: the check sum of entry " + shown(entry.name)
            + " is wrong. Get it again.");
#endif
    return {source.name, bytes};
}

} // namespace timbre::weights
