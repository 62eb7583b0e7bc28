#include "core/training/loop.h"

#include "core/base/error.h"

#include <torch/torch.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <fstream>
#include <new>
#include <thread>

namespace fs = std::filesystem;
using nlohmann::json;

namespace timbre::training {
namespace {

using Clock = std::chrono::steady_clock;

constexpr double kErrorWeight = 0.5; // a tenth more words misread weighs as much as 0.05 similarity
constexpr double kErrorRise = 0.15; // above the best so far, twice in a row: training does harm
constexpr int kBadSteps = 4; // in a row that are not finite before the last checkpoint is taken
constexpr int kMostReturns = 3; // to the last checkpoint
constexpr double kSmoothing = 0.1; // of the time per step

double seconds(Clock::duration duration)
{
    return std::chrono::duration<double>(duration).count();
}

json toJson(const Measured& m)
{
    json sounds = json::array();
    for (const auto& sound : m.sounds) {
        sounds.push_back(sound.string());
    }
    return {{"stage", m.stage}, {"epoch", m.epoch}, {"error_rate", m.error_rate},
        {"similarity", m.similarity}, {"sounds", sounds}};
}

Measured measuredFrom(const json& record)
{
    Measured m{record.at("stage"), record.at("epoch"), record.at("error_rate"),
        record.at("similarity"), {}};
    for (const auto& sound : record.at("sounds")) {
        m.sounds.emplace_back(sound.get<std::string>());
    }
    return m;
}

std::vector<Batch> inParts(const Batch& batch, int64_t most)
{
    std::vector<Batch> parts;
    for (size_t begin = 0; begin < batch.size(); begin += size_t(most)) {
        const auto end = std::min(batch.size(), begin + size_t(most));
        parts.emplace_back(batch.begin() + long(begin), batch.begin() + long(end));
    }
    return parts;
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
        , m_batch_size(options.batch_size)
        , m_limit(options.batch_size)
    {
    }

    LoopResult train()
    {
        if (m_options.resume) {
            resume();
        }
        emit(Event::Kind::StageBegin);
        try {
            if (m_step == 0 && m_result.measured.empty()) {
                measure({}, 0);
            }
            while (m_epoch <= m_options.epochs && !m_ended) {
                trainEpoch();
            }
        } catch (const jobs::Cancelled&) {
            save();
            return std::move(m_result); // not finished: it goes on from here
        }
        m_result.finished = true;
        emit(Event::Kind::StageEnd);
        return std::move(m_result);
    }

private:
    void trainEpoch()
    {
        const auto batches = m_stage.batches(m_epoch, m_batch_size);
        m_steps_per_epoch = int64_t(batches.size());
        m_stage.beginEpoch(m_epoch);
        m_stage.setLearningRateScale(m_lr_scale);
        for (; m_batch < int64_t(batches.size()); ++m_batch) {
            waitWhilePaused();
            m_job.checkpoint();
            if (outOfTime()) {
                note("the time given is over");
                m_ended = true;
                break;
            }
            step(batches[size_t(m_batch)]);
            if (seconds(Clock::now() - m_saved) > m_options.checkpoint_every_s) {
                ++m_batch; // this one is done
                save();
                --m_batch;
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
        std::vector<Batch> waiting = inParts(batch, m_limit);
        StepReport report;
        while (!waiting.empty()) {
            try {
                report = m_stage.run(waiting.front(), m_batch);
                waiting.erase(waiting.begin());
            } catch (const std::exception& error) {
                if (!isOutOfMemory(error)) {
                    throw;
                }
                waiting = halved(waiting);
                continue;
            }
            if (!report.non_finite.empty()) {
                leaveOut(report.non_finite);
                return;
            }
            m_bad_steps = 0;
        }
        const double took = seconds(Clock::now() - begin);
        m_step_s = m_step_s > 0 ? (1 - kSmoothing) * m_step_s + kSmoothing * took : took;
        ++m_step;
        tell(report);
    }

    /// The rest of a batch that did not fit, in parts of half the size.
    std::vector<Batch> halved(const std::vector<Batch>& waiting)
    {
        m_stage.drop();
        const auto size = int64_t(waiting.front().size());
        if (size <= 1) {
            throw Error(ErrorKind::OutOfMemory, m_stage.name(),
                "Not even one clip at a time fits into the memory. Close other programs, use "
                "shorter clips, or train with --device cpu.");
        }
        m_limit = size / 2;
        note("the memory ran out; going on with batches of " + std::to_string(m_limit));
        std::vector<Batch> parts;
        for (const Batch& batch : waiting) {
            const auto more = inParts(batch, m_limit);
            parts.insert(parts.end(), more.begin(), more.end());
        }
        return parts;
    }

    void leaveOut(const std::string& where)
    {
        m_lr_scale *= 0.5;
        ++m_bad_steps;
        if (m_bad_steps < kBadSteps) {
            m_stage.setLearningRateScale(m_lr_scale);
            note("step " + std::to_string(m_step + 1) + ": " + where
                + " is not finite; the step is left out and the learning rate halved");
            return;
        }
        const auto saved = m_run.newest(m_stage.name());
        if (!saved || ++m_returns > kMostReturns) {
            throw Error(ErrorKind::Internal, m_stage.name(),
                "The values of " + where
                    + " do not become finite again. Train with a lower learning rate, or fp32.");
        }
        m_stage.restore(saved->state);
        m_stage.setLearningRateScale(m_lr_scale);
        m_bad_steps = 0;
        note(where + " stays infinite; going on from the last checkpoint at "
            + std::to_string(m_lr_scale) + " of the learning rate");
    }

    void tell(const StepReport& report)
    {
        Event event = make(Event::Kind::Step);
        event.losses = report.losses;
        event.grad_norm = report.grad_norm;
        event.lr = report.lr;
        event.step_s = m_step_s;
        event.eta_s = m_step_s * double(std::max<int64_t>(0, event.steps - m_step));
        event.memory_bytes = memoryInUse();
        m_sink(event);
        for (const auto& [name, value] : report.losses) {
            m_sums[name] += value;
        }
        ++m_summed;
        m_job.progress({double(m_step) / double(std::max<int64_t>(1, event.steps)), m_stage.name(),
            m_step, event.steps});
    }

    void endEpoch()
    {
        Event event = make(Event::Kind::Epoch);
        for (const auto& [name, sum] : m_sums) {
            event.losses.emplace_back(name, sum / double(std::max<int64_t>(1, m_summed)));
        }
        std::ranges::stable_partition(
            event.losses, [](const auto& loss) { return loss.first == "total"; });
        m_sums.clear();
        m_summed = 0;
        m_sink(event);
        const auto epoch = m_epoch;
        const auto exported = m_run.exported(m_stage.name(), epoch);
        try {
            m_stage.exportTo(exported, m_stage.name() + "-e" + std::to_string(epoch));
            measure(exported, epoch);
        } catch (const Error& error) {
            tolerate(error, "the weights of this epoch were not written");
        }
        m_run.pruneExports(m_stage.name(), m_options.keep_last);
        ++m_epoch;
        m_batch = 0;
        save();
    }

    void measure(const fs::path& exported, int64_t epoch)
    {
        auto measured = m_listen ? m_listen(exported, epoch) : std::nullopt;
        if (!measured) {
            if (!exported.empty()) {
                m_result.best_epoch = epoch; // unmeasured, the last is the best
                keepBest(exported);
            }
            return;
        }
        const auto& all = m_result.measured;
        const bool best = std::ranges::all_of(
            all, [&](const Measured& other) { return score(*measured) > score(other); });
        m_result.measured.push_back(*measured);
        if (best && !exported.empty()) {
            m_result.best_epoch = epoch;
            keepBest(exported);
        }
        Event event = make(Event::Kind::Probe);
        event.epoch = epoch;
        event.error_rate = measured->error_rate;
        event.similarity = measured->similarity;
        event.sounds = measured->sounds;
        event.best = best;
        m_sink(event);
        if (m_options.early_stop && risen()) {
            note("the test sentences are misread more and more; stopping with the best epoch");
            m_ended = true;
        }
    }

    bool risen() const
    {
        const auto& all = m_result.measured;
        const auto least = std::ranges::min(all, {}, &Measured::error_rate).error_rate;
        return all.size() >= 3 && std::all_of(all.end() - 2, all.end(), [&](const Measured& m) {
            return m.error_rate > least + kErrorRise;
        });
    }

    void keepBest(const fs::path& exported) const
    {
        const auto best = m_run.best(m_stage.name());
        auto part = best;
        part += ".part";
        fs::copy_file(exported, part, fs::copy_options::overwrite_existing);
        fs::rename(part, best);
    }

    void save()
    {
        json measured = json::array();
        for (const auto& m : m_result.measured) {
            measured.push_back(toJson(m));
        }
        const json record{{"key", m_options.key}, {"epoch", m_epoch}, {"batch", m_batch},
            {"step", m_step}, {"batch_size", m_batch_size}, {"limit", m_limit},
            {"lr_scale", m_lr_scale}, {"ended", m_ended}, {"elapsed_s", elapsed()},
            {"measured", measured}, {"best_epoch", m_result.best_epoch}};
        try {
            Event event = make(Event::Kind::Checkpoint);
            event.file =
                m_run.save(m_stage.name(), m_step, {record, m_stage.state()}, m_options.keep_last);
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
        const auto& record = saved->record;
        if (record.at("key") != m_options.key) {
            throw Error(ErrorKind::InvalidArgument, m_run.path().string(),
                "The data set, the models or the recipe changed since this run began. Train "
                "without "
                "--resume to begin again; the old run is kept.");
        }
        m_stage.restore(saved->state);
        m_epoch = record.at("epoch");
        m_batch = record.at("batch");
        m_step = record.at("step");
        m_batch_size = record.at("batch_size");
        m_limit = record.at("limit");
        m_lr_scale = record.at("lr_scale");
        m_ended = record.at("ended");
        m_elapsed_before = record.at("elapsed_s");
        m_result.best_epoch = record.at("best_epoch");
        for (const auto& m : record.at("measured")) {
            m_result.measured.push_back(measuredFrom(m));
        }
    }

    Event make(Event::Kind kind) const
    {
        Event event;
        event.kind = kind;
        event.stage = m_stage.name();
        event.step = m_step;
        event.steps = m_steps_per_epoch * m_options.epochs;
        event.epoch = m_epoch;
        event.epochs = m_options.epochs;
        return event;
    }
    void emit(Event::Kind kind) const { m_sink(make(kind)); }
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
    LoopResult m_result;
    int64_t m_epoch = 1, m_batch = 0, m_step = 0, m_steps_per_epoch = 0;
    int64_t m_batch_size; // of a resumed run, as it began
    int64_t m_limit; // clips at once that fit into the memory
    double m_lr_scale = 1.0, m_step_s = 0.0, m_elapsed_before = 0.0;
    int m_bad_steps = 0, m_returns = 0;
    bool m_ended = false;
    std::map<std::string, double> m_sums; // of the epoch's losses
    int64_t m_summed = 0;
    Clock::time_point m_started = Clock::now(), m_saved = Clock::now();
};

} // namespace

LoopResult trainStage(Stage& stage, const LoopOptions& options, const RunFolder& run,
    const Listen& listen, const EventSink& sink, jobs::Context& job)
{
    return Loop(stage, options, run, listen, sink, job).train();
}

double score(const Measured& measured)
{
    return measured.similarity - kErrorWeight * measured.error_rate;
}

bool isOutOfMemory(const std::exception& error)
{
    if (dynamic_cast<const c10::OutOfMemoryError*>(&error)
        || dynamic_cast<const std::bad_alloc*>(&error)) {
        return true;
    }
    const std::string text = error.what();
    return dynamic_cast<const c10::Error*>(&error)
        && (text.find("can't allocate memory") != std::string::npos
            || text.find("out of memory") != std::string::npos);
}

int64_t memoryInUse()
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("VmRSS:")) {
            return std::stoll(line.substr(6)) * 1024;
        }
    }
    return 0;
}

} // namespace timbre::training
