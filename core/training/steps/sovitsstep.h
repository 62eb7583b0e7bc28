#pragma once

#include "core/models/sovits/sovits.h"
#include "core/training/steps/ganlosses.h"
#include "core/training/steps/learner.h"
#include "core/training/steps/sovitsbatch.h"

namespace timbre::training {

/// What a step draws at random; undefined members are drawn.
struct SovitsDraws {
    at::Tensor noise = {}; ///< [B, inter, T], of the posterior
    at::Tensor slice = {}; ///< [B] in [0, 1), where the segment begins
};

/// What the networks made of a batch.
struct SovitsPass {
    at::Tensor wave, made; ///< [B, 1, segment samples], recording and synthesis
    at::Tensor mel, made_mel; ///< [B, mels, segment frames]
    at::Tensor begins; ///< [B], the segments' first frames
    at::Tensor kl; ///< scalar
};

struct SovitsStepOptions {
    LearnerOptions generator = {.optimizer = referenceOptimizer()};
    LearnerOptions adversary = {.optimizer = AdamWOptions{}};
    int64_t segment_samples = 20480; ///< of each clip that the generator makes: 0.64 s
    double c_mel = 45.0, c_kl = 1.0; ///< weights of these losses
    double lr_decay = 0.999875; ///< per epoch
    int64_t accumulation = 1; ///< batches whose mean gradient makes one update
    bool recompute = false; ///< the generator's stages: less memory, more time

    static AdamWOptions referenceOptimizer(); ///< the text side learns at 0.4 of the rate
};

/// Training of an official SoVITS (v1, v2, v2Pro, v2ProPlus) with its adversary, batch by batch:
/// the adversary learns first, then the generator against the new one. The codebook and the
/// projection in front of it stay as they are. Random draws depend on the seed and the number of
/// batches seen. Uses torch's global generator for dropout: one training per process at a time.
class SovitsStep {
public:
    /// The network decides the device; it needs its posterior encoder and unfolded weights
    /// (loadSovits(checkpoint, false)). Both go into train mode and stay the caller's to save.
    /// Error(MismatchedModel) without a posterior encoder.
    SovitsStep(models::Sovits sovits, models::MultiPeriodDiscriminator adversary,
        const SovitsStepOptions& options = {});

    /// epoch counts from 1; the first already runs at a lowered rate, as in the reference.
    void beginEpoch(int64_t epoch);
    /// Losses: total, mel, kl, features, fooling (the generator's, weights applied), adversary.
    StepReport run(const SovitsBatch& batch, const SovitsDraws& draws = {});

    /// The parts of run().
    SovitsPass pass(const SovitsBatch& batch, const SovitsDraws& draws);
    AdversaryLosses learnAdversary(const SovitsPass& pass); ///< backward only
    struct GeneratorLosses {
        FoolingLosses fooling;
        at::Tensor features, mel, kl, total;
    };
    GeneratorLosses learnGenerator(const SovitsPass& pass); ///< backward only

    Learner& generator() { return m_generator; }
    Learner& adversary() { return m_adversary; }
    void setLearningRate(double lr); ///< of both, before the decay

    /// All that run() depends on but the weights of the two networks.
    State state() const;
    void restore(const State& state);

private:
    bool finish(Learner& learner, const char* who, StepReport& report);

    models::Sovits m_sovits;
    models::MultiPeriodDiscriminator m_judge;
    const SovitsStepOptions m_options;
    Learner m_generator, m_adversary;
    double m_lr; ///< before the decay
    int64_t m_batches = 0;
    bool m_finite = true; ///< of the latest backward pass
};

} // namespace timbre::training
