#include "core/models/gpt/stepkernel.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace timbre::models::kernels {

KvBlocks::KvBlocks(int64_t layers, int64_t heads, int64_t head_dim)
    : m_heads(heads)
    , m_head_dim(head_dim)
    , m_block_size(layers * heads * 2 * kBlock * head_dim)
{
}

void KvBlocks::reserve(int64_t positions)
{
    while (int64_t(m_blocks.size()) * kBlock < positions) {
        m_blocks.push_back(std::make_unique<float[]>(size_t(m_block_size)));
    }
}

float* KvBlocks::keys(int64_t layer, int64_t head, int64_t block) const
{
    return m_blocks[size_t(block)].get() + (layer * m_heads + head) * 2 * kBlock * m_head_dim;
}

float* KvBlocks::values(int64_t layer, int64_t head, int64_t block) const
{
    return keys(layer, head, block) + kBlock * m_head_dim;
}

void KvBlocks::put(int64_t layer, int64_t position, const float* key, const float* value)
{
    const int64_t block = position / kBlock, in_block = position % kBlock;
    for (int64_t head = 0; head < m_heads; ++head) {
        float* k =
            keys(layer, head, block) + in_block / kGroup * kGroup * m_head_dim + in_block % kGroup;
        for (int64_t d = 0; d < m_head_dim; ++d) {
            k[d * kGroup] =
                key[head * m_head_dim + d]; // transposed: one vector holds kGroup positions
        }
        std::copy_n(value + head * m_head_dim, m_head_dim,
            values(layer, head, block) + in_block * m_head_dim);
    }
}

StepKernel::StepKernel(TransformerWeights weights, const Kernels& kernels, ParallelFor parallel)
    : m_weights(std::move(weights))
    , m_kernels(kernels)
    , m_parallel(parallel)
{
}

void StepKernel::linear(const float* weight, const float* bias, int64_t in, int64_t out,
    const float* x, int64_t rows, float* y, bool relu)
{
    const LinearCall call{weight, bias, in, x, rows, y, out, relu};
    constexpr int64_t worth_a_thread = 8
        << 20; // multiplications; a step with one sentence stays on one thread
    const int64_t grain = std::max<int64_t>(1, worth_a_thread / (in * rows));
    m_parallel(out, grain, [&](int64_t begin, int64_t end) { m_kernels.linear(call, begin, end); });
}

void StepKernel::addNorm(float* x, const float* gamma, const float* beta, int64_t rows)
{
    for (int64_t row = 0; row < rows; ++row) {
        m_kernels.addNorm(x + row * m_weights.width, m_delta.data() + row * m_weights.width, gamma,
            beta, m_weights.width);
    }
}

void StepKernel::run(float* x, std::span<const Position> positions)
{
    const int64_t width = m_weights.width, rows = int64_t(positions.size());
    m_qkv.resize(size_t(rows * 3 * width));
    m_attended.resize(size_t(rows * width));
    m_delta.resize(size_t(rows * width));
    m_hidden.resize(size_t(rows * 4 * width));
    for (int64_t l = 0; l < int64_t(m_weights.layers.size()); ++l) {
        const LayerWeights& layer = m_weights.layers[size_t(l)];
        linear(layer.qkv, layer.qkv_bias, width, 3 * width, x, rows, m_qkv.data());
        attend(l, positions);
        linear(layer.out, layer.out_bias, width, width, m_attended.data(), rows, m_delta.data());
        addNorm(x, layer.norm1, layer.norm1_bias, rows);
        linear(layer.linear1, layer.linear1_bias, width, 4 * width, x, rows, m_hidden.data(), true);
        linear(layer.linear2, layer.linear2_bias, 4 * width, width, m_hidden.data(), rows,
            m_delta.data());
        addNorm(x, layer.norm2, layer.norm2_bias, rows);
    }
}

void StepKernel::attend(int64_t layer, std::span<const Position> positions)
{
    const int64_t width = m_weights.width, heads = m_weights.heads, head_dim = width / heads;
    int64_t longest = 0;
    for (size_t row = 0; row < positions.size(); ++row) {
        const float* key = m_qkv.data() + (row * 3 + 1) * width;
        positions[row].past->put(layer, positions[row].index, key, key + width);
        longest = std::max(longest, positions[row].visible);
    }
    constexpr int64_t worth_a_thread = 1 << 20;
    const int64_t grain = std::max<int64_t>(1, worth_a_thread / (longest * head_dim));
    m_parallel(int64_t(positions.size()) * heads, grain, [&](int64_t begin, int64_t end) {
        std::vector<float> scores(size_t((longest + kBlock - 1) / kBlock * kBlock));
        for (int64_t i = begin; i < end; ++i) {
            const int64_t row = i / heads, head = i % heads;
            attendHead(layer, head, positions[size_t(row)],
                m_qkv.data() + row * 3 * width + head * head_dim, scores.data(),
                m_attended.data() + row * width + head * head_dim);
        }
    });
}

void StepKernel::attendHead(int64_t layer, int64_t head, const Position& position,
    const float* query, float* scores, float* out) const
{
    const int64_t head_dim = m_weights.width / m_weights.heads, visible = position.visible;
    const float scale = 1.0f / std::sqrt(float(head_dim));
    for (int64_t begin = 0; begin < visible; begin += kBlock) {
        m_kernels.scores(query, position.past->keys(layer, head, begin / kBlock), head_dim, scale,
            scores + begin);
    }
    const LayerWeights& weights = m_weights.layers[size_t(layer)];
    const auto slot =
        std::ranges::find(m_weights.aligned_heads, head) - m_weights.aligned_heads.begin();
    const bool aligned = weights.aligned && slot < std::ssize(m_weights.aligned_heads);
    if (aligned && position.phones > 0) {
        constexpr float never = -std::numeric_limits<float>::infinity();
        std::fill(scores, scores + position.window_begin, never);
        std::fill(scores + position.window_end, scores + position.phones, never);
    }
    m_kernels.softmax(scores, visible);
    if (aligned && weights.read_out && position.attention) {
        std::copy_n(scores, position.attended, position.attention + slot * position.attended);
    }
    std::fill_n(out, head_dim, 0.0f);
    for (int64_t begin = 0; begin < visible; begin += kBlock) {
        m_kernels.accumulate(scores + begin, position.past->values(layer, head, begin / kBlock),
            std::min(kBlock, visible - begin), head_dim, out);
    }
}

void StepKernel::predict(const float* hidden, int64_t rows, float* logits)
{
    linear(m_weights.predict, nullptr, m_weights.width, m_weights.vocab, hidden, rows, logits);
}

} // namespace timbre::models::kernels
