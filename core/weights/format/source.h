// weights/format - the bytes of a weight file, parsed without torch.
// Gives: containers (zip, legacy torch.save, safetensors, CTranslate2) and pickles as plain
// records, with every length checked against the file before it is used. Keeps out: torch, tensors,
// meaning. Throws Error(WrongFormat, Corrupt, WrongVersion) whose subject is the file.

#pragma once

#include "core/base/error.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace timbre::weights {

using Bytes = std::span<const std::byte>;

/// The whole of a file, or of one entry of it, and what to call it in an Error.
struct Source {
    std::string name;
    Bytes bytes;

    std::string_view text() const
    {
        return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
    }

    [[noreturn]] void fail(ErrorKind kind, const std::string& detail) const
    {
        throw Error(kind, name, detail);
    }
    [[noreturn]] void corrupt(const std::string& detail) const { fail(ErrorKind::Corrupt, detail); }
};

/// Reads little endian numbers front to back; running past the end is Error(Corrupt).
class Cursor {
public:
    explicit Cursor(const Source& source, uint64_t position = 0);

    uint8_t u8() { return number<uint8_t>(); }
    uint16_t u16() { return number<uint16_t>(); }
    uint32_t u32() { return number<uint32_t>(); }
    uint64_t u64() { return number<uint64_t>(); }
    Bytes take(uint64_t count);
    std::string_view text(uint64_t count);
    /// Up to the next '\n', which is consumed and left out.
    std::string_view line();

    uint64_t position() const { return m_position; }
    uint64_t left() const { return m_source.bytes.size() - m_position; }
    const Source& source() const { return m_source; }

private:
    template <typename T>
    T number()
    {
        T value = 0;
        const Bytes bytes = take(sizeof(T));
        for (size_t i = 0; i < sizeof(T); ++i)
            value = T(value | T(T(bytes[i]) << (8 * i)));
        return value;
    }

    Source m_source;
    uint64_t m_position;
};

/// A name out of a file, made fit for a sentence: printable ASCII, at most 80 characters.
std::string shown(std::string_view name);

/// a * b and a + b, or Error(Corrupt) where the result leaves 63 bits.
uint64_t checkedProduct(uint64_t a, uint64_t b, const Source& source);
uint64_t checkedSum(uint64_t a, uint64_t b, const Source& source);

} // namespace timbre::weights
