#include "tests/text/check/report.h"

namespace timbre::text::check {

void checkCantonese(const FrontEnd&, Report& report)
{
    const auto cantonese = makeCantonese({.strict_compatibility = true});
    report.file("yue_v2", 99, [&](const Json& record) { return g2pOutcome(*cantonese, record, SymbolVersion::v2); });
}

} // namespace timbre::text::check
