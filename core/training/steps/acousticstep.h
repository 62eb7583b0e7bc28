#pragma once

#include "core/models/sovits/sovits.h"
#include "core/nn/random.h"
#include "core/training/steps/ganlosses.h"
#include "core/training/steps/learner.h"

#include <span>

namespace timbre::training {

/// One clip as the base model's acoustic model learns from it.
struct AcousticExample {
    at::Tensor codes; ///< [N] int64
    at::Tensor phones; ///< [P] int64
    at::Tensor wave; ///< [n], about N * samplesPerToken samples
    at::Tensor f0; ///< [about frames] Hz, one per generator hop (10 ms), 0 where unvoiced
    at::Tensor refer; ///< [m], a recording of the speaker, peak 0.7; may be the clip itself
    at::Tensor sv; ///< [sv_dim], of the same recording
};

/// Clips side by side, filled up with zeros at their ends.
struct AcousticBatch {
    at::Tensor codes, code_lens; ///< [B, N], [B]
    at::Tensor text, text_lens; ///< [B, P], [B]
    at::Tensor wave; ///< [B, N * samplesPerToken]
    at::Tensor f0; ///< [B, N * samplesPerToken / hop]
    at::Tensor refer_spec, refer_lens; ///< [B, bins, T], [B]
    at::Tensor sv; ///< [B, sv_dim]

    AcousticBatch to(at::Device device) const;
};

AcousticBatch collate(
    std::span<const AcousticExample> examples, const models::SovitsConfig& config);

struct AcousticStepOptions {
    LearnerOptions generator = {.optimizer = defaultOptimizer()};
    LearnerOptions adversary = {.optimizer = AdamWOptions{.lr = 2e-4}};
    int64_t segment_tokens = 25; ///< of each clip that the generator makes: one second
    double f0_weight = 0.3, voicing_weight = 0.3;
    double equalised = 0.6; ///< share of pairs of target and reference with one random equaliser
    double fooling_weight = 0.1, feature_weight = 0.2; ///< with an adversary
    int64_t accumulation = 1; ///< batches whose mean gradient makes one update

    static AdamWOptions defaultOptimizer(); ///< the encoders learn at 0.3 of the generator's rate
};

/// Training of the base model's acoustic model (source_filter generator, no posterior, no flow),
/// batch by batch: multi-resolution STFT, f0 and voicing, and what an adversary says when there is
/// one. The generator is driven by the recording's f0 and learns to foretell it. The codebook and
/// the projection in front of it stay as they are. Draws depend on the seed and the batches seen.
class AcousticStep {
public:
    /// The network decides the device. `adversary` may be null. Both stay the caller's to save.
    /// Error(MismatchedModel) for a network with another generator.
    AcousticStep(models::Sovits sovits, models::MultiPeriodDiscriminator adversary,
        const AcousticStepOptions& options = {});

    /// Losses: total, stft, f0, voicing; with an adversary also fooling, features, adversary.
    StepReport run(const AcousticBatch& batch);

    /// The loss of a batch that is not learnt from, adversary aside, without dropout; the same
    /// draws each time.
    double lossOf(const AcousticBatch& batch);

    Learner& generator() { return m_generator; }
    Learner* adversary() { return m_adversary.get(); } ///< null without one
    void setLearningRate(double lr); ///< of the generator; the adversary's keeps its ratio

    /// All that run() depends on but the weights of the two networks.
    State state() const;
    void restore(const State& state);

private:
    struct Pass;
    Pass pass(const AcousticBatch& batch, nn::Random& random);
    at::Tensor learnAdversary(const Pass& pass);
    at::Tensor recordingLoss(const Pass& pass, StepReport& report) const; ///< adversary aside
    at::Tensor generatorLoss(const Pass& pass, StepReport& report);

    models::Sovits m_sovits;
    models::MultiPeriodDiscriminator m_judge;
    const AcousticStepOptions m_options;
    Learner m_generator;
    std::unique_ptr<Learner> m_adversary; ///< null without one
    double m_adversary_rate = 1.0; ///< of the generator's rate
    int64_t m_batches = 0;
};

} // namespace timbre::training
