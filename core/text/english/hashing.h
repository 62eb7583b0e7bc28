#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace timbre::text::english {

/// 64-bit FNV-1a, fed piece by piece; the keys of the data's hashed tables.
class Hash {
public:
    Hash& add(std::string_view text)
    {
        for (const char c : text)
            m_value = (m_value ^ static_cast<unsigned char>(c)) * 0x100000001B3;
        return *this;
    }
    uint64_t value() const { return m_value; }

private:
    uint64_t m_value = 0xCBF29CE484222325;
};

/// The place of a key in a sorted table.
inline std::optional<size_t> findKey(std::span<const uint64_t> keys, uint64_t key)
{
    const auto found = std::lower_bound(keys.begin(), keys.end(), key);
    if (found == keys.end() || *found != key)
        return std::nullopt;
    return size_t(found - keys.begin());
}

} // namespace timbre::text::english
