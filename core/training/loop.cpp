#include "core/training/loop.h"

#include "core/base/error.h"
#include "core/training/memory.h"
#include "core/training/recovery.h"
#include "core/training/runs/runs.h"
#include "core/training/verdict.h"

#include <algorithm>
#include <chrono>
#include <thread>

namespace fs = std::filesystem;

namespace timbre::training {
namespace {

using Clock = std::chrono::steady_clock;

constexpr double kSmoothing = 0.1; // of the time per step

double seconds(Clock::duration duration)
{
    return std::chrono::duration<double>(duration).count();
}

class Loop {
public:
    Loop(Stage& stage, const LoopOptions& options, const RunFolder& run, const Listen& listen,
        const EventSink& sink, jobs::Context& job)
        : m_stage(stage)
        , m_options(options)
        , m_run(run)
        , m_listen(listen)
        , m_sink(sink)
        , m_job(job)
        , m_recovery(stage, run, m_at, [this](const std::string& text) { note(text); })
    {
        m_at.batch_size = m_at.limit = options.batch_size;
    }

    LoopResult train()
    {
        if (m_options.resume) {
            resume();
        }
        m_sink(make(Event::Kind::StageBegin));
        try {
            if (m_at.step == 0 && m_at.measured.empty()) {
                measure({}, 0);
            }
            while (m_at.epoch <= m_options.epochs && !m_at.ended) {
                trainEpoch();
            }
        } catch (const jobs::Cancelled&) {
            save();
            return result(false); // it goes on from here
        }
        m_sink(make(Event::Kind::StageEnd));
        return result(true);
    }

private:
    LoopResult result(bool finished) const { return {finished, m_at.measured, m_at.best_epoch}; }

    void trainEpoch()
    {
        const auto batches = m_stage.batches(m_at.epoch, m_at.batch_size);
        m_steps_per_epoch = int64_t(batches.size());
        m_stage.beginEpoch(m_at.epoch);
        m_stage.setLearningRateScale(m_at.lr_scale);
        m_stage.expect(m_at.epoch, batches, m_at.batch);
        while (m_at.batch < m_steps_per_epoch) {
            waitWhilePaused();
            m_job.checkpoint();
            if (outOfTime()) {
                note("the time given is over");
                m_at.ended = true;
                break;
            }
            step(batches[size_t(m_at.batch)]);
            ++m_at.batch;
            if (seconds(Clock::now() - m_saved) > m_options.checkpoint_every_s) {
                save();
            }
        }
        endEpoch();
    }

    void waitWhilePaused()
    {
        while (isPaused(m_run.path()) && !m_job.stopRequested()) {
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
            m_started += std::chrono::milliseconds(100); // a pause does not count
        }
    }

    double elapsed() const { return m_elapsed_before + seconds(Clock::now() - m_started); }
    bool outOfTime() const { return m_options.minutes > 0 && elapsed() > m_options.minutes * 60.0; }

    void step(const Batch& batch)
    {
        const auto begin = Clock::now();
        const auto report = m_recovery.run(batch);
        if (!report) {
            return; // left out
        }
        const double took = seconds(Clock::now() - begin);
        m_step_s = m_step_s > 0 ? (1 - kSmoothing) * m_step_s + kSmoothing * took : took;
        ++m_at.step;
        tell(*report);
    }

    void tell(const StepReport& report)
    {
        Event event = make(Event::Kind::Step);
        event.losses = report.losses;
        event.grad_norm = report.grad_norm;
        event.lr = report.lr;
        event.step_s = m_step_s;
        event.data_s = report.data_s;
        event.eta_s = m_step_s * double(std::max<int64_t>(0, event.steps - m_at.step));
        event.memory_bytes = memoryInUse();
        m_sink(event);
        for (const auto& [name, value] : report.losses) {
            m_sums[name] += value;
        }
        m_data_s += report.data_s;
        ++m_summed;
        m_job.progress({double(m_at.step) / double(std::max<int64_t>(1, event.steps)),
            m_stage.name(), m_at.step, event.steps});
    }

    void endEpoch()
    {
        tellMeans();
        const auto epoch = m_at.epoch;
        const auto exported = m_run.exported(m_stage.name(), epoch);
        try {
            m_stage.exportTo(exported, m_stage.name() + "-e" + std::to_string(epoch));
            m_run.saveAdapter(m_stage.name(), epoch, m_stage.adapter());
            measure(exported, epoch);
        } catch (const Error& error) {
            tolerate(error, "the weights of this epoch were not written");
        }
        m_run.pruneExports(m_stage.name(), m_options.keep_last);
        ++m_at.epoch;
        m_at.batch = 0;
        save();
    }

