#include "app/cli/arguments.h"
#include "app/cli/command.h"
#include "app/cli/jsontext.h"
#include "app/cli/terminal.h"

#include "core/inference/modelstore.h"

#include <cstdio>

namespace timbre::cli {
namespace {

using inference::ModelStore;
using inference::StoredModel;

std::string size(int64_t bytes)
{
    char text[32];
    std::snprintf(text, sizeof text, bytes < (1 << 30) ? "%.0f MB" : "%.1f GB",
        double(bytes) / (bytes < (1 << 30) ? 1 << 20 : 1 << 30));
    return text;
}

nlohmann::json toJson(const StoredModel& model)
{
    return {{"name", model.name}, {"kind", model.kind}, {"version", model.version},
        {"info", model.info}, {"path", model.path.string()}, {"source", model.source},
        {"parameters", model.parameters}, {"bytes", model.bytes}, {"built_in", model.built_in}};
}

void printRow(const StoredModel& model)
{
    std::printf("%-16s %-10s %8s  %s%s\n", model.kind.c_str(), model.version.c_str(),
        size(model.bytes).c_str(), model.name.c_str(),
        model.built_in ? "  (ships with the program)" : "");
}

int list(const ModelStore& store, bool json)
{
    nlohmann::json all = nlohmann::json::array();
    for (const auto& model : store.list()) {
        json ? all.push_back(toJson(model)) : printRow(model);
    }
    if (json) {
        printJson(all);
    }
    return kOk;
}

int info(const ModelStore& store, const std::string& name, bool json)
{
    const auto model = store.find(name);
    if (json) {
        printJson(toJson(model));
        return kOk;
    }
    printRow(model);
    std::printf("  parameters  %.1f million\n  file        %s\n", double(model.parameters) / 1e6,
        model.path.c_str());
    if (!model.info.empty()) {
        std::printf("  says        %s\n", model.info.c_str());
    }
    if (!model.source.empty()) {
        std::printf("  came from   %s\n", model.source.c_str());
    }
    return kOk;
}

int import(ModelStore& store, const std::string& place, bool json)
{
    inference::ImportReport report;
    {
        ProgressBar bar;
        auto job = bar.context();
        report = store.import(place, job);
    }
    if (json) {
        nlohmann::json object{
            {"imported", nlohmann::json::array()}, {"skipped", nlohmann::json::array()}};
        for (const auto& model : report.imported) {
            object["imported"].push_back(toJson(model));
        }
        for (const auto& item : report.skipped) {
            object["skipped"].push_back({{"path", item.path.string()}, {"reason", item.reason}});
        }
        printJson(object);
    } else {
        for (const auto& model : report.imported) {
            printRow(model);
        }
        for (const auto& item : report.skipped) {
            std::fprintf(stderr, "left out %s: %s\n", item.path.c_str(), item.reason.c_str());
        }
    }
    return report.imported.empty() ? kModel : kOk;
}

} // namespace

int runModels(const QStringList& raw)
{
    Arguments arguments("Models in use: list | info NAME | import FOLDER | remove NAME.\n"
                        "import takes any folder layout: it finds GPT (.ckpt) and SoVITS (.pth) "
                        "weights, the content encoder,\n"
                        "BERT and the speaker encoder by what is in the files, and copies them.");
    arguments.flag("json", "print JSON");
    arguments.positional("ACTION", "list, info, import or remove");
    arguments.positional("NAME", "a model's name, or the folder to import");
    arguments.parse(raw);
    const auto words = arguments.positionals();
    const std::string action = words.empty() ? "list" : words[0];
    ModelStore store;
    const bool json = arguments.has("json");
    if (action == "list" && words.size() <= 1) {
        return list(store, json);
    }
    if (words.size() != 2 || (action != "info" && action != "import" && action != "remove")) {
        throw UsageError("expected list, info NAME, import FOLDER or remove NAME");
    }
    if (action == "info") {
        return info(store, words[1], json);
    }
    if (action == "import") {
        return import(store, words[1], json);
    }
    store.remove(words[1]);
    return kOk;
}

} // namespace timbre::cli
