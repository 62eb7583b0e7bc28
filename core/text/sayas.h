#pragma once

#include "core/text/language.h"

#include <optional>
#include <string>
#include <string_view>

namespace timbre::text {

/// How a person wants a word to be taken (SSML's say-as).
enum class SayAs { Cardinal, Ordinal, Digits, Date, Time, Telephone, Currency, Characters };

/// "cardinal" or "number", "ordinal", "digits", "date", "time", "telephone", "currency",
/// "characters" or "spell-out" or "verbatim".
std::optional<SayAs> sayAsFromName(std::string_view name);

/// The text in words that the front end of the language reads as wanted: "2024-05-06" as a date is
/// "May sixth, twenty twenty-four". English, Mandarin and Cantonese; text of other languages and
/// text that does not fit comes back as it is. `format` is for dates, the order of their parts:
/// "mdy", "dmy", "ymd", "md", "dm", "ym"; where it is empty the text is looked at.
std::string sayAs(
    SayAs kind, std::string_view text, Language language, std::string_view format = {});

} // namespace timbre::text
