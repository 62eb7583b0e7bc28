#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace timbre::models {

struct SamplingOptions {
    int64_t top_k = 15; ///< the k best codes may be drawn; 0: all, 1: always the best
    double top_p = 1.0; ///< codes that together hold this probability; 1: all
    double temperature = 1.0;
    double repetition_penalty =
        1.35; ///< divides the score of codes that were spoken already; 1: off
};

/// Draws one code from logits in the order of the reference: penalty, top_p, temperature, top_k,
/// softmax. One object is one thread's scratch memory; it keeps no state between calls.
class Sampler {
public:
    explicit Sampler(const SamplingOptions& options);

    /// The penalty stays in `logits`, as in the reference, whose end test looks at penalised
    /// logits. `previous` holds the codes spoken so far, each below logits.size(). Returns what may
    /// be drawn and how probable it is; ties with the k-th best stay.
    std::span<const float> probabilities(
        std::span<float> logits, std::span<const int64_t> previous);

    /// arg max of p / q: with q drawn from Exp(1) this is a draw from p. The first of equals wins.
    static int64_t draw(std::span<const float> probabilities, std::span<const float> q);

private:
    void penalise(std::span<float> logits, std::span<const int64_t> previous);
    void keepTopP();
    void keepTopK();
    void softmax();

    const SamplingOptions m_options;
    std::vector<float> m_values; // of the call at work
    std::vector<float> m_sorted;
    std::vector<int64_t> m_order;
};

} // namespace timbre::models
