#include "core/base/error.h"
#include "core/models/sovits/sovits.h"
#include "core/training/prefetcher.h"
#include "core/training/stages/common.h"
#include "core/training/steps/acousticstep.h"
#include "core/training/steps/runningmean.h"
#include "core/training/steps/sovitsstep.h"
#include "core/weights/load.h"
#include "core/weights/write.h"

#include <torch/torch.h>

#include <algorithm>
#include <filesystem>

namespace timbre::training {
namespace {

constexpr int64_t kSovitsSteps = 10; // per epoch: what is worth listening to
constexpr double kMeanDecay = 0.95; // after 10, 20, 30 updates 60, 36, 21 % of the start is left
constexpr double kSovitsRate = 3e-4, kSovitsAdapterRate = 1e-3, kSovitsOfficialRate = 1e-4;

LearnerOptions withOptimizer(LearnerOptions options, const AdamWOptions& optimizer)
{
    options.optimizer = optimizer;
    return options;
}

/// The starter's acoustic model: every clip with another one as its reference, so that timbre goes
/// on coming from the reference. What is exported is the running mean of
/// the weights, but for adapters and a model made from scratch.
class BaseSovitsStage final : public Stage {
public:
    explicit BaseSovitsStage(const StageInput& input)
        : m_options(input.options)
        , m_scratch(input.scratch)
        , m_clips(input.clips)
        , m_held_out(input.held_out)
        , m_checkpoint(weights::readCheckpoint(input.options.models.sovits))
        , m_sovits(models::loadSovits(m_checkpoint, false))
        , m_lr(m_scratch ? m_scratch->lr : rate(input.options))
        , m_loader([this](const Batch& batch, int64_t epoch,
                       int64_t index) { return collated(batch, epoch, index); },
              m_options.loader_threads)
    {
        if (m_options.recompute) {
            throw Error(ErrorKind::InvalidArgument, "recompute",
                "The base model's sound stage is too small to gain from it: leave it out, or train "
                "the stage gpt.");
        }
        m_sovits->to(deviceOf(m_options));
        AcousticStepOptions step;
        auto optimizer = AcousticStepOptions::defaultOptimizer();
        optimizer.lr = m_lr;
        step.generator = withOptimizer(learnerOptions(m_options), optimizer);
        step.generator.longest_gradient = 10.0;
        step.accumulation = accumulation();
        if (m_scratch) {
            prepareScratch(step);
        } else {
            step.generator.frozen.push_back("enc_p.*"); // what is said stays as learnt from hours
        }
        m_step = std::make_unique<AcousticStep>(m_sovits, m_adversary, step);
        if (!m_scratch && !m_options.lora) { // an adapter's file holds no mean
            m_mean.emplace(m_step->generator().network(), kMeanDecay);
        }
    }

    std::string name() const override { return "sovits"; }
    int64_t clips() const override { return m_clips->size(); }
    int64_t defaultEpochs() const override { return 3; }
    int64_t defaultBatchSize() const override { return 8; }

    std::vector<Batch> batches(int64_t epoch, int64_t batch_size) const override
    {
        if (m_scratch) {
            return streamBatches(
                m_seconds, batch_size, m_scratch->epoch_steps, m_options.seed, epoch);
        }
        const int64_t repeats = std::max<int64_t>(1, kSovitsSteps * batch_size / clips());
        return shuffledBatches(clips(), repeats, batch_size, m_options.seed, epoch);
    }

    void beginEpoch(int64_t epoch) override { m_epoch = epoch; }
    void expect(int64_t epoch, const std::vector<Batch>& batches, int64_t from) override
    {
        m_loader.expect(epoch, batches, from);
    }

    StepReport run(const Batch& batch, int64_t batch_index) override
    {
        if (m_scratch) {
            const auto step = (m_epoch - 1) * m_scratch->epoch_steps + batch_index;
            m_step->setLearningRate(m_scratch->rateAt(step) * m_scale);
        }
        const auto data = m_loader.take(batch, batch_index);
        auto report = m_step->run(data.to(deviceOf(m_options)));
        report.data_s = m_loader.waited_s();
        if (report.updated && m_mean) {
            m_mean->follow();
        }
        return report;
    }

    std::optional<double> heldOutLoss() override
    {
        if (!m_held_out || m_held_out->size() == 0) {
            return std::nullopt;
        }
        double sum = 0.0;
        for (int64_t i = 0; i < m_held_out->size(); ++i) {
            const auto clip = m_held_out->at(i);
            const auto refer = m_held_out->at(m_held_out->sameSpeaker(i).front());
            const auto example = exampleOf(clip, refer);
            sum += m_step->lossOf(collate({&example, 1}, m_sovits->config).to(deviceOf(m_options)));
        }
        return sum / double(m_held_out->size());
    }

