#include "tests/text/check/report.h"

#include "core/text/split.h"

namespace timbre::text::check {
namespace {

/// One token per chunk: its normalised text and the ids of its phones.
std::string chunk(const std::string& norm, const std::vector<int64_t>& phone_ids)
{
    std::string text = norm + " |";
    for (const int64_t id : phone_ids)
        text += " " + std::to_string(id);
    return text;
}

} // namespace

void checkPipeline(const FrontEnd& front_end, Report& report)
{
    report.file("pipeline", 97, [&](const Json& record) {
        const auto version = record.at("version") == "v1" ? SymbolVersion::v1 : SymbolVersion::v2;
        const auto mode = modeFromName(record.at("mode").get<std::string>());
        const auto method = cutMethodFromName(record.at("method").get<std::string>());
        Outcome outcome;
        for (const Piece& piece : split(record.at("text").get<std::string>(), mode, method)) {
            const Reading reading = front_end.read(piece.text, mode, version);
            if (!reading.norm.empty() || !reading.phones.empty())
                outcome.got.push_back(chunk(reading.norm, reading.phone_ids));
        }
        for (const Json& want : record.at("chunks")) {
            outcome.want.push_back(chunk(want.at("norm").get<std::string>(),
                want.at("phone_ids").get<std::vector<int64_t>>()));
        }
        return outcome;
    });
}

} // namespace timbre::text::check
