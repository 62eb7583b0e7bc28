#include "core/text/zh/mandarin.h"
#include "tests/text/check/report.h"

namespace timbre::text::check {
namespace {

/// [["word","tag"],...] as tokens "word/tag".
Tokens taggedTokens(const Json& words)
{
    Tokens tokens;
    for (const Json& word : words)
        tokens.push_back(word[0].get<std::string>() + "/" + word[1].get<std::string>());
    return tokens;
}

/// [[[initials],[finals]],...] as tokens "initial final".
Tokens syllableTokens(const Json& words)
{
    Tokens tokens;
    for (const Json& word : words) {
        for (size_t i = 0; i < word[0].size(); ++i)
            tokens.push_back(word[0][i].get<std::string>() + " " + word[1][i].get<std::string>());
    }
    return tokens;
}

void append(Tokens& to, const Tokens& tokens)
{
    to.insert(to.end(), tokens.begin(), tokens.end());
}

Tokens stepTokens(const zh::Reader& reader, const std::string& clause)
{
    const auto text = TrackedText::fromUtf8(clause);
    const auto reading = reader.read(text.view(), true);
    Tokens tokens;
    for (const auto* words : {&reading.cut, &reading.words}) {
        for (const auto& word : *words) {
            tokens.push_back(text.slice(word.begin, word.end).utf8() + "/"
                + std::string(reader.jieba().tagName(word.tag)));
        }
    }
    for (const auto& syllable : reading.syllables)
        tokens.push_back(reader.pinyin().initial(syllable) + " " + reader.pinyin().final(syllable));
    return tokens;
}

Outcome stepsOutcome(const zh::Reader& reader, const Json& record)
{
    Outcome outcome;
    for (const Json& segment : record["segments"]) {
        append(outcome.got, stepTokens(reader, segment["segment"]));
        append(outcome.want, taggedTokens(segment["jieba"]));
        append(outcome.want, taggedTokens(segment["merged"]));
        append(outcome.want, syllableTokens(segment["initials_finals_after_sandhi"]));
    }
    return outcome;
}

} // namespace

void checkMandarin(const FrontEnd&, Report& report)
{
    const zh::Mandarin mandarin({.strict_compatibility = true});
    report.file("zh_norm", 99.5, [&](const Json& record) -> Outcome {
        const auto norm = mandarin.normalized(TrackedText::fromUtf8(record["text"].get<std::string>()));
        return {characters(norm.utf8()), characters(record["norm"])};
    });
    report.file("zh_v2_steps", 99, [&](const Json& record) { return stepsOutcome(mandarin.reader(), record); });
    report.file("zh_v1", 99, [&](const Json& record) { return g2pOutcome(mandarin, record, SymbolVersion::v1); });
    report.file("zh_v2", 99, [&](const Json& record) { return g2pOutcome(mandarin, record, SymbolVersion::v2); });
}

} // namespace timbre::text::check
