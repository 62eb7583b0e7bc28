#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace timbre::text {

/// The two phoneme tables: v1 has 322 symbols, v2 732; v1's ids are a prefix of v2's.
enum class SymbolVersion { v1, v2 };

/// Phoneme -> id, read from resources/text/symbols_v1.json or symbols_v2.json. Immutable.
class SymbolTable {
public:
    explicit SymbolTable(SymbolVersion version);

    SymbolVersion version() const { return m_version; }
    int64_t size() const { return int64_t(m_ids.size()); }
    bool contains(std::string_view phone) const { return m_ids.contains(phone); }
    /// The id of a phone; unknown ones have the id of "UNK".
    int64_t id(std::string_view phone) const;
    std::vector<int64_t> ids(std::span<const std::string> phones) const;

private:
    struct Hash : std::hash<std::string_view> {
        using is_transparent = void;
    };

    SymbolVersion m_version;
    std::unordered_map<std::string, int64_t, Hash, std::equal_to<>> m_ids;
    int64_t m_unknown = 0;
};

} // namespace timbre::text
