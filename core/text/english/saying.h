#pragma once

#include "core/text/sayas.h"

namespace timbre::text::english {

/// SayAs in English words; absent when the text does not fit.
std::optional<std::u32string> saying(SayAs kind, std::u32string_view text, std::string_view format);

} // namespace timbre::text::english
