#pragma once

#include "core/weights/format/source.h"

namespace timbre::weights {

enum class Container { Zip, Legacy, Safetensors, HuggingFace, CTranslate2 };

/// The container of a file, by its content alone: names lie. For anything else Error(WrongFormat)
/// that says what the file is instead where it can be told (a sound, a picture, a web page, ...).
Container detectContainer(const Source& source);

/// The two digits "00" to "06" that stand in place of the zip's "PK", else empty.
std::string replacedHead(const Source& source);

} // namespace timbre::weights
