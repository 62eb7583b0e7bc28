#include "core/base/error.h"
#include "core/models/sovits/sovits.h"
#include "core/training/stages/common.h"
#include "core/training/steps/acousticstep.h"
#include "core/training/steps/sovitsstep.h"
#include "core/weights/load.h"
#include "core/weights/write.h"

#include <torch/torch.h>

#include <algorithm>
#include <filesystem>

namespace timbre::training {
namespace {

constexpr int64_t kSovitsSteps = 20; // per epoch: what is worth listening to
constexpr double kSovitsRate = 3e-4, kSovitsAdapterRate = 1e-3, kSovitsOfficialRate = 1e-4;

LearnerOptions withOptimizer(LearnerOptions options, const AdamWOptions& optimizer)
{
    options.optimizer = optimizer;
    return options;
}

/// The starter's acoustic model: every clip with another one as its reference, so that timbre goes
/// on coming from the reference.
class BaseSovitsStage final : public Stage {
public:
    explicit BaseSovitsStage(const StageInput& input)
        : m_options(input.options)
        , m_clips(input.clips)
        , m_checkpoint(weights::readCheckpoint(input.options.models.sovits))
        , m_sovits(models::loadSovits(m_checkpoint, false))
        , m_lr(rate(input.options))
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
        step.generator.frozen.push_back("enc_p.*"); // what is said stays as learnt from hours
        step.accumulation = accumulation();
        m_step = std::make_unique<AcousticStep>(m_sovits, nullptr, step);
    }

    std::string name() const override { return "sovits"; }
    int64_t clips() const override { return int64_t(m_clips.size()); }
    int64_t defaultEpochs() const override { return 2; }
    int64_t defaultBatchSize() const override { return 8; }

    std::vector<Batch> batches(int64_t epoch, int64_t batch_size) const override
    {
        const int64_t repeats = std::max<int64_t>(1, kSovitsSteps * batch_size / clips());
        return shuffledBatches(clips(), repeats, batch_size, m_options.seed, epoch);
    }

    void beginEpoch(int64_t epoch) override { m_epoch = epoch; }

    StepReport run(const Batch& batch, int64_t batch_index) override
    {
        std::vector<AcousticExample> examples;
        for (size_t i = 0; i < batch.size(); ++i) {
            const ClipFeatures& clip = m_clips[size_t(batch[i])];
            const auto draw = mixed(m_options.seed, uint64_t(m_epoch * 100000 + batch_index), i);
            const ClipFeatures& refer = m_clips[size_t(draw % m_clips.size())];
            examples.push_back({clip.codes, clip.phones, clip.wave, clip.f0, refer.wave, refer.sv});
        }
        return m_step->run(collate(examples, m_sovits->config).to(deviceOf(m_options)));
    }

    void drop() override { m_step->generator().drop(); }
    void setLearningRateScale(double scale) override { m_step->setLearningRate(m_lr * scale); }

    State state() const override
    {
        State state;
        state.put("network", networkState(m_step->generator()));
        state.put("step", m_step->state());
        return state;
    }

    void restore(const State& state) override
    {
        restoreNetwork(m_step->generator(), state.part("network"));
        m_step->restore(state.part("step"));
    }

    void exportTo(const std::filesystem::path& file, const std::string& info) const override
    {
        auto checkpoint = withTensorsOf(m_checkpoint, *m_sovits);
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
    static double rate(const TrainingOptions& options)
    {
        if (options.learning_rate > 0) {
            return options.learning_rate;
        }
        return options.lora ? kSovitsAdapterRate : kSovitsRate;
    }

    const TrainingOptions m_options;
    const std::vector<ClipFeatures>& m_clips;
    const weights::Checkpoint m_checkpoint;
    models::Sovits m_sovits;
    const double m_lr;
    std::unique_ptr<AcousticStep> m_step;
    int64_t m_epoch = 1;
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
        , m_repeats(repetitions(int64_t(input.clips.size())))
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
            const auto& clip = m_clips[size_t(i % clips())];
            m_frames.push_back(clip.wave.size(0) / m_sovits->config.hop_length);
        }
    }

    std::string name() const override { return "sovits"; }
    int64_t clips() const override { return int64_t(m_clips.size()); }
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
            const ClipFeatures& clip = m_clips[size_t(index)];
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
    const std::vector<ClipFeatures>& m_clips;
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
