#pragma once

#include <cstdint>

namespace timbre::models::kernels {

/// Positions per group of transposed keys; a multiple of every vector width used.
inline constexpr int64_t kGroup = 16;

/// y[row][out] = x[row] . weight[out] + bias[out] for begin <= out < end, optionally max(0, .).
struct LinearCall {
    const float* weight; ///< [out, in], rows contiguous
    const float* bias; ///< [out] or null
    int64_t in; ///< a multiple of kGroup
    const float* x; ///< [rows, in]
    int64_t rows;
    float* y; ///< [rows, y_stride]
    int64_t y_stride;
    bool relu;
};

/// One head's keys and values for kBlock positions of one sentence.
struct HeadBlock {
    const float* keys; ///< [kBlock / kGroup, head_dim, kGroup]
    const float* values; ///< [kBlock, head_dim]
};
inline constexpr int64_t kBlock = 64;

/// The basic steps of a transformer, written for one vector width. Every dot product is summed in
/// one fixed order, whatever the number of rows or threads, so that a sentence gives the same bytes
/// alone and in a batch.
struct Kernels {
    const char* name;
    void (*linear)(const LinearCall& call, int64_t begin, int64_t end);
    /// scores[t] = scale * query . key[t] for one block; writes kBlock values.
    void (*scores)(
        const float* query, const float* keys, int64_t head_dim, float scale, float* scores);
    /// Softmax in place over `count` values; what follows up to the next multiple of kGroup becomes
    /// 0.
    void (*softmax)(float* scores, int64_t count);
    /// out += sum over t < count of weights[t] * values[t]
    void (*accumulate)(
        const float* weights, const float* values, int64_t count, int64_t head_dim, float* out);
    /// x = LayerNorm(x + delta) with eps 1e-5; width a multiple of kGroup.
    void (*addNorm)(
        float* x, const float* delta, const float* gamma, const float* beta, int64_t width);
};

/// The widest that this processor can run.
const Kernels& best();

/// Every variant that this processor can run, the plainest first: for tests.
struct Variants {
    const Kernels* list[3];
    int count;
};
Variants available();

} // namespace timbre::models::kernels
