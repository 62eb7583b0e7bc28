#include "core/cleaning/voice/safetensors.h"

#include "core/base/error.h"

#include <bit>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <functional>
#include <iterator>
#include <numeric>

namespace timbre::cleaning {

static_assert(std::endian::native == std::endian::little); // as the format

SafeTensors::SafeTensors(std::filesystem::path path)
    : m_path(std::move(path))
{
    std::ifstream file(m_path, std::ios::binary);
    if (!file) {
        throw systemError(errno, m_path.string(), "Reading");
    }
    m_bytes.assign(std::istreambuf_iterator<char>(file), {});
    uint64_t length = 0;
    if (m_bytes.size() >= sizeof length) {
        std::memcpy(&length, m_bytes.data(), sizeof length);
    }
    const bool fits = m_bytes.size() >= sizeof length && length <= m_bytes.size() - sizeof length;
    m_header = nlohmann::json::parse(
        fits ? m_bytes.substr(sizeof length, size_t(length)) : std::string(), nullptr, false);
    if (!m_header.is_object()) {
        throw Error(ErrorKind::Corrupt, m_path.string(), "The file is damaged.");
    }
    m_bytes.erase(0, sizeof length + size_t(length));
}

std::vector<float> SafeTensors::tensor(const std::string& name, std::vector<size_t> shape) const
try {
    const auto& entry = m_header.at(name);
    const auto offsets = entry.at("data_offsets").get<std::vector<size_t>>();
    const size_t count = std::accumulate(shape.begin(), shape.end(), size_t(1), std::multiplies());
    const bool fits = entry.at("dtype") == "F32"
        && entry.at("shape").get<std::vector<size_t>>() == shape && offsets.size() == 2
        && offsets[0] <= m_bytes.size() && m_bytes.size() - offsets[0] >= count * sizeof(float);
    if (!fits) {
        throw Error(ErrorKind::MismatchedModel, name, "It does not fit the network.");
    }
    std::vector<float> values(count);
    std::memcpy(values.data(), m_bytes.data() + offsets[0], count * sizeof(float));
    return values;
} catch (const nlohmann::json::exception&) {
    throw Error(
        ErrorKind::MismatchedModel, name, "It is missing in " + m_path.filename().string() + ".");
}

} // namespace timbre::cleaning
