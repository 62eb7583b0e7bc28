#include "app/cli/arguments.h"
#include "app/cli/command.h"
#include "app/cli/jsontext.h"
#include "app/cli/terminal.h"
#include "app/cli/textbench.h"

#include "core/inference/bench.h"

#include <cstdio>

namespace timbre::cli {
namespace {

nlohmann::json toJson(const inference::BenchReport& report)
{
    nlohmann::json stages = nlohmann::json::array();
    for (const auto& stage : report.stages) {
        nlohmann::json item{{"name", stage.name}, {"unit", stage.unit}, {"value", stage.value}};
        if (stage.plain > 0.0) {
            item["plain_libtorch"] = stage.plain;
        }
        stages.push_back(std::move(item));
    }
    return {{"config", report.config}, {"threads", report.threads}, {"device", report.device},
        {"stages", stages}, {"peak_bytes", report.peak_bytes}};
}

void printInWords(const inference::BenchReport& report)
{
    std::printf(
        "%s, %d thread(s), %s\n", report.config.c_str(), report.threads, report.device.c_str());
    for (const auto& stage : report.stages) {
        std::printf("  %-26s %10.3f %s", stage.name.c_str(), stage.value, stage.unit.c_str());
        if (stage.plain > 0.0) {
            std::printf("  (plain LibTorch: %.3f)", stage.plain);
        }
        std::puts("");
    }
    std::printf("  %-26s %10.2f GB\n", "peak memory", double(report.peak_bytes) / double(1 << 30));
}

} // namespace

int runBench(const QStringList& raw)
{
    Arguments arguments(
        "Measures the speed of every stage, at full size with random weights: no files are "
        "needed.\n"
        "Medians after a warm-up, one thread in processor time; quote them only against figures of "
        "the same run or machine.");
    arguments.option("config", "NAME", "v1, v2, v2Pro, v2ProPlus or base (default: v2)");
    arguments.option("threads", "N", "processor threads (default: 1)");
    arguments.option("repeats", "N", "runs per stage (default: 3)");
    arguments.flag("text", "measure the text front end instead, on one core");
    arguments.flag("json", "print one JSON object");
    arguments.parse(raw);
    if (arguments.has("text")) {
        printJson(benchText());
        return kOk;
    }
    inference::BenchOptions options;
    options.config = arguments.text("config", "v2");
    options.threads = int(arguments.integer("threads", 1, 1024).value_or(1));
    options.repeats = int(arguments.integer("repeats", 1, 100).value_or(3));
    inference::BenchReport report;
    {
        ProgressBar bar;
        auto job = bar.context();
        report = inference::bench(options, job);
    }
    arguments.has("json") ? printJson(toJson(report)) : printInWords(report);
    return kOk;
}

} // namespace timbre::cli
