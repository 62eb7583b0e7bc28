#pragma once

#include <filesystem>
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace timbre::cleaning {

/// A small .safetensors file of float32 for a room without torch; core/weights has the full reader.
class SafeTensors {
public:
    /// Errors: NotFound, Unreadable, Corrupt.
    explicit SafeTensors(std::filesystem::path path);

    /// Error(MismatchedModel) when it is absent or of another shape or type.
    std::vector<float> tensor(const std::string& name, std::vector<size_t> shape) const;

private:
    std::filesystem::path m_path;
    std::string m_bytes; ///< behind the header
    nlohmann::json m_header;
};

} // namespace timbre::cleaning
