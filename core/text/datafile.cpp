#include "core/text/datafile.h"

#include "core/base/error.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace timbre::text {
namespace {

// Little endian, as every machine we run on. Sections are aligned to 16 bytes.
struct Header {
    char magic[8];
    uint32_t version, sections;
};
constexpr std::string_view kMagic = "TIMBTEXT";
constexpr uint32_t kVersion = 1;

std::string_view mapped(const std::filesystem::path& path)
{
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        throw systemError(errno, path.string(), "Reading");
    struct stat status{};
    void* address = MAP_FAILED;
    if (::fstat(descriptor, &status) == 0 && status.st_size > 0)
        address = ::mmap(nullptr, size_t(status.st_size), PROT_READ, MAP_PRIVATE, descriptor, 0);
    ::close(descriptor); // the mapping stays
    if (address == MAP_FAILED)
        throw Error(ErrorKind::Corrupt, path.string(), "The file is empty or cannot be mapped.");
    return {static_cast<const char*>(address), size_t(status.st_size)};
}

} // namespace

struct DataFile::Entry {
    char name[40]; // padded with zeros
    uint32_t width, reserved;
    uint64_t offset, size; // bytes

    std::string_view title() const { return {name, strnlen(name, sizeof name)}; }
};

std::string_view StringTable::operator[](size_t i) const
{
    const size_t begin = i == 0 ? 0 : m_ends[i - 1];
    return m_bytes.substr(begin, m_ends[i] - begin);
}

std::optional<size_t> StringTable::find(std::string_view text) const
{
    size_t low = 0, high = size();
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        const int order = (*this)[middle].compare(text);
        if (order == 0)
            return middle;
        (order < 0 ? low : high) = order < 0 ? middle + 1 : middle;
    }
    return std::nullopt;
}

std::optional<uint32_t> Trie::child(uint32_t node, char32_t character) const
{
    if (m_nodes.empty())
        return std::nullopt;
    const auto children = m_nodes.subspan(
        m_nodes[node].first_child, m_nodes[node + 1].first_child - m_nodes[node].first_child);
    const auto found = std::ranges::lower_bound(children, uint32_t(character), {}, &Node::character);
    if (found == children.end() || found->character != uint32_t(character))
        return std::nullopt;
    return m_nodes[node].first_child + uint32_t(found - children.begin());
}

std::optional<int32_t> Trie::value(uint32_t node) const
{
    const int32_t value = m_nodes[node].value;
    return value < 0 ? std::nullopt : std::optional(value);
}

std::optional<int32_t> Trie::find(std::u32string_view key) const
{
    if (m_nodes.empty())
        return std::nullopt;
    uint32_t node = kRoot;
    for (const char32_t character : key) {
        const auto next = child(node, character);
        if (!next)
            return std::nullopt;
        node = *next;
    }
    return value(node);
}

std::optional<Trie::Prefix> Trie::longestPrefix(std::u32string_view text) const
{
    std::optional<Prefix> longest;
    uint32_t node = kRoot;
    for (size_t i = 0; i < text.size(); ++i) {
        const auto next = child(node, text[i]);
        if (!next)
            break;
        node = *next;
        if (const auto found = value(node))
            longest = Prefix{i + 1, *found};
    }
    return longest;
}

DataFile::DataFile(const std::filesystem::path& path)
    : m_path(path)
    , m_bytes(mapped(path))
{
    try {
        checkTable();
    } catch (...) {
        ::munmap(const_cast<char*>(m_bytes.data()), m_bytes.size());
        throw;
    }
}

DataFile::~DataFile()
{
    ::munmap(const_cast<char*>(m_bytes.data()), m_bytes.size());
}

void DataFile::damaged(std::string_view what) const
{
    throw Error(ErrorKind::Corrupt, m_path.string(),
        "The data file is damaged (" + std::string(what) + "). Run packaging/textdata/build again.");
}

void DataFile::checkTable() const
{
    const auto* header = reinterpret_cast<const Header*>(m_bytes.data());
    if (m_bytes.size() < sizeof(Header) || std::string_view(header->magic, sizeof header->magic) != kMagic)
        throw Error(ErrorKind::WrongFormat, m_path.string(), "This is no text data file.");
    if (header->version != kVersion)
        throw Error(ErrorKind::WrongVersion, m_path.string(),
            "The data file has another version. Run packaging/textdata/build again.");
    if ((m_bytes.size() - sizeof(Header)) / sizeof(Entry) < header->sections)
        damaged("table");
    const auto* entries = reinterpret_cast<const Entry*>(header + 1);
    for (const Entry& entry : std::span(entries, header->sections)) {
        if (entry.offset % 16 != 0 || entry.offset > m_bytes.size()
            || entry.size > m_bytes.size() - entry.offset || entry.width == 0 || entry.size % entry.width != 0)
            damaged(entry.title());
    }
}

std::string_view DataFile::section(std::string_view name, size_t width) const
{
    const auto* header = reinterpret_cast<const Header*>(m_bytes.data());
    const auto* entries = reinterpret_cast<const Entry*>(header + 1);
    for (const Entry& entry : std::span(entries, header->sections)) {
        if (entry.title() == name) {
            if (entry.width != width)
                damaged(name);
            return m_bytes.substr(entry.offset, entry.size);
        }
    }
    damaged(name);
}

StringTable DataFile::strings(std::string_view name) const
{
    const auto ends = array<uint32_t>(std::string(name) + ".ends");
    const auto text = bytes(std::string(name) + ".text");
    if (!std::ranges::is_sorted(ends) || (!ends.empty() && ends.back() > text.size()))
        damaged(name);
    return {ends, text};
}

Trie DataFile::trie(std::string_view name) const
{
    const auto nodes = array<Trie::Node>(name);
    const bool whole = nodes.size() >= 2 && nodes.front().first_child == 1
        && nodes.back().first_child == nodes.size() - 1
        && std::ranges::is_sorted(nodes, {}, &Trie::Node::first_child);
    if (!whole)
        damaged(name);
    return Trie(nodes);
}

} // namespace timbre::text
