#include "core/base/error.h"
#include "core/training/prefetcher.h"
#include "core/training/stages/common.h"
#include "core/training/steps/gptstep.h"
#include "core/weights/write.h"

#include <torch/torch.h>

#include <algorithm>

namespace timbre::training {
namespace {

constexpr int64_t kGptSteps = 20; // per epoch
constexpr double kGptRate = 2e-5, kGptAdapterRate = 2e-4, kGptOfficialRate = 0.002;
constexpr int64_t kMostJoined = 3; // the base model was taught with one to four sentences in a row
constexpr double kLongestJoined_s = 12.0;
constexpr double kDropout = 0.1; // the reference's

GptExample joined(const std::vector<ClipFeatures>& clips)
{
    std::vector<at::Tensor> phones, tokens, spoken;
    int64_t before = 0;
    bool aligned = true;
    for (const ClipFeatures& clip : clips) {
        phones.push_back(clip.phones);
        tokens.push_back(clip.codes);
        aligned = aligned && clip.phone_of_code.defined();
        if (aligned) {
            spoken.push_back(clip.phone_of_code + before);
        }
        before += clip.phones.size(0);
    }
    return {
        torch::cat(phones), torch::cat(tokens), {}, aligned ? torch::cat(spoken) : at::Tensor()};
}

class GptStage final : public Stage {
public:
    GptStage(const StageInput& input, bool base)
        : m_options(input.options)
        , m_scratch(input.scratch)
        , m_clips(input.clips)
        , m_held_out(input.held_out)
        , m_base(base)
        , m_checkpoint(weights::readCheckpoint(input.options.models.gpt))
        , m_gpt(trainableGpt(m_checkpoint, m_scratch ? m_scratch->dropout : kDropout))
        , m_repeats(repetitions(input.clips->size()))
        , m_lr(rate())
        , m_loader([this](const Batch& batch, int64_t epoch,
                       int64_t index) { return collated(batch, epoch, index); },
              m_options.loader_threads)
    {
        m_gpt->to(deviceOf(m_options));
        m_step = std::make_unique<GptStep>(m_gpt, stepOptions());
        for (int64_t i = 0; i < (m_scratch ? 1 : m_repeats) * clips(); ++i) {
            m_seconds.push_back(m_clips->seconds(i % clips()));
        }
    }

    std::string name() const override { return "gpt"; }
    int64_t clips() const override { return m_clips->size(); }
    int64_t defaultEpochs() const override { return m_base ? 2 : 15; }
    int64_t defaultBatchSize() const override
    {
        return m_base || deviceOf(m_options).is_cuda() ? 8 : 2;
    }

    std::vector<Batch> batches(int64_t epoch, int64_t batch_size) const override
    {
        if (m_scratch) {
            return streamBatches(
                m_seconds, batch_size, m_scratch->epoch_steps, m_options.seed + 1, epoch);
        }
        if (m_base) {
            const int64_t repeats = std::max<int64_t>(1, kGptSteps * batch_size / clips());
            return shuffledBatches(clips(), repeats, batch_size, m_options.seed + 1, epoch);
        }
        const auto size = gptBatchSize(batch_size, m_repeats * clips());
        auto all = gptBatches(m_seconds, size, m_options.seed, epoch);
        for (Batch& batch : all) {
            for (int64_t& clip : batch) {
                clip %= clips();
            }
        }
        return all;
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
        auto report = m_step->run(data.to(deviceOf(m_options)), batch_index);
        report.data_s = m_loader.waited_s();
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
            const GptExample example{clip.phones, clip.codes, {}, clip.phone_of_code};
            sum +=
                m_step->lossOf(collate({&example, 1}, m_gpt->config.eos()).to(deviceOf(m_options)));
        }
        return sum / double(m_held_out->size());
    }

    void drop() override { m_step->learner().drop(); }
    void setLearningRateScale(double scale) override
    {
        m_scale = scale;
        m_step->setLearningRate(m_lr * scale);
    }

    State state() const override
    {
        State state;
        state.put("network", networkState(m_step->learner()));
        state.put("step", m_step->state());
        return state;
    }

    void restore(const State& state) override
    {
        restoreNetwork(m_step->learner(), state.part("network"));
        m_step->restore(state.part("step"));
    }

