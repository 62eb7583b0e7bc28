#include "tests/text/check/report.h"

#include <fstream>

namespace timbre::text::check {

static void compareTable(const SymbolTable& table, const std::string& name, Report& report)
{
    std::ifstream stream(report.folder() / (name + ".json"));
    if (!stream)
        return;
    const Json want = Json::parse(stream);
    bool equal = int64_t(want.size()) == table.size();
    for (const auto& [phone, id] : want.items())
        equal = equal && table.contains(phone) && table.id(phone) == id.get<int64_t>();
    report.claim(name, equal, "the table differs");
}

void checkSymbols(const FrontEnd& front_end, Report& report)
{
    compareTable(front_end.symbols(SymbolVersion::v1), "symbols_v1", report);
    compareTable(front_end.symbols(SymbolVersion::v2), "symbols_v2", report);
}

} // namespace timbre::text::check
