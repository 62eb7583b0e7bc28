#include "tests/text/check/report.h"

#include "core/text/languagefrontend.h"

namespace timbre::text::check {

void checkJapanese(const FrontEnd& front_end, Report& report)
{
    const auto japanese = makeJapanese({.strict_compatibility = true});
    for (const auto version : {SymbolVersion::v1, SymbolVersion::v2}) {
        report.file(version == SymbolVersion::v1 ? "ja_v1" : "ja_v2", 99, [&](const Json& record) {
            const auto text = TrackedText::fromUtf8(record.at("text").get<std::string>());
            return outcome(record, japanese->read(text, version), front_end.symbols(version));
        });
    }
}

} // namespace timbre::text::check
