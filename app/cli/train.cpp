#include "app/cli/arguments.h"
#include "app/cli/command.h"
#include "app/cli/terminal.h"
#include "app/cli/trainingevents.h"
#include "app/train/finishvoice.h"
#include "app/train/modelchoice.h"
#include "app/train/speakingprobe.h"

#include "core/base/error.h"
#include "core/base/paths.h"
#include "core/training/eventjson.h"
#include "core/training/runs/runs.h"
#include "core/training/trainer.h"

#include <chrono>
#include <cstdio>
#include <ctime>
#include <memory>

namespace timbre::cli {
namespace {

using training::TrainingOptions;

void declareTraining(Arguments& arguments)
{
    arguments.positional("DATASET",
        "a list of clips (clip|speaker|language|text), a folder with one, or a folder that "
        "GPT-SoVITS has prepared");
    arguments.option("voice", "NAME", "what the voice will be called");
    arguments.option("model", "MODEL",
        "what to start from: base (the default), or a folder with s1*.ckpt, s2G*.pth, s2D*.pth");
    arguments.option("stages", "STAGES",
        "sovits (sound), gpt (manner) or both (default: both; sovits for the base model)");
    arguments.flag("lora", "train small adapters instead of the networks themselves");
    arguments.option("rank", "N", "of the adapters (default: 16)");
    arguments.option("alpha", "X", "of the adapters: how much they weigh (default: the rank)");
    arguments.option("targets", "NAMES",
        "weights that get an adapter, '*' for any characters; several times (default: all)");
    arguments.flag("keep-adapter",
        "keep the voice as a small file of adapters that needs the model it was trained from");
    arguments.option("freeze", "NAMES",
        "weights that stay as they are, '*' for any characters, e.g. 'dec.*'; several times");
    arguments.option("epochs", "N", "of each stage (default: the recipe's)");
    arguments.option("minutes", "M", "stop after so many minutes at the latest");
    arguments.option("batch", "N", "clips per step (default: what fits)");
    arguments.option("lr", "X", "learning rate (default: the recipe's)");
    arguments.option(
        "accumulate", "N", "batches whose gradients make one update (default: the recipe's)");
    arguments.flag("recompute",
        "less memory for about a third more time (gpt, and the sound of official models)");
    arguments.option("dpo", "X", "gpt: weight of the preference over spoiled speech (default: 0)");
    arguments.option("precision", "P", "auto, fp32, bf16 or fp16 (default: auto)");
    arguments.option("device", "DEVICE", "auto, cpu or cuda (default: auto)");
    arguments.option("threads", "N", "processor threads (default: all)");
    arguments.option("seed", "N", "same seed, same voice, on the same machine (default: 1234)");
    arguments.option("run", "FOLDER",
        "where checkpoints, sounds and the log go (default: runs/NAME in the data folder)");
    arguments.option("features", "FOLDER",
        "where the clips' features are kept, for several runs (default: in the run's folder)");
    arguments.option("checkpoint-every", "SECONDS", "besides every epoch (default: 120)");
    arguments.option("licence", "TEXT", "what others may do with the voice; goes into its file");
    arguments.option("consent", "TEXT", "who agreed to it; goes into its file");
    arguments.flag("resume", "go on where an interrupted run stopped");
    arguments.flag("plan", "measure how long it will take, and stop there");
    arguments.option("export-features", "FOLDER",
        "only make the features, and write them as GPT-SoVITS lays them out");
    arguments.flag("no-probe", "do not speak and measure test sentences after each epoch");
    arguments.flag("strict-compatibility", "train with the reference's faults too");
    arguments.flag("json", "print progress as JSON, one object a line");
}

std::vector<std::string> patterns(const Arguments& arguments, const char* name)
{
    std::vector<std::string> all;
    for (const auto& path : arguments.paths(name)) {
        all.push_back(path.string());
    }
    return all;
}

std::optional<training::LoraOptions> chosenAdapters(const Arguments& arguments)
{
    if (!arguments.has("lora")) {
        for (const char* name : {"rank", "alpha", "targets", "keep-adapter"}) {
            if (arguments.has(name)) {
                throw UsageError(std::string("--") + name + " is about adapters: add --lora");
            }
        }
        return std::nullopt;
    }
    training::LoraOptions lora;
    lora.rank = arguments.integer("rank", 1, 1024).value_or(lora.rank);
    lora.alpha = arguments.number("alpha", 1e-6, 1e6).value_or(double(lora.rank));
    if (arguments.has("targets")) {
        lora.targets = patterns(arguments, "targets");
    }
    return lora;
}

TrainingOptions chosenTraining(const Arguments& arguments, const std::string& voice)
{
    TrainingOptions options;
    const auto sets = arguments.positionals();
    if (sets.size() != 1) {
        throw UsageError("give one data set");
    }
    options.dataset = sets.front();
    options.run = arguments.text("run", (paths::userData() / "runs" / voice).string());
    options.features = arguments.text("features");
    const std::string model = arguments.text("model", "base");
    options.models = app::modelFiles(model);
    options.stages =
        training::stagesFromName(arguments.text("stages", model == "base" ? "sovits" : "both"));
    options.lora = chosenAdapters(arguments);
    options.frozen = patterns(arguments, "freeze");
    options.accumulation = arguments.integer("accumulate", 1, 4096).value_or(0);
    options.recompute = arguments.has("recompute");
    options.dpo_weight = arguments.number("dpo", 0.0, 100.0).value_or(0.0);
    if (options.dpo_weight > 0 && options.stages == training::Stages::Sovits) {
        throw UsageError("--dpo is for the GPT: add --stages gpt or --stages both");
    }
    options.epochs = int(arguments.integer("epochs", 1, 100000).value_or(0));
    options.minutes = arguments.number("minutes", 0.01, 1e6).value_or(0.0);
    options.batch_size = arguments.integer("batch", 1, 4096).value_or(0);
    options.learning_rate = arguments.number("lr", 1e-9, 1.0).value_or(0.0);
    options.precision = training::precisionFromName(arguments.text("precision", "auto"));
    options.device = trainingDevice(arguments.text("device", "auto"));
    options.loader_threads = options.device == "cuda" ? 2 : 0;
    options.seed = uint64_t(arguments.integer("seed", 0, INT64_MAX).value_or(1234));
    options.resume = arguments.has("resume");
    options.checkpoint_every_s = arguments.number("checkpoint-every", 0.0, 1e6).value_or(120.0);
    options.strict_compatibility = arguments.has("strict-compatibility");
    return options;
}

/// Lines about the run itself: for who reads stdout, and for who follows the log.
class RunLog {
public:
    /// Without a run's folder the lines only go to stdout.
    RunLog(std::filesystem::path run, bool as_json)
        : m_run(std::move(run))
        , m_as_json(as_json)
    {
    }

