#include "core/text/language.h"

#include "core/base/error.h"

#include <array>
#include <string>

namespace timbre::text {
namespace {

constexpr std::array<std::string_view, kLanguages> kLanguageNames{"zh", "en", "ja", "ko", "yue"};
constexpr std::array<std::string_view, 11> kModeNames{"auto", "auto_yue", "all_zh", "all_ja",
    "all_yue", "all_ko", "en", "zh", "ja", "yue", "ko"};
constexpr std::array kMainLanguages{Language::zh, Language::yue, Language::zh, Language::ja,
    Language::yue, Language::ko, Language::en, Language::zh, Language::ja, Language::yue,
    Language::ko};

template <class Value, size_t N>
Value fromName(const std::array<std::string_view, N>& names, std::string_view name,
    std::string_view what)
{
    std::string valid;
    for (size_t i = 0; i < N; ++i) {
        if (names[i] == name)
            return Value(i);
        valid += (i ? ", " : "") + std::string(names[i]);
    }
    throw Error(ErrorKind::InvalidArgument, std::string(name),
        "This is no " + std::string(what) + ". Choose one of " + valid + ".");
}

} // namespace

std::string_view name(Language language)
{
    return kLanguageNames[size_t(language)];
}

std::string_view name(Mode mode)
{
    return kModeNames[size_t(mode)];
}

Language languageFromName(std::string_view name)
{
    return fromName<Language>(kLanguageNames, name, "language");
}

Mode modeFromName(std::string_view name)
{
    return fromName<Mode>(kModeNames, name, "language mode");
}

Language mainLanguage(Mode mode)
{
    return kMainLanguages[size_t(mode)];
}

} // namespace timbre::text
