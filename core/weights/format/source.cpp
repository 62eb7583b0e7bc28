#include "core/weights/format/source.h"

#include <limits>

namespace timbre::weights {

namespace {

constexpr uint64_t kLargest = uint64_t(std::numeric_limits<int64_t>::max());
constexpr size_t kLongestShown = 80;

} // namespace

Cursor::Cursor(const Source& source, uint64_t position)
    : m_source(source)
    , m_position(position)
{
    if (position > source.bytes.size())
        source.corrupt(
            "The file is truncated: something in it points behind its end. Get it again.");
}

Bytes Cursor::take(uint64_t count)
{
    if (count > left())
        m_source.corrupt("The file is truncated: " + std::to_string(count)
            + " bytes were expected at " + std::to_string(m_position) + ", "
            + std::to_string(left()) + " are left. Get it again.");
    const Bytes taken = m_source.bytes.subspan(m_position, count);
    m_position += count;
    return taken;
}

std::string_view Cursor::text(uint64_t count)
{
    const Bytes bytes = take(count);
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::string_view Cursor::line()
{
    const auto rest = m_source.text().substr(m_position);
    const auto end = rest.find('\n');
    if (end == rest.npos)
        take(rest.size() + 1);
    m_position += end + 1;
    return rest.substr(0, end);
}

std::string shown(std::string_view name)
{
    std::string result;
    for (const char c : name.substr(0, kLongestShown))
        result += c >= ' ' && c <= '~' ? c : '?';
    return name.size() > kLongestShown ? result + "..." : result;
}

uint64_t checkedProduct(uint64_t a, uint64_t b, const Source& source)
{
    uint64_t result = 0;
    if (__builtin_mul_overflow(a, b, &result) || result > kLargest)
        source.corrupt("The file is damaged: a size in it is beyond any file. Get it again.");
    return result;
}

uint64_t checkedSum(uint64_t a, uint64_t b, const Source& source)
{
    uint64_t result = 0;
    if (__builtin_add_overflow(a, b, &result) || result > kLargest)
        source.corrupt("The file is damaged: a position in it is beyond any file. Get it again.");
    return result;
}

} // namespace timbre::weights
