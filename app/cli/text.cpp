#include "app/cli/arguments.h"
#include "app/cli/command.h"
#include "app/cli/jsontext.h"
#include "app/cli/lexicons.h"
#include "app/cli/textinput.h"

#include "core/text/frontend.h"
#include "core/text/markup.h"

#include <cstdio>
#include <iterator>
#include <optional>

namespace timbre::cli {
namespace {

/// A text as it will be spoken: one reading for each part between pauses.
struct Part {
    text::Reading reading; // spans count bytes of the source
    double rate = 1;
    std::optional<double> pause_s;
};

struct Parts {
    double pause_s = 0; // before the first
    std::vector<Part> all;
    std::vector<text::Remark> remarks;
};

void moveToSource(text::Reading& reading, const text::Piece& piece)
{
    for (auto& segment : reading.segments) {
        segment.source = piece.sourceOf(segment.source);
        for (auto& word : segment.words) {
            word.source = piece.sourceOf(word.source);
        }
    }
    for (auto& item : reading.skipped) {
        item.source = piece.sourceOf(item.source);
    }
    for (auto& item : reading.remarks) {
        item.source = piece.sourceOf(item.source);
    }
}

Parts readParts(const Arguments& arguments, const std::string& source, text::SymbolVersion version)
{
    const text::FrontEnd front_end({.strict_compatibility = arguments.has("strict-compatibility")});
    const auto mode = text::modeFromName(arguments.text("lang", "auto"));
    const auto stack = lexicons(arguments);
    const auto script =
        arguments.has("plain") ? text::plainScript(source) : text::parseMarkup(source, mode);
    auto cut = text::cut(script, mode, std::nullopt);
    Parts parts{cut.pause_s, {}, script.remarks};
    parts.remarks.insert(parts.remarks.end(), cut.remarks.begin(), cut.remarks.end());
    for (auto& part : cut.pieces) {
        auto& readings = part.instructions.readings;
        const auto found = stack.find(part.piece.text);
        readings.insert(readings.end(), found.begin(), found.end());
        auto reading = front_end.read(part.piece.text, mode, version, part.instructions);
        moveToSource(reading, part.piece);
        parts.remarks.insert(parts.remarks.end(), reading.remarks.begin(), reading.remarks.end());
        parts.all.push_back({std::move(reading), part.rate, part.pause_s});
    }
    return parts;
}

/// All parts as one.
text::Reading joined(Parts& parts)
{
    text::Reading whole;
    const auto add = [](auto& to, auto& from) {
        to.insert(to.end(), std::move_iterator(from.begin()), std::move_iterator(from.end()));
    };
    for (auto& part : parts.all) {
        whole.norm += part.reading.norm;
        add(whole.segments, part.reading.segments);
        add(whole.phones, part.reading.phones);
        add(whole.phone_ids, part.reading.phone_ids);
        add(whole.skipped, part.reading.skipped);
    }
    whole.remarks = std::move(parts.remarks);
    return whole;
}

nlohmann::json wordsOf(const text::Segment& segment)
{
    nlohmann::json words = nlohmann::json::array();
    for (const auto& word : segment.words) {
        nlohmann::json item{{"source", {word.source.begin, word.source.end}},
            {"text", validUtf8(word.text)},
            {"phones",
                std::vector<std::string>(segment.phones.begin() + word.phone_begin,
                    segment.phones.begin() + word.phone_end)}};
        if (!word.given_by.empty()) {
            item["given_by"] = validUtf8(word.given_by);
        }
        words.push_back(std::move(item));
    }
    return words;
}

template <class Items>
nlohmann::json notesOf(const Items& items)
{
    nlohmann::json notes = nlohmann::json::array();
    for (const auto& item : items) {
        notes.push_back(
            {{"source", {item.source.begin, item.source.end}}, {"text", validUtf8(item.text)}});
    }
    return notes;
}

nlohmann::json toJson(const text::Reading& reading)
{
    nlohmann::json segments = nlohmann::json::array();
    for (const auto& segment : reading.segments) {
        nlohmann::json item{{"lang", text::name(segment.language)},
            {"text", validUtf8(segment.text)}, {"norm", validUtf8(segment.norm)},
            {"phones", segment.phones}, {"words", wordsOf(segment)}, {"word2ph", nullptr}};
        if (!segment.word2ph.empty()) {
            item["word2ph"] = segment.word2ph;
        }
        segments.push_back(std::move(item));
    }
    return {{"norm", validUtf8(reading.norm)}, {"phones", reading.phones},
        {"phone_ids", reading.phone_ids}, {"segments", segments},
        {"skipped", notesOf(reading.skipped)}, {"remarks", notesOf(reading.remarks)}};
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

void explainWords(const text::Reading& reading, const std::string& source)
{
    for (const auto& segment : reading.segments) {
        for (const auto& word : segment.words) {
            const std::string written = source.substr(word.source.begin, word.source.size());
            const std::string origin = word.given_by.empty() ? "" : "   (" + word.given_by + ")";
            std::printf("%s%s%s%s%s\n", padded(written, 22).c_str(),
                padded(std::string(text::name(segment.language)), 6).c_str(),
                padded(word.text, 28).c_str(), phonesOf(segment, word).c_str(), origin.c_str());
        }
    }
    for (const auto& item : reading.skipped) {
        std::printf("%s%s\n", padded(item.text, 22).c_str(), "cannot be read, left out");
    }
}

/// In parentheses behind a row: the lexicon's line, or the mark, that gave its reading.
void explain(const Parts& parts, const std::string& source)
{
    std::printf("%s%s%s%s\n", padded("source", 22).c_str(), padded("lang", 6).c_str(),
        padded("read as", 28).c_str(), "phones");
    if (parts.pause_s > 0) {
        std::printf("-- pause of %.2f s\n", parts.pause_s);
    }
    for (const auto& part : parts.all) {
        if (part.rate != 1) {
            std::printf("-- at %.2f of the usual speed\n", part.rate);
        }
        explainWords(part.reading, source);
        if (part.pause_s) {
            std::printf("-- pause of %.2f s\n", *part.pause_s);
        }
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
    arguments.option("text", "TEXT", "the text");
    arguments.option("text-file", "FILE", "a UTF-8 file with the text; - is standard input");
    arguments.flag("explain", "a table of what each word is read as");
    arguments.flag(
        "strict-compatibility", "repeat also the faults of the reference implementation");
    declareCorrections(arguments);
    arguments.flag("json", "print one JSON object");
    arguments.positional("TEXT", "the text");
    arguments.parse(raw);
    const std::string version = arguments.text("version", "v2");
    if (version != "v1" && version != "v2") {
        throw UsageError("--version must be v1 or v2");
    }
    const std::string source = textInput(arguments);
    auto parts = readParts(
        arguments, source, version == "v1" ? text::SymbolVersion::v1 : text::SymbolVersion::v2);
    printRemarks(parts.remarks);
    if (arguments.has("explain") && !arguments.has("json")) {
        explain(parts, source);
        return kOk;
    }
    const auto reading = joined(parts);
    if (arguments.has("json")) {
        printJson(toJson(reading));
    } else {
        printInWords(reading);
    }
    return kOk;
}

} // namespace timbre::cli
