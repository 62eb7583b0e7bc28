#pragma once

#include <string_view>

namespace timbre::text {

enum class Language { zh, en, ja, ko, yue };
inline constexpr int kLanguages = 5;

/// How a text is taken apart into languages. Auto and AutoYue detect; All… forces one language on
/// everything; Zh, Ja, Yue and Ko split off English only; En is English alone.
enum class Mode { Auto, AutoYue, AllZh, AllJa, AllYue, AllKo, En, Zh, Ja, Yue, Ko };

/// "zh", "en", "ja", "ko", "yue".
std::string_view name(Language language);
/// "auto", "auto_yue", "all_zh", "all_ja", "all_yue", "all_ko", "en", "zh", "ja", "yue", "ko".
std::string_view name(Mode mode);

/// The inverse of name(). Throw Error(InvalidArgument) that names the valid ones.
Language languageFromName(std::string_view name);
Mode modeFromName(std::string_view name);

/// The language a mode is about; for Auto zh, for AutoYue yue.
Language mainLanguage(Mode mode);

} // namespace timbre::text
