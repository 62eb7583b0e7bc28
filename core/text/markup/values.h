#pragma once

#include "core/text/language.h"

#include <optional>
#include <string_view>

namespace timbre::text {

/// "500ms", "1.5s", "500" (ms) in milliseconds.
std::optional<int> durationFrom(std::string_view text);
/// The silence of <break strength="...">: none 0, x-weak, weak, medium, strong, x-strong.
std::optional<int> pauseOfStrength(std::string_view strength);
/// prosody's rate: "slow", "120%", "+20%", "1.2", times `current` where it is relative.
std::optional<double> rateFrom(std::string_view text, double current);
/// "zh-CN", "en-US", "ja", "ko-KR", "yue", "zh-HK".
std::optional<Language> languageFromTag(std::string_view tag);

} // namespace timbre::text
