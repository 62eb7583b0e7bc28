#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string_view>

namespace timbre::text {

/// Strings in one block, as DataFile holds them. A view: the file must outlive it.
class StringTable {
public:
    StringTable() = default;
    StringTable(std::span<const uint32_t> ends, std::string_view bytes)
        : m_ends(ends)
        , m_bytes(bytes)
    {
    }

    size_t size() const { return m_ends.size(); }
    std::string_view operator[](size_t i) const;
    /// The index of a string; for tables that were written sorted by bytes (Writer.sorted_strings).
    std::optional<size_t> find(std::string_view text) const;

private:
    std::span<const uint32_t> m_ends; // where each string ends
    std::string_view m_bytes;
};

/// A static trie over characters, children sorted. A view: the file must outlive it.
class Trie {
public:
    struct Node {
        uint32_t character, first_child; ///< a node's children end where the next node's begin
        int32_t value; ///< -1: no key ends here
    };
    static constexpr uint32_t kRoot = 0;

    Trie() = default;
    explicit Trie(std::span<const Node> nodes)
        : m_nodes(nodes)
    {
    }

    /// The child of a node, if there is one.
    std::optional<uint32_t> child(uint32_t node, char32_t character) const;
    /// The value of the key that ends at a node.
    std::optional<int32_t> value(uint32_t node) const;
    std::optional<int32_t> find(std::u32string_view key) const;
    /// The longest key that is a prefix of `text`: its length and value.
    struct Prefix {
        size_t length;
        int32_t value;
    };
    std::optional<Prefix> longestPrefix(std::u32string_view text) const;

private:
    std::span<const Node> m_nodes; // breadth first, with one sentinel at the end
};

/// Converted data of one language: named sections in one memory-mapped file, written by
/// packaging/textdata/format.py. Pages are read when touched. Immutable and thread-safe.
class DataFile {
public:
    /// Throws Error: NotFound, Unreadable, WrongFormat, WrongVersion, Corrupt.
    explicit DataFile(const std::filesystem::path& path);
    ~DataFile();
    DataFile(const DataFile&) = delete;
    DataFile& operator=(const DataFile&) = delete;

    /// An array of numbers. Throws Error(Corrupt) when the section is missing or of another width.
    template <class T>
    std::span<const T> array(std::string_view name) const
    {
        const auto bytes = section(name, sizeof(T));
        return {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)};
    }
    std::string_view bytes(std::string_view name) const { return section(name, 1); }
    StringTable strings(std::string_view name) const;
    Trie trie(std::string_view name) const;

private:
    struct Entry;
    std::string_view section(std::string_view name, size_t width) const;
    [[noreturn]] void damaged(std::string_view what) const;
    void checkTable() const;

    std::filesystem::path m_path;
    std::string_view m_bytes;
};

} // namespace timbre::text
