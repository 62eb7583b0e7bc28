#pragma once

#include <nlohmann/json.hpp>

namespace timbre::cli {

/// Speed of the text front end on one core: loading, a book of 600,000 Chinese characters and one
/// of 100,000 English words from text to phones, and a typical sentence once everything is warm.
/// Seconds and milliseconds.
nlohmann::json benchText();

} // namespace timbre::cli
