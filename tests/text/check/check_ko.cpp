#include "tests/text/check/report.h"

namespace timbre::text::check {

void checkKorean(const FrontEnd& front_end, Report& report)
{
    const auto korean = makeKorean({.strict_compatibility = true});
    report.file("ko_v2", 97, [&](const Json& record) {
        const auto text = TrackedText::fromUtf8(record.at("text").get<std::string>());
        return outcome(record, korean->read(text, SymbolVersion::v2), front_end.symbols(SymbolVersion::v2));
    });
}

} // namespace timbre::text::check
