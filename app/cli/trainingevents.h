#pragma once

#include "core/training/trainer.h"

#include <nlohmann/json.hpp>

#include <string>

namespace timbre::cli {

/// One JSON object a line on stdout, at once.
void printLine(const nlohmann::json& line);

/// Prints what happens in a training: as JSON lines, or as sentences.
training::EventSink eventPrinter(bool as_json);

/// "cpu" or "cuda" for auto, cpu, cuda. Throws Error for others.
std::string trainingDevice(const std::string& choice);

} // namespace timbre::cli