    void exportTo(const std::filesystem::path& file, const std::string& info) const override
    {
        auto checkpoint = withTensorsOf(m_checkpoint, *m_gpt);
        checkpoint.info = info;
        weights::writeZip(file, checkpoint, {.half = true, .prefix = "model."});
    }

    weights::TensorMap adapter() const override { return adapterOf(m_step->learner()); }
    int64_t accumulation() const override { return stepOptions().accumulation; }
    int64_t trainedParameters() const override { return countLearning(m_step->learner(), name()); }
    int64_t parameters() const override { return countParameters(*m_gpt); }

private:
    double rate() const
    {
        if (m_scratch) {
            return m_scratch->lr;
        }
        if (m_options.learning_rate > 0) {
            return m_options.learning_rate;
        }
        return !m_base ? kGptOfficialRate : m_options.lora ? kGptAdapterRate : kGptRate;
    }

    /// The base model has learnt its alignment: it is nudged, by plain AdamW; ScaledAdam's rates
    /// are for the official models.
    GptStepOptions stepOptions() const
    {
        GptStepOptions step =
            m_options.strict_compatibility && !m_base ? referenceGptStep() : GptStepOptions{};
        step.recompute = m_options.recompute;
        step.loss.dpo = m_options.dpo_weight > 0;
        step.loss.dpo_weight = m_options.dpo_weight;
        step.learner = learnerOptions(m_options);
        if (m_base || m_options.lora) {
            step.learner.optimizer =
                AdamWOptions{.lr = m_lr, .beta1 = 0.9, .beta2 = 0.98, .eps = 1e-8};
            step.learner.longest_gradient = 1.0;
            step.accumulation = m_base ? 1 : step.accumulation;
        } else {
            step.learner.optimizer = ScaledAdamOptions{
                .lr = m_lr, .strict_compatibility = m_options.strict_compatibility};
        }
        if (m_scratch) {
            step.loss.guide_weight = m_scratch->guide_weight;
        }
        if (m_options.accumulation > 0) {
            step.accumulation = m_options.accumulation;
        }
        return step;
    }

    /// What a batch is made of; any thread.
    GptBatch collated(const Batch& batch, int64_t epoch, int64_t index) const
    {
        std::vector<GptExample> examples;
        for (size_t i = 0; i < batch.size(); ++i) {
            if (m_base) {
                examples.push_back(joined(
                    inARow(batch[i], mixed(m_options.seed, uint64_t(epoch * 100000 + index), i))));
            } else {
                const auto clip = m_clips->at(batch[i]);
                examples.push_back({clip.phones, clip.codes, clip.bert});
            }
        }
        return collate(examples, m_gpt->config.eos());
    }

    std::vector<ClipFeatures> inARow(int64_t first, uint64_t draw) const
    {
        std::vector<ClipFeatures> row{m_clips->at(first)};
        const auto same = m_clips->sameSpeaker(first);
        double seconds = row.front().seconds();
        const auto wanted = size_t(1 + draw % uint64_t(kMostJoined));
        for (uint64_t i = 1; row.size() < wanted; ++i) {
            const auto next = same[size_t(mixed(draw, i) % same.size())];
            seconds += m_clips->seconds(next);
            if (seconds > kLongestJoined_s) {
                break;
            }
            row.push_back(m_clips->at(next));
        }
        return row;
    }

    const TrainingOptions m_options;
    const std::optional<ScratchRecipe> m_scratch;
    const std::shared_ptr<const ClipSet> m_clips, m_held_out;
    const bool m_base;
    const weights::Checkpoint m_checkpoint;
    models::Gpt m_gpt;
    const int64_t m_repeats;
    const double m_lr;
    std::unique_ptr<GptStep> m_step;
    std::vector<double> m_seconds; // of each clip, repetitions included
    int64_t m_epoch = 1;
    double m_scale = 1.0; // of the rate
    Prefetcher<GptBatch> m_loader; // last: its threads use all of the above
};

} // namespace

std::unique_ptr<Stage> gptStage(const StageInput& input, bool base)
{
    return std::make_unique<GptStage>(input, base);
}

} // namespace timbre::training
