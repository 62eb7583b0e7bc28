#pragma once

#include "core/weights/format/layout.h"

#include <map>

namespace timbre::weights {

/// https://github.com/huggingface/safetensors: u64 length, JSON header, then the tensors without
/// gaps.
struct SafetensorsFile {
    std::vector<TensorSpan> tensors; // in the order of the data
    std::map<std::string, std::string> metadata;
};

/// True when the first bytes can only be those of a safetensors file (a length, then '{').
bool looksLikeSafetensors(const Source& source);

SafetensorsFile parseSafetensors(const Source& source);

/// The dtype's name in a header, "F16".
std::string_view safetensorsName(DType dtype);

} // namespace timbre::weights
