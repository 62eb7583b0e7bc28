#include "core/text/sayas.h"

#include "core/text/english/saying.h"
#include "core/text/utf8.h"
#include "core/text/zh/saying.h"

#include <map>

namespace timbre::text {

std::optional<SayAs> sayAsFromName(std::string_view name)
{
    static const std::map<std::string_view, SayAs> names{{"cardinal", SayAs::Cardinal},
        {"number", SayAs::Cardinal}, {"ordinal", SayAs::Ordinal}, {"digits", SayAs::Digits},
        {"date", SayAs::Date}, {"time", SayAs::Time}, {"telephone", SayAs::Telephone},
        {"currency", SayAs::Currency}, {"characters", SayAs::Characters},
        {"spell-out", SayAs::Characters}, {"verbatim", SayAs::Characters}};
    const auto found = names.find(name);
    return found == names.end() ? std::nullopt : std::optional(found->second);
}

std::string sayAs(SayAs kind, std::string_view text, Language language, std::string_view format)
{
    const auto wide = fromUtf8(text);
    std::optional<std::u32string> words;
    if (language == Language::en)
        words = english::saying(kind, wide, format);
    else if (language == Language::zh || language == Language::yue)
        words = zh::saying(kind, wide, format);
    return words ? toUtf8(*words) : std::string(text);
}

} // namespace timbre::text
