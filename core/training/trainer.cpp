#include "core/training/trainer.h"

#include "core/base/error.h"
#include "core/training/errorrate.h"
#include "core/training/eventjson.h"
#include "core/training/features/preparedfolder.h"
#include "core/training/listener.h"
#include "core/training/loop.h"
#include "core/training/memory.h"
#include "core/training/preparation.h"
#include "core/training/runs/runs.h"
#include "core/training/stages/common.h"
#include "core/training/torchdoor.h"

#include <torch/torch.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <memory>

namespace fs = std::filesystem;

namespace timbre::training {
namespace {

constexpr int64_t kMostMeasured = 4; // steps of a plan

std::vector<std::string> stageNames(Stages stages)
{
    switch (stages) {
    case Stages::Sovits:
        return {"sovits"};
    case Stages::Gpt:
        return {"gpt"};
    case Stages::Both:
        break;
    }
    return {"sovits", "gpt"};
}

int64_t epochsOf(const Stage& stage, const TrainingOptions& options)
{
    return options.epochs > 0 ? options.epochs : stage.defaultEpochs();
}

/// Seconds of a step, updates included, once it has warmed up.
double measuredStep(Stage& stage, const std::vector<Batch>& batches)
{
    using Clock = std::chrono::steady_clock;
    stage.beginEpoch(1);
    stage.run(batches[0], 0);
    stage.drop();
    const auto steps = std::min(stage.accumulation(), kMostMeasured);
    const auto begin = Clock::now();
    for (int64_t i = 1; i <= steps; ++i) {
        stage.run(batches[size_t(i) % batches.size()], i);
    }
    return std::chrono::duration<double>(Clock::now() - begin).count() / double(steps);
}

/// Real steps of a stage that is thrown away. Halves the batch until it
/// fits.
StagePlan measuredPlan(const std::string& name, const TrainingOptions& options,
    const Preparation& set, jobs::Context& job)
{
    StagePlan plan;
    plan.stage = name;
    for (int64_t batch_size = options.batch_size;;) {
        job.checkpoint();
        const auto stage = makeStage(name, options, set);
        batch_size = batch_size > 0 ? batch_size : stage->defaultBatchSize();
        const auto batches = stage->batches(1, batch_size);
        if (batches.empty()) {
            throw Error(ErrorKind::BadReference, name,
                "No clip has a length that this stage can be trained on (0.6 to 38 s).");
        }
        try {
            plan.trained_parameters = stage->trainedParameters();
            resetPeak();
            plan.step_s = measuredStep(*stage, batches);
        } catch (const std::exception& error) {
            if (!isOutOfMemory(error) || batch_size <= 1) {
                throw;
            }
            batch_size /= 2;
            continue;
        }
        plan.memory_bytes = peakMemory();
        plan.clips = stage->clips();
        plan.batch_size = batch_size;
        plan.steps_per_epoch = int64_t(batches.size());
        plan.epochs = epochsOf(*stage, options);
        plan.minutes = plan.step_s * double(plan.steps_per_epoch * plan.epochs) / 60.0;
        plan.parameters = stage->parameters();
        return plan;
    }
}

Plan planOf(const TrainingOptions& options, const Preparation& set, jobs::Context& job)
{
    Plan plan;
    plan.speech_s = set.speech_s;
    plan.version = set.version;
    plan.device = options.device;
    plan.precision = precisionName(precisionOf(options));
    plan.messages = set.messages;
    for (const auto& name : stageNames(options.stages)) {
        plan.stages.push_back(measuredPlan(name, options, set, job));
    }
    if (options.minutes > 0 && plan.minutes() > options.minutes) {
        for (StagePlan& stage : plan.stages) {
            stage.minutes *= options.minutes / plan.minutes();
        }
    }
    return plan;
}

class Training {
public:
    Training(
        const TrainingOptions& options, Probe* probe, const EventSink& sink, jobs::Context& job)
        : m_options(options)
        , m_job(job)
        , m_run(options.run)
        , m_sink([this, sink](const Event& event) {
            m_run.log(toJson(event).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
            if (sink) {
                sink(event);
            }
        })
        , m_probe(probe)
    {
    }

    TrainingResult train()
    {
        if (!m_options.resume) {
            m_run.setAside();
        }
        setPaused(m_run.path(), false);
        m_run.log(nlohmann::json{{"event", "begin"}, {"resume", m_options.resume}}.dump());
        m_set = prepare(m_options, m_run, m_job);
        m_run.log(nlohmann::json{{"event", "set"}, {"speech_s", m_set.speech_s},
            {"language", m_set.language}, {"sentences", audibleSentences(m_set.language)}}
                      .dump());
        for (const auto& row : m_set.messages) {
            Event event;
            event.kind = Event::Kind::Message;
            event.row = row;
            m_sink(event);
        }
        Event event;
        event.kind = Event::Kind::Plan;
        event.plan = planOf(m_options, m_set, m_job);
        m_sink(event);
        if (m_probe) {
            m_listener =
                std::make_unique<Listener>(*m_probe, m_set, m_options.models, m_run.sounds());
        }
        return runStages(*event.plan);
    }

private:
    TrainingResult runStages(const Plan& plan)
    {
        TrainingResult result;
        result.gpt = m_options.models.gpt;
        result.sovits = m_options.models.sovits;
        result.reference = m_set.reference;
        result.speech_s = m_set.speech_s;
        result.finished = true;
        for (const StagePlan& planned : plan.stages) {
            auto done = runStage(planned, result);
            const bool better = done.best_epoch > 0;
            auto& file = planned.stage == "gpt" ? result.gpt : result.sovits;
            (planned.stage == "gpt" ? result.best_gpt_epoch : result.best_sovits_epoch) =
                done.best_epoch;
            file = better ? m_run.best(planned.stage) : file;
            (planned.stage == "gpt" ? result.gpt_adapter : result.sovits_adapter) =
                better && m_options.lora ? m_run.bestAdapter(planned.stage) : fs::path();
            result.measured.insert(
                result.measured.end(), done.measured.begin(), done.measured.end());
            if (!done.finished) {
                result.finished = false;
                break;
            }
        }
        return result;
    }

    LoopResult runStage(const StagePlan& planned, const TrainingResult& so_far)
    {
        const auto stage = makeStage(planned.stage, m_options, m_set);
        LoopOptions options;
        options.epochs = planned.epochs;
        options.batch_size = planned.batch_size;
        options.minutes = m_options.minutes > 0 ? planned.minutes : 0.0;
        options.checkpoint_every_s = m_options.checkpoint_every_s;
        options.keep_last = m_options.keep_last;
        options.early_stop = m_options.early_stop;
        options.resume = m_options.resume;
        options.key = m_set.key;
        const Listen listen = [&](const fs::path& exported, int64_t epoch) {
            return measure(planned.stage, exported, epoch, so_far);
        };
        return trainStage(*stage, options, m_run, listen, m_sink, m_job);
    }

    std::optional<Measured> measure(const std::string& stage, const fs::path& exported,
        int64_t epoch, const TrainingResult& so_far)
    {
        if (!m_listener) {
            return std::nullopt;
        }
        const bool gpt = stage == "gpt";
        const auto& own = exported.empty() ? (gpt ? so_far.gpt : so_far.sovits) : exported;
        return m_listener->listen(
            stage, epoch, gpt ? own : so_far.gpt, gpt ? so_far.sovits : own, m_job);
    }

    const TrainingOptions& m_options;
    jobs::Context& m_job;
    RunFolder m_run;
    const EventSink m_sink;
    Probe* const m_probe;
    Preparation m_set;
    std::unique_ptr<Listener> m_listener;
};

} // namespace

std::string inWords(const Plan& plan)
{
    int64_t batch = 0;
    for (const StagePlan& stage : plan.stages) {
        batch = batch == 0 ? stage.batch_size : std::min(batch, stage.batch_size);
    }
    const auto minutes = int64_t(std::ceil(plan.minutes()));
    char text[160];
    std::snprintf(text, sizeof text, "Fits with batch %lld; about %lld minute%s on this machine.",
        static_cast<long long>(batch), static_cast<long long>(minutes), minutes == 1 ? "" : "s");
    return text;
}

Stages stagesFromName(const std::string& name)
{
    if (name == "both") {
        return Stages::Both;
    }
    if (name == "sovits") {
        return Stages::Sovits;
    }
    if (name == "gpt") {
        return Stages::Gpt;
    }
    throw Error(ErrorKind::InvalidArgument, name, "The stages are both, sovits or gpt.");
}

Precision precisionFromName(const std::string& name)
{
    constexpr std::pair<const char*, Precision> known[] = {{"auto", Precision::Auto},
        {"fp32", Precision::F32}, {"bf16", Precision::Bf16}, {"fp16", Precision::F16}};
    for (const auto& [key, precision] : known) {
        if (name == key) {
            return precision;
        }
    }
    throw Error(ErrorKind::InvalidArgument, name, "The precision is auto, fp32, bf16 or fp16.");
}

Plan plan(const TrainingOptions& options, jobs::Context& job)
{
    const FlushedDenormals guard;
    return translated([&] {
        const RunFolder run(options.run);
        return planOf(options, prepare(options, run, job), job);
    });
}

int64_t exportPreparedFolder(
    const TrainingOptions& options, const fs::path& folder, jobs::Context& job)
{
    return translated([&] {
        const RunFolder run(options.run);
        const auto set = prepare(options, run, job, false);
        if (set.base) {
            throw Error(ErrorKind::InvalidArgument, "base",
                "The base model's features mean nothing to GPT-SoVITS. Give official weights.");
        }
        writePreparedFolder(folder, set.clips);
        return int64_t(set.clips.size());
    });
}

TrainingResult train(
    const TrainingOptions& options, Probe* probe, const EventSink& sink, jobs::Context& job)
{
    const FlushedDenormals guard;
    return translated([&] { return Training(options, probe, sink, job).train(); });
}

} // namespace timbre::training