    void drop() override
    {
        m_step->generator().drop();
        if (m_step->adversary()) {
            m_step->adversary()->drop();
        }
    }
    void setLearningRateScale(double scale) override
    {
        m_scale = scale;
        m_step->setLearningRate(m_lr * scale);
    }

    State state() const override
    {
        State state;
        state.put("network", networkState(m_step->generator()));
        if (m_step->adversary()) {
            state.put("adversary", networkState(*m_step->adversary()));
        }
        state.put("step", m_step->state());
        if (m_mean) {
            state.put("mean", m_mean->state());
        }
        return state;
    }

    void restore(const State& state) override
    {
        restoreNetwork(m_step->generator(), state.part("network"));
        if (m_step->adversary()) {
            restoreNetwork(*m_step->adversary(), state.part("adversary"));
        }
        m_step->restore(state.part("step"));
        if (m_mean) {
            m_mean->restore(state.part("mean"));
        }
    }

    void exportTo(const std::filesystem::path& file, const std::string& info) const override
    {
        auto checkpoint = withTensorsOf(m_checkpoint, *m_sovits);
        if (m_mean) {
            for (const auto& [name, mean] : m_mean->tensors()) {
                checkpoint.tensors.at(name) = mean.to(torch::kCPU);
            }
        }
        checkpoint.info = info;
        weights::writeZip(file, checkpoint, {.half = true});
    }

    weights::TensorMap adapter() const override { return adapterOf(m_step->generator()); }
    int64_t accumulation() const override { return std::max<int64_t>(1, m_options.accumulation); }
    int64_t trainedParameters() const override
    {
        return countLearning(m_step->generator(), name());
    }
    int64_t parameters() const override { return countParameters(*m_sovits); }

private:
    void prepareScratch(AcousticStepOptions& step)
    {
        step.segment_tokens = m_scratch->segment_tokens;
        step.adversary = {.optimizer = AdamWOptions{.lr = m_lr},
            .precision = step.generator.precision,
            .seed = m_options.seed};
        if (m_scratch->adversary) {
            torch::manual_seed(m_options.seed);
            m_adversary = models::MultiPeriodDiscriminator("base", m_scratch->adversary_slimness);
            m_adversary->to(deviceOf(m_options));
        }
        for (int64_t i = 0; i < clips(); ++i) {
            m_seconds.push_back(m_clips->seconds(i));
        }
    }

    static AcousticExample exampleOf(const ClipFeatures& clip, const ClipFeatures& refer)
    {
        return {clip.codes, clip.phones, clip.wave, clip.f0, refer.wave, refer.sv};
    }

    /// What a batch is made of; any thread.
    AcousticBatch collated(const Batch& batch, int64_t epoch, int64_t index) const
    {
        std::vector<AcousticExample> examples;
        for (size_t i = 0; i < batch.size(); ++i) {
            const auto draw = mixed(m_options.seed, uint64_t(epoch * 100000 + index), i);
            const auto same = m_clips->sameSpeaker(batch[i]);
            examples.push_back(
                exampleOf(m_clips->at(batch[i]), m_clips->at(same[size_t(draw % same.size())])));
        }
        return collate(examples, m_sovits->config);
    }

    static double rate(const TrainingOptions& options)
    {
        if (options.learning_rate > 0) {
            return options.learning_rate;
        }
        return options.lora ? kSovitsAdapterRate : kSovitsRate;
    }

    const TrainingOptions m_options;
    const std::optional<ScratchRecipe> m_scratch;
    const std::shared_ptr<const ClipSet> m_clips, m_held_out;
    const weights::Checkpoint m_checkpoint;
    models::Sovits m_sovits;
    models::MultiPeriodDiscriminator m_adversary{nullptr}; // from scratch only
    const double m_lr;
    double m_scale = 1.0; // of the rate
    std::unique_ptr<AcousticStep> m_step;
    std::vector<double> m_seconds; // of each clip, from scratch only
    std::optional<RunningMean> m_mean;
    int64_t m_epoch = 1;
    Prefetcher<AcousticBatch> m_loader; // last: its threads use all of the above
};

/// Files without their posterior encoder are fine-tuned ones; the reference cannot train from them
/// either.
void requirePosterior(const weights::Checkpoint& checkpoint)
{
    const auto at = checkpoint.tensors.lower_bound("enc_q.");
    if (at == checkpoint.tensors.end() || !at->first.starts_with("enc_q.")) {
        throw Error(ErrorKind::MismatchedModel, checkpoint.path.string(),
            "Training cannot start from a finished voice: its posterior encoder was left out. "
            "Give the pretrained weights (s2G...).");
    }
}

models::MultiPeriodDiscriminator adversaryOf(
    const TrainingOptions& options, const std::string& version)
{
    torch::manual_seed(options.seed);
    models::MultiPeriodDiscriminator adversary(version);
    if (!options.models.discriminator.empty()) {
        const auto checkpoint = weights::readCheckpoint(options.models.discriminator);
        weights::loadInto(*adversary, checkpoint.tensors, checkpoint.path.string());
    }
    adversary->to(deviceOf(options));
    return adversary;
}

/// The reference's second stage, with its adversary.
class OfficialSovitsStage final : public Stage {
public:
    explicit OfficialSovitsStage(const StageInput& input)
        : m_options(input.options)
        , m_clips(input.clips)
        , m_checkpoint(weights::readCheckpoint(input.options.models.sovits))
        , m_repeats(repetitions(input.clips->size()))
        , m_lr(input.options.learning_rate > 0 ? input.options.learning_rate : kSovitsOfficialRate)
    {
        requirePosterior(m_checkpoint);
        m_sovits = models::loadSovits(m_checkpoint, false);
        m_sovits->to(deviceOf(m_options));
        m_adversary = adversaryOf(m_options, m_sovits->config.version);
        auto optimizer = SovitsStepOptions::referenceOptimizer();
        optimizer.lr = m_lr;
        SovitsStepOptions step;
        step.generator = withOptimizer(learnerOptions(m_options), optimizer);
        step.accumulation = accumulation();
        step.recompute = m_options.recompute;
        step.adversary = {.optimizer = AdamWOptions{.lr = m_lr},
            .precision = step.generator.precision,
            .seed = m_options.seed};
        m_step = std::make_unique<SovitsStep>(m_sovits, m_adversary, step);
        for (int64_t i = 0; i < m_repeats * clips(); ++i) {
            const auto clip = m_clips->at(i % clips());
            m_frames.push_back(clip.wave.size(0) / m_sovits->config.hop_length);
        }
    }

