#include "app/cli/arguments.h"
#include "app/cli/command.h"
#include "app/cli/terminal.h"
#include "app/cli/trainingevents.h"
#include "app/train/modelchoice.h"
#include "app/train/speakingprobe.h"

#include "core/base/error.h"
#include "core/base/paths.h"
#include "core/training/base/basemaker.h"
#include "core/training/runs/runs.h"

#include <cstdio>
#include <memory>

namespace timbre::cli {
namespace {

void declareBaseTraining(Arguments& arguments)
{
    arguments.positional("CONFIG",
        "sizes and recipe, a JSON file; resources/recipes/starter.json is the shipped model's");
    arguments.positional("DATA",
        "a list of clips (clip|speaker|language|text), or a folder with one list per speaker");
    arguments.option("run", "FOLDER",
        "where checkpoints, the log and the model go (default: runs/base in the data folder)");
    arguments.option("precision", "P", "auto, fp32, bf16 or fp16 (default: auto)");
    arguments.option("device", "DEVICE", "auto, cpu or cuda (default: auto)");
    arguments.option("threads", "N", "processor threads (default: all)");
    arguments.option("loaders", "N", "threads that make batches ready ahead (default: 2)");
    arguments.option("seed", "N", "same seed, same model, on the same machine (default: 1234)");
    arguments.option("checkpoint-every", "SECONDS", "besides every epoch (default: 600)");
    arguments.flag("recompute", "less memory for about a third more time (gpt)");
    arguments.flag("resume", "go on where an interrupted run stopped");
    arguments.flag("probe", "speak test sentences after each epoch of the GPT and judge them");
    arguments.flag("json", "print progress as JSON, one object a line");
}

training::BaseTrainingOptions chosen(const Arguments& arguments)
{
    const auto given = arguments.positionals();
    if (given.size() != 2) {
        throw UsageError("give a configuration and the data");
    }
    training::BaseTrainingOptions options;
    options.config = given[0];
    options.data = given[1];
    options.run = arguments.text("run", (paths::userData() / "runs" / "base").string());
    options.shipped = app::modelFiles("base");
    options.precision = training::precisionFromName(arguments.text("precision", "auto"));
    options.device = trainingDevice(arguments.text("device", "auto"));
    options.loader_threads = int(arguments.integer("loaders", 0, 64).value_or(2));
    options.seed = uint64_t(arguments.integer("seed", 0, INT64_MAX).value_or(1234));
    options.checkpoint_every_s = arguments.number("checkpoint-every", 0.0, 1e6).value_or(600.0);
    options.recompute = arguments.has("recompute");
    options.resume = arguments.has("resume");
    return options;
}

int finish(const training::BaseTrainingResult& result, bool as_json)
{
    if (!result.finished) {
        if (as_json) {
            printLine({{"event", "stopped"}});
        } else {
            std::fprintf(stderr, "stopped; --resume goes on from here\n");
        }
        return kCancelled;
    }
    const auto folder = result.folder.string();
    if (as_json) {
        printLine({{"event", "finished"}, {"model", result.name}, {"folder", folder}});
    } else {
        std::printf("The model is ready: timbre models import \"%s\"\n", folder.c_str());
    }
    return kOk;
}

} // namespace

int runTrainBase(const QStringList& raw)
{
    Arguments arguments(
        "Trains a base model from scratch, on clips of several speakers with their texts: what "
        "`timbre train` then turns into voices.\n\n"
        "Exit codes: 0 finished, 130 stopped (Ctrl-C; --resume goes on), anything else failed as "
        "`timbre --help` lists.");
    declareBaseTraining(arguments);
    arguments.parse(raw);
    const bool as_json = arguments.has("json");
    inference::setThreads(int(arguments.integer("threads", 1, 1024).value_or(0)));
    const auto options = chosen(arguments);
    const training::RunLock lock(options.run);
    std::unique_ptr<training::Probe> probe;
    if (arguments.has("probe")) {
        probe = std::make_unique<app::SpeakingProbe>(inference::deviceChoice(options.device));
    }
    training::BaseTrainingResult result;
    {
        ProgressBar bar(!as_json);
        auto job = bar.context();
        result = training::trainBase(options, probe.get(), eventPrinter(as_json), job);
    }
    return finish(result, as_json);
}

} // namespace timbre::cli
