#pragma once

#include <nlohmann/json.hpp>

#include <string>

namespace timbre::cli {

/// Broken bytes become U+FFFD, so that what is printed is always JSON.
std::string validUtf8(const std::string& text);

/// One object, indented, on stdout.
void printJson(const nlohmann::json& object);

} // namespace timbre::cli
