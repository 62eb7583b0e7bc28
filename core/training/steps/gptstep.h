#pragma once

#include "core/models/gpt/gpt.h"
#include "core/training/steps/gptbatch.h"
#include "core/training/steps/learner.h"

namespace timbre::training {

struct GptLossOptions {
    /// The reference's mask of the phones hides the first ones of a shorter clip and shows its
    /// filling, the loss counts the filling, and the first token is read behind the filling.
    bool strict_compatibility = false;
    bool dpo = false; ///< adds a preference for the tokens over spoiled ones (arXiv:2305.18290)
    double dpo_weight = 1.0; ///< of that preference
    double token_noise = 0.05; ///< share of input tokens replaced, where alignments are known
    double guide_weight = 0.6; ///< of the guide loss, per token, where alignments are known
};

/// What a pass of training feeds the network, after embedding.
struct GptTeacherForcing {
    at::Tensor x; ///< [B, X + Y, C]
    at::Tensor blocked; ///< [B, 1, X + Y, X + Y], true where a key must not be seen
    at::Tensor targets; ///< [B, Y + 1], tokens and then the end token
};

/// `noisy`: tokens to feed instead of the batch's, same shape; undefined: those.
GptTeacherForcing teacherForcing(models::Gpt& gpt, const GptBatch& batch, bool strict_compatibility,
    const at::Tensor& noisy = {});

/// Logits of each token and of the one behind them, and what they should have been.
struct GptPrediction {
    at::Tensor logits; ///< [B, Y + 1, vocab] float32; entry i gives token i
    at::Tensor targets; ///< [B, Y + 1], tokens and then the end token
    at::Tensor counted; ///< [B, Y + 1] bool: tokens and one end token; all under compatibility
    std::vector<at::Tensor>
        attention; ///< [B, heads, Y, X] per alignment layer: entry i for token i
};

/// One pass. `noisy` as above.
GptPrediction predict(models::Gpt& gpt, const GptBatch& batch, bool strict_compatibility,
    bool with_attention = false, const at::Tensor& noisy = {});

struct GptLosses {
    at::Tensor total; ///< cross_entropy + dpo_weight * dpo + guide_weight * tokens * guide
    at::Tensor cross_entropy; ///< sum over what counts, in nats
    at::Tensor dpo, guide; ///< means; undefined when not computed
    double top3_accuracy = 0.0; ///< share of tokens among the three likeliest, end tokens aside
    int64_t tokens = 0; ///< that count
};

/// `rejected`: what DPO compares with; null: drawn. Differentiable.
GptLosses gptLosses(models::Gpt& gpt, const GptBatch& batch, const GptLossOptions& options,
    nn::Random& random, const GptBatch* rejected = nullptr);

/// The mean over alignment heads and tokens of -log(sum over phones of attention x exp(-(phone -
/// spoken phone)^2 / 1.2)). attention [B, heads, Y, X] per layer, phone_of_token [B, Y]
at::Tensor guideLoss(const std::vector<at::Tensor>& attention, const at::Tensor& phone_of_token);

/// A GPT ready to learn: train mode, gradients on, dropout as given (the reference's is 0.1,
/// whatever the file says).
models::Gpt trainableGpt(const weights::Checkpoint& checkpoint, double p_dropout = 0.1);

struct GptStepOptions {
    GptLossOptions loss = {};
    LearnerOptions learner = {.optimizer = ScaledAdamOptions{}};
    int64_t accumulation = 4; ///< batches whose gradients add up to one update
    double first_lr = 0.01; ///< the reference's rate of the very first update; compatibility only
    bool recompute = false; ///< layers are computed again on the way back: less memory, more time
};

/// The options of the reference's own training, faults included.
GptStepOptions referenceGptStep();

/// Training of the GPT, batch by batch. Random draws depend on the seed and the number of batches
/// seen only. Uses torch's global generator for dropout: one training per process at a time.
class GptStep {
public:
    /// The network decides the device. It stays the caller's to save.
    GptStep(models::Gpt gpt, const GptStepOptions& options);

    /// batch_index counts from 0 in each epoch; only compatibility looks at it: there the updates
    /// come after batches 4, 8, ... and what is left flows into the next epoch.
    /// Losses: total, cross_entropy (both per token), top3_accuracy, and dpo, guide where computed.
    StepReport run(const GptBatch& batch, int64_t batch_index);

    /// Nats per token of a batch that is not learnt from, without dropout and noise.
    double lossOf(const GptBatch& batch);

    double learningRate() { return m_learner.optimizer().learningRate(); }
    void setLearningRate(double lr);
    Learner& learner() { return m_learner; }

    /// All that run() depends on but the network's weights.
    State state() const;
    void restore(const State& state);

private:
    bool updateIsDue(int64_t batch_index) const;

    models::Gpt m_gpt;
    const GptStepOptions m_options;
    Learner m_learner;
    double m_lr; ///< from the second update on
    int64_t m_batches = 0, m_updates = 0;
};

} // namespace timbre::training