    std::string name() const override { return "sovits"; }
    int64_t clips() const override { return m_clips->size(); }
    int64_t defaultEpochs() const override { return 8; }
    int64_t defaultBatchSize() const override { return deviceOf(m_options).is_cuda() ? 8 : 2; }

    std::vector<Batch> batches(int64_t epoch, int64_t batch_size) const override
    {
        auto all = sovitsBatches(m_frames, batch_size, m_options.seed, epoch);
        for (Batch& batch : all) {
            for (int64_t& clip : batch) {
                clip %= clips();
            }
        }
        return all;
    }

    void beginEpoch(int64_t epoch) override { m_step->beginEpoch(epoch); }

    StepReport run(const Batch& batch, int64_t) override
    {
        std::vector<SovitsExample> examples;
        for (const int64_t index : batch) {
            const auto clip = m_clips->at(index);
            examples.push_back({clip.ssl, clip.wave, clip.phones, clip.sv});
        }
        const auto& c = m_sovits->config;
        return m_step->run(collate(examples,
            {.filter_length = c.filter_length,
                .hop_length = c.hop_length,
                .win_length = c.win_length})
                               .to(deviceOf(m_options)));
    }

    void drop() override
    {
        m_step->generator().drop();
        m_step->adversary().drop();
    }
    void setLearningRateScale(double scale) override { m_step->setLearningRate(m_lr * scale); }

    State state() const override
    {
        State state;
        state.put("network", networkState(m_step->generator()));
        state.put("adversary", networkState(m_step->adversary()));
        state.put("step", m_step->state());
        return state;
    }

    void restore(const State& state) override
    {
        restoreNetwork(m_step->generator(), state.part("network"));
        restoreNetwork(m_step->adversary(), state.part("adversary"));
        m_step->restore(state.part("step"));
    }

    void exportTo(const std::filesystem::path& file, const std::string& info) const override
    {
        auto checkpoint = withTensorsOf(m_checkpoint, *m_sovits, {"enc_q."});
        checkpoint.info = info;
        const auto& version = m_sovits->config.version;
        checkpoint.head = version == "v2Pro" ? "05" : version == "v2ProPlus" ? "06" : "";
        weights::writeZip(file, checkpoint, {.half = true});
    }

    weights::TensorMap adapter() const override { return adapterOf(m_step->generator()); }
    int64_t accumulation() const override { return std::max<int64_t>(1, m_options.accumulation); }
    int64_t trainedParameters() const override
    {
        return countLearning(m_step->generator(), name());
    }
    int64_t parameters() const override { return countParameters(*m_sovits); }

private:
    const TrainingOptions m_options;
    const std::shared_ptr<const ClipSet> m_clips;
    const weights::Checkpoint m_checkpoint;
    models::Sovits m_sovits{nullptr};
    models::MultiPeriodDiscriminator m_adversary{nullptr};
    const int64_t m_repeats;
    const double m_lr;
    std::unique_ptr<SovitsStep> m_step;
    std::vector<int64_t> m_frames; // of each clip, repetitions included
};

} // namespace

std::unique_ptr<Stage> baseSovitsStage(const StageInput& input)
{
    return std::make_unique<BaseSovitsStage>(input);
}

std::unique_ptr<Stage> officialSovitsStage(const StageInput& input)
{
    return std::make_unique<OfficialSovitsStage>(input);
}

} // namespace timbre::training
