#include "tests/text/check/report.h"

#include "core/base/error.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <numeric>

namespace timbre::text::check {
namespace {

size_t editDistance(const Tokens& a, const Tokens& b)
{
    std::vector<size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), size_t(0));
    for (size_t i = 0; i < a.size(); ++i) {
        size_t diagonal = std::exchange(row[0], i + 1);
        for (size_t j = 0; j < b.size(); ++j) {
            const size_t replaced = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({replaced, row[j] + 1, row[j + 1] + 1});
        }
    }
    return row.back();
}

std::string joined(const Tokens& tokens)
{
    std::string text;
    for (const auto& token : tokens)
        text += token + " ";
    return text;
}

} // namespace

Outcome outcome(const Json& record, const G2p& reading, const SymbolTable& symbols)
{
    Outcome outcome{reading.phones, record.at("phones").get<Tokens>()};
    for (auto& phone : outcome.got) {
        if (!symbols.contains(phone))
            phone = "UNK";
    }
    if (reading.norm.utf8() != record.at("norm").get<std::string>())
        outcome.got.push_back("(norm differs)");
    return outcome;
}

Tokens characters(const std::string& utf8)
{
    Tokens result;
    for (const char32_t c : fromUtf8(utf8))
        result.push_back(toUtf8({&c, 1}));
    return result;
}

bool gaveUp(const Json& record)
{
    return record.contains("error") && !record["error"].is_null();
}

Outcome g2pOutcome(const LanguageFrontEnd& language, const Json& record, SymbolVersion version)
{
    if (gaveUp(record)) {
        try {
            return {language.read(TrackedText::fromUtf8(record["text"].get<std::string>()), version).phones, {}};
        } catch (const Error&) {
            return {};
        }
    }
    const auto g2p = language.read(TrackedText::fromUtf8(record["text"].get<std::string>()), version);
    Outcome outcome{g2p.phones, record["phones"].get<Tokens>()};
    static const SymbolTable kTables[]{SymbolTable(SymbolVersion::v1), SymbolTable(SymbolVersion::v2)};
    for (auto& phone : outcome.got) {
        if (!kTables[size_t(version)].contains(phone))
            phone = "UNK";
    }
    outcome.got.push_back(g2p.norm.utf8());
    outcome.want.push_back(record["norm"]);
    for (const int count : g2p.word2ph)
        outcome.got.push_back(std::to_string(count));
    if (!record["word2ph"].is_null()) {
        for (const int count : record["word2ph"])
            outcome.want.push_back(std::to_string(count));
    }
    return outcome;
}

void Report::file(
    const std::string& name, double least_exact, const std::function<Outcome(const Json&)>& line)
{
    std::ifstream stream(m_folder / (name + ".jsonl"));
    if (!stream)
        return;
    size_t lines = 0, exact = 0, distance = 0, total = 0;
    for (std::string text; std::getline(stream, text); ++lines) {
        const Json record = Json::parse(text);
        Outcome outcome;
        try {
            outcome = line(record);
        } catch (const std::exception& error) {
            outcome = {{std::string("error: ") + error.what()}, {"a reading"}};
        }
        exact += outcome.got == outcome.want;
        distance += editDistance(outcome.got, outcome.want);
        total += outcome.want.size();
        if (m_verbose && outcome.got != outcome.want)
            show(record, outcome);
    }
    const double percent = lines ? 100.0 * double(exact) / double(lines) : 100.0;
    char figures[120];
    std::snprintf(figures, sizeof figures, "exact %zu of %zu = %.2f %% (limit %.1f), error rate %.3f %%", exact,
        lines, percent, least_exact, total ? 100.0 * double(distance) / double(total) : 0.0);
    const bool ok = percent >= least_exact;
    std::printf("%s  %-16s %s\n", ok ? "ok  " : "FAIL", name.c_str(), figures);
    std::fflush(stdout);
    ++(ok ? m_passed : m_failed);
}

void Report::show(const Json& record, const Outcome& outcome) const
{
    const auto text = record.contains("text") ? record["text"] : record.value("norm", Json());
    std::printf("  %s %s\n    got  %s\n    want %s\n", record.value("id", "").c_str(), text.dump().c_str(),
        joined(outcome.got).c_str(), joined(outcome.want).c_str());
}

void Report::claim(const std::string& name, bool holds, const std::string& otherwise)
{
    std::printf("%s  %-16s %s\n", holds ? "ok  " : "FAIL", name.c_str(), holds ? "" : otherwise.c_str());
    ++(holds ? m_passed : m_failed);
}

} // namespace timbre::text::check
