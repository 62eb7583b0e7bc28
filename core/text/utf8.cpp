#include "core/text/utf8.h"

namespace timbre::text {

static size_t lengthOf(unsigned char lead)
{
    if (lead < 0x80)
        return 1;
    if (lead >= 0xC2 && lead < 0xE0)
        return 2;
    if (lead >= 0xE0 && lead < 0xF0)
        return 3;
    return lead >= 0xF0 && lead < 0xF5 ? 4 : 0;
}

Decoded decode(std::string_view bytes, size_t at)
{
    const auto lead = static_cast<unsigned char>(bytes[at]);
    const size_t length = lengthOf(lead);
    if (length == 0 || at + length > bytes.size())
        return {};
    if (length == 1)
        return {lead, 1};
    constexpr unsigned kLeadMask[]{0, 0, 0x1F, 0x0F, 0x07};
    constexpr char32_t kSmallest[]{0, 0, 0x80, 0x800, 0x10000};
    char32_t value = lead & kLeadMask[length];
    for (size_t i = 1; i < length; ++i) {
        const auto next = static_cast<unsigned char>(bytes[at + i]);
        if ((next & 0xC0) != 0x80)
            return {};
        value = value << 6 | (next & 0x3F);
    }
    const bool surrogate = value >= 0xD800 && value < 0xE000;
    if (value < kSmallest[length] || surrogate || value > 0x10FFFF)
        return {};
    return {value, length};
}

void appendUtf8(std::string& to, char32_t c)
{
    if (c < 0x80) {
        to += char(c);
    } else if (c < 0x800) {
        to += {char(0xC0 | c >> 6), char(0x80 | (c & 0x3F))};
    } else if (c < 0x10000) {
        to += {char(0xE0 | c >> 12), char(0x80 | (c >> 6 & 0x3F)), char(0x80 | (c & 0x3F))};
    } else {
        to += {char(0xF0 | c >> 18), char(0x80 | (c >> 12 & 0x3F)), char(0x80 | (c >> 6 & 0x3F)),
            char(0x80 | (c & 0x3F))};
    }
}

std::string toUtf8(std::u32string_view text)
{
    std::string result;
    result.reserve(text.size() * 3);
    for (const char32_t c : text)
        appendUtf8(result, c);
    return result;
}

std::u32string fromUtf8(std::string_view bytes)
{
    std::u32string result;
    result.reserve(bytes.size());
    for (size_t at = 0; at < bytes.size();) {
        const auto [character, length] = decode(bytes, at);
        result += character;
        at += length;
    }
    return result;
}

} // namespace timbre::text