    void write(const nlohmann::json& line) const
    {
        if (!m_run.empty()) {
            training::appendToLog(
                m_run, line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
        }
        if (m_as_json) {
            printLine(line);
        }
    }

    /// What goes on before the first step; a line per stage and second.
    void progress(const jobs::Progress& progress)
    {
        const auto now = std::chrono::steady_clock::now();
        const bool training = progress.stage == "sovits" || progress.stage == "gpt";
        if (training || (progress.stage == m_stage && now - m_last < std::chrono::seconds(1))) {
            return;
        }
        m_last = now;
        m_stage = progress.stage;
        write({{"event", "progress"}, {"stage", progress.stage}, {"fraction", progress.fraction}});
    }

private:
    const std::filesystem::path m_run;
    const bool m_as_json;
    std::chrono::steady_clock::time_point m_last{};
    std::string m_stage;
};

jobs::Context reporting(ProgressBar& bar, RunLog& log)
{
    return {stopOnInterrupt(), [&](const jobs::Progress& progress) {
                bar.show(progress);
                log.progress(progress);
            }};
}

int printPlan(const TrainingOptions& options, bool as_json)
{
    ProgressBar bar(!as_json);
    RunLog log({}, as_json);
    auto job = reporting(bar, log);
    const auto plan = training::plan(options, job);
    if (as_json) {
        printLine(training::toJson(plan));
        return kOk;
    }
    for (const auto& row : plan.messages) {
        std::fprintf(stderr, "%s\n", dataset::message(row).c_str());
    }
    std::printf("%.0f s of speech. %s\n", plan.speech_s, training::inWords(plan).c_str());
    for (const auto& stage : plan.stages) {
        std::printf(
            "  %-7s %lld clips, batches of %lld, %lld epochs of %lld steps, %.2f s a step\n",
            stage.stage.c_str(), static_cast<long long>(stage.clips),
            static_cast<long long>(stage.batch_size), static_cast<long long>(stage.epochs),
            static_cast<long long>(stage.steps_per_epoch), stage.step_s);
    }
    return kOk;
}

int exportFeatures(const TrainingOptions& options, const std::string& folder)
{
    ProgressBar bar;
    auto job = bar.context();
    const auto clips = training::exportPreparedFolder(options, folder, job);
    std::fprintf(
        stderr, "%lld clips written to %s\n", static_cast<long long>(clips), folder.c_str());
    return kOk;
}

int finish(const Arguments& arguments, const std::string& name, const TrainingOptions& options,
    const training::TrainingResult& result, const RunLog& log)
{
    const bool as_json = arguments.has("json");
    if (!result.finished) {
        log.write({{"event", "stopped"}});
        if (!as_json) {
            std::fprintf(stderr, "stopped; --resume goes on from here\n");
        }
        return kCancelled;
    }
    const auto folder = app::finishVoice(name, result,
        {.speaker = result.reference.speaker,
            .licence = arguments.text("licence"),
            .consent = arguments.text("consent"),
            .metrics = {}},
        arguments.has("keep-adapter") ? std::optional(app::KeptAdapters{
            {result.gpt_adapter, result.sovits_adapter}, options.models.gpt, options.models.sovits})
                                      : std::nullopt);
    log.write({{"event", "finished"}, {"voice", name}, {"folder", folder.string()},
        {"best_sovits_epoch", result.best_sovits_epoch},
        {"best_gpt_epoch", result.best_gpt_epoch}});
    if (!as_json) {
        std::printf(
            "The voice is ready: timbre speak --voice \"%s\" --text ... --out ...\n", name.c_str());
    }
    return kOk;
}

/// What the run was started with, so that others can list it and go on with it.
void keepRecord(const TrainingOptions& options, const std::string& name, const QStringList& raw)
{
    if (options.resume && training::readRecord(options.run)) {
        return;
    }
    training::RunRecord record{name, std::filesystem::current_path(), {}, std::time(nullptr)};
    for (const QString& argument : raw.mid(1)) {
        if (argument != "--resume") {
            record.arguments.push_back(argument.toStdString());
        }
    }
    training::writeRecord(options.run, record);
}

training::TrainingResult train(
    const TrainingOptions& options, bool measured, bool as_json, RunLog& log)
{
    std::unique_ptr<training::Probe> probe;
    if (measured) {
        probe = std::make_unique<app::SpeakingProbe>(inference::deviceChoice(options.device));
    }
    ProgressBar bar(!as_json);
    auto job = reporting(bar, log);
    return training::train(options, probe.get(), eventPrinter(as_json), job);
}

int trainVoice(const Arguments& arguments, const std::string& name, const TrainingOptions& options)
{
    RunLog log(options.run, arguments.has("json"));
    try {
        const auto result = train(options, !arguments.has("no-probe"), arguments.has("json"), log);
        return finish(arguments, name, options, result, log);
    } catch (const jobs::Cancelled&) { // before the first step
        log.write({{"event", "stopped"}});
        throw;
    } catch (const Error& error) {
        log.write({{"event", "failed"}, {"kind", kindName(error.kind())},
            {"subject", error.subject()}, {"detail", error.detail()}});
        throw;
    } catch (const std::exception& error) {
        log.write({{"event", "failed"}, {"kind", kindName(ErrorKind::Internal)}, {"subject", ""},
            {"detail", error.what()}});
        throw;
    }
}

} // namespace

int runTrain(const QStringList& raw)
{
    Arguments arguments(
        "Trains a voice from clips with their texts: measures how long it will take, trains, "
        "speaks "
        "test sentences after each epoch and keeps what measures best.\n\n"
        "Exit codes: 0 finished, 130 stopped (Ctrl-C; --resume goes on), anything else failed as "
        "`timbre --help` lists.");
    declareTraining(arguments);
    arguments.parse(raw);
    const bool as_json = arguments.has("json");
    const bool nameless = arguments.has("plan") || arguments.has("export-features");
    const std::string name = arguments.text("voice", nameless ? "unnamed" : "");
    if (name.empty()) {
        throw UsageError("--voice is missing: what the voice will be called");
    }
    app::requireVoiceName(name);
    inference::setThreads(int(arguments.integer("threads", 1, 1024).value_or(0)));
    const auto options = chosenTraining(arguments, name);
    if (arguments.has("plan")) {
        return printPlan(options, as_json);
    }
    if (arguments.has("export-features")) {
        return exportFeatures(options, arguments.text("export-features"));
    }
    if (arguments.has("keep-adapter")) {
        inference::requireKnownBase(options.models.gpt, "gpt");
        inference::requireKnownBase(options.models.sovits, "sovits");
    }
    const training::RunLock lock(options.run);
    keepRecord(options, name, raw);
    return trainVoice(arguments, name, options);
}

} // namespace timbre::cli
