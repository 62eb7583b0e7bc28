#include "tests/text/check/report.h"

#include <algorithm>

namespace timbre::text::check {
namespace {

bool sameSegments(const std::vector<Segment>& got, const Json& want)
{
    return std::equal(got.begin(), got.end(), want.begin(), want.end(), [](const Segment& segment, const Json& record) {
        // Marks alone have no language; the reference reads them as English.
        const auto language = record.at("lang") == "punctuation" ? "en" : record.at("lang").get<std::string>();
        return name(segment.language) == language && segment.norm == record.at("norm").get<std::string>();
    });
}

} // namespace

void checkMixed(const FrontEnd& front_end, Report& report)
{
    report.file("mixed", 97, [&](const Json& record) {
        const auto version = record.at("version") == "v1" ? SymbolVersion::v1 : SymbolVersion::v2;
        const auto mode = modeFromName(record.at("mode").get<std::string>());
        const Reading reading = front_end.read(record.at("text").get<std::string>(), mode, version);
        Outcome outcome{reading.phones, record.at("phones").get<Tokens>()};
        if (!sameSegments(reading.segments, record.at("segments")))
            outcome.got.push_back("(segments differ)");
        if (reading.phone_ids != record.at("phone_ids").get<std::vector<int64_t>>())
            outcome.got.push_back("(ids differ)");
        return outcome;
    });
}

} // namespace timbre::text::check
