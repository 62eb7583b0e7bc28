#include "core/text/split.h"
#include "core/text/split/cuts.h"
#include "tests/text/check/report.h"

namespace timbre::text::check {
namespace {

/// Lines where the reference raises: anything that does not crash will do.
Outcome pieces(const Json& record, Tokens got)
{
    const bool raised = !record.contains("pieces") || record["pieces"].is_null();
    return {got, raised ? got : record["pieces"].get<Tokens>()};
}

Outcome lines(const Json& record)
{
    const auto text = TrackedText::fromUtf8(record["text"].get<std::string>());
    Tokens got;
    for (const auto& line : cutLines(text, cutMethodFromName(record["method"].get<std::string>())))
        got.push_back(line.utf8());
    return pieces(record, got);
}

Outcome wholeStep(const Json& record)
{
    const auto text = record["text"].get<std::string>();
    const auto method = cutMethodFromName(record["method"].get<std::string>());
    Tokens got;
    for (const auto& piece : split(text, modeFromName(record["lang"].get<std::string>()), method))
        got.push_back(piece.text);
    return pieces(record, got);
}

} // namespace

void checkSplit(const FrontEnd&, Report& report)
{
    report.file("split", 100.0, lines);
    report.file("preseg", 100.0, wholeStep);
}

} // namespace timbre::text::check
