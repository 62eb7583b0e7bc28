#pragma once

#include "core/training/features/clipset.h"
#include "core/training/optim/optimizer.h"
#include "core/training/sampler.h"
#include "core/training/steps/report.h"
#include "core/training/trainer.h"
#include "core/weights/checkpoint.h"

#include <memory>

namespace timbre::training {

/// One network in training, as the loop sees it: batches of clips in, weights out. What run() does
/// depends on state() and the batch alone.
class Stage {
public:
    virtual ~Stage() = default;

    virtual std::string name() const = 0; ///< "sovits" or "gpt"
    virtual int64_t clips() const = 0;
    virtual int64_t defaultEpochs() const = 0;
    virtual int64_t defaultBatchSize() const = 0;

    virtual std::vector<Batch> batches(int64_t epoch, int64_t batch_size) const = 0;
    virtual void beginEpoch(int64_t epoch) { static_cast<void>(epoch); } ///< counts from 1
    /// What run() will be asked for next: the epoch's batches, from one of them on.
    virtual void expect(int64_t epoch, const std::vector<Batch>& batches, int64_t from)
    {
        static_cast<void>(epoch), static_cast<void>(batches), static_cast<void>(from);
    }
    virtual StepReport run(const Batch& batch, int64_t batch_index) = 0;
    /// The loss of clips that are not learnt from; nothing where there are none.
    virtual std::optional<double> heldOutLoss() { return std::nullopt; }
    virtual void drop() = 0; ///< forgets gradients after a batch that failed half way
    virtual void setLearningRateScale(double scale) = 0; ///< of the recipe's rate

    /// The weights that learn, the optimisers, the counters.
    virtual State state() const = 0;
    virtual void restore(const State& state) = 0;

    /// Half precision, in the layout the reference's loader takes. Atomic.
    virtual void exportTo(const std::filesystem::path& file, const std::string& info) const = 0;

    /// What an adapter file holds (core/nn/lora.h); empty when the network itself learns.
    virtual weights::TensorMap adapter() const { return {}; }

    virtual int64_t accumulation() const { return 1; } ///< batches to an update
    virtual int64_t trainedParameters() const = 0;
    virtual int64_t parameters() const = 0;
};

/// How a base model's stage learns from nothing, in place of what suits a voice: the rate rises
/// for warmup_steps, then falls to lr_end in half a cosine.
struct ScratchRecipe {
    int64_t steps = 20000, batch_size = 16, warmup_steps = 500, epoch_steps = 500;
    double lr = 5e-4, lr_end = 1e-5;
    bool adversary = true; ///< sovits: discriminators
    int64_t adversary_slimness = 1; ///< divides their widths: 1, 2, 4 or 8
    int64_t segment_tokens = 25; ///< sovits: of each clip that the generator makes, 25 a second
    double guide_weight = 0.6, dropout = 0.1; ///< gpt

    double rateAt(int64_t step) const; ///< counts from 0
};

/// The pieces that all stages share.
struct StageInput {
    const TrainingOptions& options;
    std::shared_ptr<const ClipSet> clips;
    std::shared_ptr<const ClipSet> held_out = {}; ///< only measured with
    std::optional<ScratchRecipe> scratch = {}; ///< base model only
};

std::unique_ptr<Stage> baseSovitsStage(const StageInput& input);
std::unique_ptr<Stage> officialSovitsStage(const StageInput& input);
std::unique_ptr<Stage> gptStage(const StageInput& input, bool base);

} // namespace timbre::training
