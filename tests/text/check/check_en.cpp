#include "core/base/paths.h"
#include "core/text/datafile.h"
#include "core/text/english/normalizer.h"
#include "core/text/english/tagger.h"
#include "core/text/english/tokenizer.h"
#include "core/text/utf8.h"
#include "tests/text/check/report.h"

namespace timbre::text::check {
namespace {

/// norm, then the ids of the phones, as one list.
Outcome reading(const LanguageFrontEnd& english, const SymbolTable& table, const Json& record)
{
    const auto got =
        english.read(TrackedText::fromUtf8(record["text"].get<std::string>()), table.version());
    Outcome outcome{{got.norm.utf8()}, {record["norm"]}};
    outcome.got.insert(outcome.got.end(), got.phones.begin(), got.phones.end());
    for (const auto& phone : record["phones"])
        outcome.want.push_back(phone);
    if (table.ids(got.phones) != record["phone_ids"].get<std::vector<int64_t>>())
        outcome.got.push_back("other ids");
    return outcome;
}

Outcome taggedTokens(const english::Tagger& tagger, const Json& record)
{
    const auto norm = fromUtf8(record["norm"].get<std::string>());
    Tokens words;
    for (const auto& [begin, end] : english::tokens(norm))
        words.push_back(toUtf8(std::u32string_view(norm).substr(begin, end - begin)));
    const auto tags = tagger.tags(words, words.size());
    Outcome outcome;
    for (size_t i = 0; i < words.size(); ++i)
        outcome.got.push_back(words[i] + "/" + std::string(tags[i]));
    for (const auto& token : record["tokens"])
        outcome.want.push_back(token[0].get<std::string>() + "/" + token[1].get<std::string>());
    return outcome;
}

} // namespace

void checkEnglish(const FrontEnd& front_end, Report& report)
{
    const auto english = makeEnglish({.strict_compatibility = true});
    const DataFile data(paths::resource("text/en.data"));
    const english::Tagger tagger(data);
    report.file("en_norm", 99.5, [](const Json& record) {
        const auto norm =
            english::normalized(TrackedText::fromUtf8(record["text"].get<std::string>()));
        return Outcome{characters(norm.utf8()), characters(record["norm"])};
    });
    report.file("en_steps", 99.5, [&](const Json& record) { return taggedTokens(tagger, record); });
    for (const auto version : {SymbolVersion::v1, SymbolVersion::v2}) {
        const auto name = version == SymbolVersion::v1 ? "en_v1" : "en_v2";
        report.file(name, 95.0, [&](const Json& record) {
            return reading(*english, front_end.symbols(version), record);
        });
    }
}

} // namespace timbre::text::check
