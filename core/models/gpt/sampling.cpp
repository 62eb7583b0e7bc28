#include "core/models/gpt/sampling.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>

namespace timbre::models {
namespace {

constexpr float kNever = -std::numeric_limits<float>::infinity();

} // namespace

Sampler::Sampler(const SamplingOptions& options)
    : m_options(options)
{
}

void Sampler::penalise(std::span<float> logits, std::span<const int64_t> previous)
{
    const auto penalty = float(m_options.repetition_penalty);
    if (penalty == 1.0f) {
        return;
    }
    m_values.assign(
        logits.begin(), logits.end()); // from the old scores: a code spoken twice is penalised once
    for (const int64_t code : previous) {
        const float score = m_values[size_t(code)];
        logits[size_t(code)] = score < 0.0f ? score * penalty : score / penalty;
    }
}

/// The code that crosses top_p goes too (the reference does not shift its list); the best one
/// always stays.
void Sampler::keepTopP()
{
    if (!(m_options.top_p < 1.0)) {
        return;
    }
    m_order.resize(m_values.size());
    std::iota(m_order.begin(), m_order.end(), 0);
    std::ranges::stable_sort(
        m_order, std::greater(), [&](int64_t code) { return m_values[size_t(code)]; });
    const float peak = m_values[size_t(m_order.front())];
    double total = 0.0;
    for (const float value : m_values) {
        total += std::exp(value - peak);
    }
    double sum = 0.0;
    for (size_t place = 0; place < m_order.size(); ++place) {
        float& value = m_values[size_t(m_order[place])];
        sum += float(std::exp(value - peak) / total);
        if (place > 0 && float(sum) > float(m_options.top_p)) {
            value = kNever;
        }
    }
}

void Sampler::keepTopK()
{
    const auto k = size_t(m_options.top_k);
    if (m_options.top_k <= 0 || k >= m_values.size()) {
        return;
    }
    m_sorted = m_values;
    std::ranges::nth_element(m_sorted, m_sorted.begin() + std::ptrdiff_t(k - 1), std::greater());
    const float pivot = m_sorted[k - 1];
    for (float& value : m_values) {
        value = value < pivot ? kNever : value;
    }
}

void Sampler::softmax()
{
    const float peak = std::ranges::max(m_values);
    double total = 0.0;
    for (float& value : m_values) {
        value = value == kNever ? 0.0f : std::exp(value - peak);
        total += value;
    }
    for (float& value : m_values) {
        value = float(value / total);
    }
}

std::span<const float> Sampler::probabilities(
    std::span<float> logits, std::span<const int64_t> previous)
{
    penalise(logits, previous);
    m_values.assign(logits.begin(), logits.end());
    keepTopP();
    const auto temperature = float(std::max(m_options.temperature, 1e-5));
    for (float& value : m_values) {
        value /= temperature;
    }
    keepTopK();
    softmax();
    return m_values;
}

int64_t Sampler::draw(std::span<const float> probabilities, std::span<const float> q)
{
    int64_t best = 0;
    float most = -1.0f;
    for (size_t code = 0; code < probabilities.size(); ++code) {
        const float odds = probabilities[code] / q[code];
        if (odds > most) {
            most = odds;
            best = int64_t(code);
        }
    }
    return best;
}

} // namespace timbre::models
