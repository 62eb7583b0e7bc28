#include "app/cli/arguments.h"
#include "app/cli/command.h"
#include "app/cli/jsontext.h"
#include "app/cli/textinput.h"

#include "core/text/frontend.h"

#include <cstdio>

namespace timbre::cli {
namespace {

nlohmann::json wordsOf(const text::Segment& segment)
{
    nlohmann::json words = nlohmann::json::array();
    for (const auto& word : segment.words) {
        words.push_back(
            {{"source", {word.source.begin, word.source.end}}, {"text", validUtf8(word.text)},
                {"phones",
                    std::vector<std::string>(segment.phones.begin() + word.phone_begin,
                        segment.phones.begin() + word.phone_end)}});
    }
    return words;
}

nlohmann::json toJson(const text::Reading& reading)
{
    nlohmann::json segments = nlohmann::json::array(), skipped = nlohmann::json::array();
    for (const auto& segment : reading.segments) {
        nlohmann::json item{{"lang", text::name(segment.language)},
            {"text", validUtf8(segment.text)}, {"norm", validUtf8(segment.norm)},
            {"phones", segment.phones}, {"words", wordsOf(segment)}, {"word2ph", nullptr}};
        if (!segment.word2ph.empty()) {
            item["word2ph"] = segment.word2ph;
        }
        segments.push_back(std::move(item));
    }
    for (const auto& item : reading.skipped) {
        skipped.push_back(
            {{"source", {item.source.begin, item.source.end}}, {"text", validUtf8(item.text)}});
    }
    return {{"norm", validUtf8(reading.norm)}, {"phones", reading.phones},
        {"phone_ids", reading.phone_ids}, {"segments", segments}, {"skipped", skipped}};
}

template <class Items>
void printLine(const char* label, const Items& items)
{
    std::printf("%-9s", label);
    for (const auto& item : items) {
        if constexpr (std::is_arithmetic_v<std::decay_t<decltype(item)>>) {
            std::printf(" %lld", static_cast<long long>(item));
        } else {
            std::printf(" %s", item.c_str());
        }
    }
    std::puts("");
}

void printInWords(const text::Reading& reading)
{
    std::printf("%-9s %s\n", "norm", reading.norm.c_str());
    printLine("phones", reading.phones);
    printLine("ids", reading.phone_ids);
    std::vector<int> word2ph;
    for (const auto& segment : reading.segments) {
        word2ph.insert(word2ph.end(), segment.word2ph.begin(), segment.word2ph.end());
    }
    printLine("word2ph", word2ph);
    for (const auto& item : reading.skipped) {
        std::printf("%-9s “%s” at byte %zu cannot be read\n", "skipped", item.text.c_str(),
            item.source.begin);
    }
}

std::string phonesOf(const text::Segment& segment, const text::Word& word)
{
    std::string phones;
    for (int i = word.phone_begin; i < word.phone_end; ++i) {
        phones += (phones.empty() ? "" : " ") + segment.phones[size_t(i)];
    }
    return phones;
}

/// Columns are padded by characters, not bytes; a wide character takes two places on a terminal.
std::string padded(const std::string& text, int width)
{
    int places = 0;
    for (const QChar c : QString::fromStdString(text)) {
        places += c.unicode() >= 0x1100 ? 2 : 1;
    }
    return text + std::string(size_t(std::max(1, width - places)), ' ');
}

void explain(const text::Reading& reading, const std::string& source)
{
    std::printf("%s%s%s%s\n", padded("source", 22).c_str(), padded("lang", 6).c_str(),
        padded("read as", 28).c_str(), "phones");
    for (const auto& segment : reading.segments) {
        for (const auto& word : segment.words) {
            const std::string written =
                source.substr(word.source.begin, word.source.end - word.source.begin);
            std::printf("%s%s%s%s\n", padded(written, 22).c_str(),
                padded(std::string(text::name(segment.language)), 6).c_str(),
                padded(word.text, 28).c_str(), phonesOf(segment, word).c_str());
        }
    }
    for (const auto& item : reading.skipped) {
        std::printf("%s%s\n", padded(item.text, 22).c_str(), "cannot be read, left out");
    }
}

} // namespace

int runText(const QStringList& raw)
{
    Arguments arguments(
        "Shows how a text will be read: normalised text, phones, their ids, phones per character.");
    arguments.option(
        "lang", "LANG", "auto, en, zh, ja, ko, yue, or a mode such as all_zh (default: auto)");
    arguments.option("version", "VERSION", "phoneme table: v1 or v2 (default: v2)");
    arguments.option("text-file", "FILE", "a UTF-8 file with the text; - is standard input");
    arguments.flag("explain", "a table of what each word is read as");
    arguments.flag(
        "strict-compatibility", "repeat also the faults of the reference implementation");
    arguments.flag("json", "print one JSON object");
    arguments.positional("TEXT", "the text");
    arguments.parse(raw);
    const std::string version = arguments.text("version", "v2");
    if (version != "v1" && version != "v2") {
        throw UsageError("--version must be v1 or v2");
    }
    const std::string source = textInput(arguments);
    const text::FrontEnd front_end({.strict_compatibility = arguments.has("strict-compatibility")});
    const auto reading = front_end.read(source, text::modeFromName(arguments.text("lang", "auto")),
        version == "v1" ? text::SymbolVersion::v1 : text::SymbolVersion::v2);
    if (arguments.has("json")) {
        printJson(toJson(reading));
    } else if (arguments.has("explain")) {
        explain(reading, source);
    } else {
        printInWords(reading);
    }
    return kOk;
}

} // namespace timbre::cli
