#pragma once

#include "core/weights/format/value.h"

#include <nlohmann/json.hpp>

namespace timbre::weights::pickle {

/// Plain data as JSON: dicts and records (their attributes) as objects, lists, tuples and sets as
/// arrays, bytes, names and tensors as null. Error(Corrupt) for what is nested too deeply or
/// unfolds to too much.
nlohmann::json toJson(const Value& value, const Source& source);

} // namespace timbre::weights::pickle
