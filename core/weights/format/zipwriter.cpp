#include "core/weights/format/zipwriter.h"

#include <zlib.h>

#include <cstdio>

// Structures: PKWARE's APPNOTE.TXT, sections 4.3.7, 4.3.12 and 4.3.16.

namespace timbre::weights {

namespace {

constexpr uint64_t kAlignment = 64, kLocalSize = 30, kExtraHeader = 4, kLargest = 0xfffffffe;
constexpr uint16_t kPaddingId = 0x4246; // "FB", torch's own extra field
constexpr uint16_t kUtf8Names = 0x800;

class Record {
public:
    Record& u16(uint64_t value) { return number(value, 2); }
    Record& u32(uint64_t value) { return number(value, 4); }
    Record& text(std::string_view text)
    {
        m_bytes += text;
        return *this;
    }
    Record& zeros(uint64_t count)
    {
        m_bytes.append(count, '\0');
        return *this;
    }
    Bytes bytes() const { return std::as_bytes(std::span(m_bytes)); }

private:
    Record& number(uint64_t value, int bytes)
    {
        for (int i = 0; i < bytes; ++i)
            m_bytes += char(value >> (8 * i));
        return *this;
    }

    std::string m_bytes;
};

uint32_t checkSum(Bytes data)
{
    return uint32_t(::crc32_z(0, reinterpret_cast<const Bytef*>(data.data()), data.size()));
}

} // namespace

ZipWriter::ZipWriter(AtomicFile& file, std::string_view head)
    : m_file(file)
    , m_head(head)
{
}

void ZipWriter::write(Bytes bytes)
{
    m_file.write(bytes);
    m_position += bytes.size();
}

void ZipWriter::require32Bit(uint64_t value) const
{
    if (value > kLargest)
        throw Error(ErrorKind::InvalidArgument, m_file.file().string(),
            "A file of more than 4 GiB cannot be written. Save fewer tensors, or as half.");
}

void ZipWriter::add(const std::string& name, Bytes data)
{
    const Entry entry{name, m_position, data.size(), checkSum(data)};
    const uint64_t unpadded = m_position + kLocalSize + name.size() + kExtraHeader;
    const uint64_t padding = (kAlignment - unpadded % kAlignment) % kAlignment;
    require32Bit(unpadded + padding + data.size());

    Record header;
    header.text(m_entries.empty() ? std::string_view(m_head) : "PK").text("\3\4");
    header.u16(0).u16(kUtf8Names).u16(0).u16(0).u16(0); // version, flags, method: stored, time,
                                                        // date
    header.u32(entry.crc).u32(entry.size).u32(entry.size);
    header.u16(name.size()).u16(kExtraHeader + padding).text(name);
    header.u16(kPaddingId).u16(padding).zeros(padding);
    write(header.bytes());
    write(data);
    m_entries.push_back(entry);
}

void ZipWriter::finish()
{
    const uint64_t begin = m_position;
    for (const Entry& entry : m_entries) {
        Record record;
        record.text("PK\1\2").u16(0).u16(0).u16(kUtf8Names).u16(0).u16(0).u16(0);
        record.u32(entry.crc).u32(entry.size).u32(entry.size);
        record.u16(entry.name.size()).u16(0).u16(0).u16(0).u16(0).u32(0); // extra, comment, disk,
                                                                          // attributes
        record.u32(entry.header).text(entry.name);
        write(record.bytes());
    }
    require32Bit(m_position);
    if (m_entries.size() >= 0xffff)
        throw Error(ErrorKind::InvalidArgument, m_file.file().string(),
            "A file holds at most 65000 tensors.");
    Record end;
    end.text("PK\5\6").u16(0).u16(0).u16(m_entries.size()).u16(m_entries.size());
    end.u32(m_position - begin).u32(begin).u16(0);
    write(end.bytes());
}

std::string ZipWriter::serializationId() const
{
    uint32_t names = 0, data = 0;
    for (const Entry& entry : m_entries) {
        names = names * 31 + checkSum(std::as_bytes(std::span(entry.name)));
        data = data * 31 + entry.crc;
    }
    char digits[21];
    std::snprintf(digits, sizeof digits, "%010u%010u", names, data);
    return digits;
}

} // namespace timbre::weights
