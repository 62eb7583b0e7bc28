#include "tests/text/check/report.h"

#include "core/base/paths.h"
#include "core/text/langseg/languagerules.h"

namespace timbre::text::check {
namespace {

std::optional<Tag> forcedTag(const std::string& language)
{
    if (language.empty())
        return std::nullopt;
    return language == "zh" ? Tag::Zh : language == "ja" ? Tag::Ja : Tag::Ko;
}

std::string nameOf(Tag tag)
{
    constexpr const char* kNames[] = {"zh", "ja", "ko", "en", "x", "digit", "punctuation", "newline"};
    return kNames[size_t(tag)];
}

} // namespace

void checkLanguages(const FrontEnd&, Report& report)
{
    const DataFile data(paths::resource("text/langseg.data"));
    const LanguageRules rules(&data, true);
    report.file("langseg", 97, [&](const Json& record) {
        Outcome outcome;
        const auto text = TrackedText::fromUtf8(record.at("text").get<std::string>());
        for (const auto& item : rules.apply(text, forcedTag(record.at("default_lang").get<std::string>())))
            outcome.got.push_back(nameOf(item.tag) + ":" + item.text.utf8());
        if (record.at("segments").is_null()) // it raises on blanks: nothing is right as well
            return outcome;
        for (const auto& segment : record.at("segments"))
            outcome.want.push_back(segment.at(0).get<std::string>() + ":" + segment.at(1).get<std::string>());
        return outcome;
    });
}

} // namespace timbre::text::check