    void tellMeans()
    {
        Event event = make(Event::Kind::Epoch);
        for (const auto& [name, sum] : m_sums) {
            event.losses.emplace_back(name, sum / double(std::max<int64_t>(1, m_summed)));
        }
        std::ranges::stable_partition(
            event.losses, [](const auto& loss) { return loss.first == "total"; });
        if (const auto held_out = m_stage.heldOutLoss()) {
            event.losses.emplace_back("held_out", *held_out);
        }
        event.step_s = m_step_s;
        event.data_s = m_data_s / double(std::max<int64_t>(1, m_summed));
        m_sums.clear();
        m_data_s = 0.0;
        m_summed = 0;
        m_sink(event);
    }

    void measure(const fs::path& exported, int64_t epoch)
    {
        const auto measured = m_listen ? m_listen(exported, epoch) : std::nullopt;
        const bool best = !measured || isBest(*measured, m_at.measured); // unmeasured: the last
        if (best && !exported.empty()) {
            m_at.best_epoch = epoch;
            m_run.keepBest(m_stage.name(), epoch);
        }
        if (!measured) {
            return;
        }
        m_at.measured.push_back(*measured);
        Event event = make(Event::Kind::Probe);
        event.epoch = epoch;
        event.error_rate = measured->error_rate;
        event.similarity = measured->similarity;
        event.sounds = measured->sounds;
        event.best = best;
        m_sink(event);
        if (m_options.early_stop && doesHarm(m_at.measured)) {
            note("the test sentences are misread more and more; stopping with the best epoch");
            m_at.ended = true;
        }
    }

    void save()
    {
        m_at.elapsed_s = elapsed();
        auto record = toJson(m_at);
        record["key"] = m_options.key;
        try {
            Event event = make(Event::Kind::Checkpoint);
            event.file = m_run.save(
                m_stage.name(), m_at.step, {record, m_stage.state()}, m_options.keep_last);
            m_sink(event);
        } catch (const Error& error) {
            tolerate(error, "the checkpoint before stays");
        }
        m_saved = Clock::now();
    }

    /// A full disk does not end the training: there may be room again at the next checkpoint.
    void tolerate(const Error& error, const std::string& consequence)
    {
        if (error.kind() != ErrorKind::DiskFull && error.kind() != ErrorKind::NotWritable) {
            throw error;
        }
        note(std::string(error.what()) + " (" + consequence + ")");
    }

    void resume()
    {
        const auto saved = m_run.newest(m_stage.name());
        if (!saved) {
            return;
        }
        if (saved->record.at("key") != m_options.key) {
            throw Error(ErrorKind::InvalidArgument, m_run.path().string(),
                "The data set, the models or the recipe changed since this run began. Train "
                "without --resume to begin again; the old run is kept.");
        }
        m_stage.restore(saved->state);
        m_at = loopRecord(saved->record);
        m_elapsed_before = m_at.elapsed_s;
    }

    Event make(Event::Kind kind) const
    {
        Event event;
        event.kind = kind;
        event.stage = m_stage.name();
        event.step = m_at.step;
        event.steps = m_steps_per_epoch * m_options.epochs;
        event.epoch = m_at.epoch;
        event.epochs = m_options.epochs;
        return event;
    }
    void note(const std::string& text) const
    {
        auto event = make(Event::Kind::Note);
        event.text = text;
        m_sink(event);
    }

    Stage& m_stage;
    const LoopOptions& m_options;
    const RunFolder& m_run;
    const Listen& m_listen;
    const EventSink& m_sink;
    jobs::Context& m_job;
    LoopRecord m_at;
    Recovery m_recovery;
    int64_t m_steps_per_epoch = 0;
    double m_step_s = 0.0, m_elapsed_before = 0.0;
    std::map<std::string, double> m_sums; // of the epoch's losses
    double m_data_s = 0.0;
    int64_t m_summed = 0;
    Clock::time_point m_started = Clock::now(), m_saved = Clock::now();
};

} // namespace

LoopResult trainStage(Stage& stage, const LoopOptions& options, const RunFolder& run,
    const Listen& listen, const EventSink& sink, jobs::Context& job)
{
    return Loop(stage, options, run, listen, sink, job).train();
}

} // namespace timbre::training
