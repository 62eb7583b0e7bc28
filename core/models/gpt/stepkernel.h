#pragma once

#include "core/models/gpt/kernels.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace timbre::models::kernels {

/// One layer's parameters, borrowed; matrices are [out, in].
struct LayerWeights {
    const float *qkv, *qkv_bias, *out, *out_bias;
    const float *linear1, *linear1_bias, *linear2, *linear2_bias;
    const float *norm1, *norm1_bias, *norm2, *norm2_bias;
    bool aligned = false; ///< has alignment heads
    bool read_out = false; ///< and theirs is the position that is read
};

struct TransformerWeights {
    int64_t width = 0, heads = 0, vocab = 0;
    std::vector<LayerWeights> layers;
    std::vector<int64_t> aligned_heads;
    const float* predict = nullptr; ///< [vocab, width]
};

/// Keys and values of one sentence, taken in blocks of kBlock positions as they are needed.
class KvBlocks {
public:
    KvBlocks(int64_t layers, int64_t heads, int64_t head_dim);

    void reserve(int64_t positions);
    /// Copies one position's key and value [heads * head_dim] to their place.
    void put(int64_t layer, int64_t position, const float* key, const float* value);

    /// One head's block: keys [kBlock / kGroup, head_dim, kGroup], values [kBlock, head_dim].
    float* keys(int64_t layer, int64_t head, int64_t block) const;
    float* values(int64_t layer, int64_t head, int64_t block) const;

private:
    int64_t m_heads, m_head_dim, m_block_size;
    std::vector<std::unique_ptr<float[]>> m_blocks;
};

/// One position to be computed: whose past it reads and writes.
struct Position {
    KvBlocks* past; ///< reserved up to index + 1
    int64_t index; ///< where its own key and value go
    int64_t visible; ///< it sees the past's positions 0 .. visible
    int64_t phones = 0; ///< the first so many positions are phones; of them the alignment heads see
    int64_t window_begin = 0, window_end = 0; ///< only these; phones == 0: no window
    float* attention =
        nullptr; ///< receives each alignment head's weights on the phones [aligned heads, attended]
    int64_t attended = 0;
};

/// Runs work(begin, end) over ranges that together are 0 .. count, perhaps on several threads.
using ParallelFor = void (*)(
    int64_t count, int64_t grain, const std::function<void(int64_t, int64_t)>& work);

/// The transformer on float32 in main memory. Holds scratch memory: one object, one thread (it may
/// use more inside).
class StepKernel {
public:
    StepKernel(TransformerWeights weights, const Kernels& kernels, ParallelFor parallel);

    /// x [positions, width] embedded, overwritten with the last layer's output. Positions of one
    /// past must come in ascending order; a position may see later ones of the same call (phones
    /// do).
    void run(float* x, std::span<const Position> positions);

    /// hidden [rows, width] -> logits [rows, vocab]
    void predict(const float* hidden, int64_t rows, float* logits);

    /// x [rows, in] -> y [rows, out] with a weight [out, in]; `bias` [out] or null
    void linear(const float* weight, const float* bias, int64_t in, int64_t out, const float* x,
        int64_t rows, float* y, bool relu = false);

private:
    void attend(int64_t layer, std::span<const Position> positions);
    void attendHead(int64_t layer, int64_t head, const Position& position, const float* query,
        float* scores, float* out) const;
    void addNorm(float* x, const float* gamma, const float* beta, int64_t rows);

    const TransformerWeights m_weights;
    const Kernels& m_kernels;
    const ParallelFor m_parallel;
    std::vector<float> m_qkv, m_attended, m_delta, m_hidden;
};

} // namespace timbre::models::kernels
