// The kernels for one vector width. Included by a .cpp that is compiled for one kind of processor
// and defines kLanes first. No header of the standard library with inline functions may come in
// here: the linker would be free to give their AVX-512 copies to the whole program.

#include "core/models/gpt/kernels.h"

#include <stddef.h>

namespace timbre::models::kernels {
namespace {

typedef float Vec
    __attribute__((vector_size(kLanes * sizeof(float)), aligned(sizeof(float)), may_alias));
typedef int32_t Ints __attribute__((vector_size(kLanes * sizeof(float))));

inline Vec load(const float* p)
{
    return *reinterpret_cast<const Vec*>(p);
}
inline void store(float* p, Vec v)
{
    *reinterpret_cast<Vec*>(p) = v;
}
inline Vec all(float value)
{
    return value - Vec{};
}
inline Vec larger(Vec a, Vec b)
{
    return a > b ? a : b;
}

typedef float Vec4 __attribute__((vector_size(16)));
typedef float Vec8 __attribute__((vector_size(32)));
typedef float Vec16 __attribute__((vector_size(64)));

/// Halves are added until one value is left: a fixed order.
inline float sum(Vec4 v)
{
    v += __builtin_shufflevector(v, v, 2, 3, 0, 1);
    return v[0] + v[1];
}

inline float sum(Vec8 v)
{
    return sum(
        __builtin_shufflevector(v, v, 0, 1, 2, 3) + __builtin_shufflevector(v, v, 4, 5, 6, 7));
}

inline float sum(Vec16 v)
{
    return sum(__builtin_shufflevector(v, v, 0, 1, 2, 3, 4, 5, 6, 7)
        + __builtin_shufflevector(v, v, 8, 9, 10, 11, 12, 13, 14, 15));
}

/// e^x for x <= 0 (Cody and Waite's reduction, Taylor terms up to x^7; relative error below 2e-7).
inline Vec exponential(Vec x)
{
    x = larger(x, all(-87.0f)); // below, the result is 1e-38: nothing for a softmax
    const Vec n = __builtin_convertvector(
        __builtin_convertvector(x * all(1.44269504f) - all(0.5f), Ints), Vec);
    const Vec r = (x - n * all(0.693359375f)) + n * all(2.12194440e-4f); // ln 2 in two parts
    Vec p = all(1.0f / 5040.0f);
    p = p * r + all(1.0f / 720.0f);
    p = p * r + all(1.0f / 120.0f);
    p = p * r + all(1.0f / 24.0f);
    p = p * r + all(1.0f / 6.0f);
    p = p * r + all(0.5f);
    p = p * r + all(1.0f);
    p = p * r + all(1.0f);
    const Ints exponent = (__builtin_convertvector(n, Ints) + 127) << 23;
    return p * reinterpret_cast<const Vec&>(exponent);
}

/// R rows of the weight times P rows of x; each of the R x P sums runs through `in` in order.
template <int R, int P, bool ahead>
inline void tile(const LinearCall& c, int64_t out, int64_t row)
{
    const float* w = c.weight + out * c.in;
    const float* x = c.x + row * c.in;
    Vec acc[R][P] = {};
    int64_t k = 0;
    do { // never empty, so that the sums live in registers only
        Vec xs[P];
#pragma GCC unroll 8
        for (int p = 0; p < P; ++p) {
            xs[p] = load(x + p * c.in + k);
        }
#pragma GCC unroll 8
        for (int r = 0; r < R; ++r) {
            const Vec ws = load(w + r * c.in + k);
            if (ahead) {
                __builtin_prefetch(w + r * c.in + k + (R == 1 ? 512 : R * c.in), 0, 2);
            }
#pragma GCC unroll 8
            for (int p = 0; p < P; ++p) {
                acc[r][p] += ws * xs[p];
            }
        }
        k += kLanes;
    } while (k < c.in);
#pragma GCC unroll 8
    for (int p = 0; p < P; ++p) {
#pragma GCC unroll 8
        for (int r = 0; r < R; ++r) {
            const float y = sum(acc[r][p]) + (c.bias ? c.bias[out + r] : 0.0f);
            c.y[(row + p) * c.y_stride + out + r] = c.relu && y < 0.0f ? 0.0f : y;
        }
    }
}

/// Rows of x from `row` to `last`, as many at a time as the registers hold.
template <int R>
inline void tileRows(const LinearCall& c, int64_t out, int64_t row, int64_t last)
{
    if (row + kTile <= last) {
        tile<R, kTile, true>(c, out, row);
        row += kTile;
    }
    for (; row + kTile <= last; row += kTile) {
        tile<R, kTile, false>(c, out, row);
    }
    for (; row + 2 <= last; row += 2) {
        tile<R, 2, true>(c, out, row);
    }
    if (row < last) {
        tile<R, 1, true>(c, out, row);
    }
}

void linear(const LinearCall& c, int64_t begin, int64_t end)
{
    const int64_t cached = 98304 / c.in; // rows of x that stay in the second-level cache (384 KiB)
    for (int64_t first = 0; first < c.rows; first += cached) {
        const int64_t last = first + cached < c.rows ? first + cached : c.rows;
        int64_t out = begin;
        for (; last - first > 1 && out + kTall <= end; out += kTall) {
            tileRows<kTall>(c, out, first, last);
        }
        for (; out < end; ++out) {
            tileRows<1>(c, out, first, last);
        }
    }
}

void scores(const float* query, const float* keys, int64_t head_dim, float scale, float* result)
{
    for (int64_t t = 0; t < kBlock; t += kLanes) {
        const float* group = keys + t / kGroup * kGroup * head_dim + t % kGroup;
        Vec even = {}, odd = {}; // two chains hide half of the latency
        for (int64_t d = 0; d < head_dim; d += 2) {
            even += all(query[d]) * load(group + d * kGroup);
            odd += all(query[d + 1]) * load(group + (d + 1) * kGroup);
        }
        store(result + t, (even + odd) * all(scale));
    }
}

void softmax(float* x, int64_t count)
{
    const int64_t padded = (count + kGroup - 1) / kGroup * kGroup;
    for (int64_t t = count; t < padded; ++t) {
        x[t] = -__builtin_inff();
    }
    Vec top = load(x);
    for (int64_t t = kLanes; t < padded; t += kLanes) {
        top = larger(top, load(x + t));
    }
    float peak = top[0];
    for (int i = 1; i < kLanes; ++i) {
        peak = top[i] > peak ? top[i] : peak;
    }
    Vec total = {};
    for (int64_t t = 0; t < padded; t += kLanes) {
        const Vec value = load(x + t);
        const Vec weight = value == all(-__builtin_inff()) ? Vec{} : exponential(value - all(peak));
        total += weight;
        store(x + t, weight);
    }
    const Vec scale = all(1.0f / sum(total));
    for (int64_t t = 0; t < padded; t += kLanes) {
        store(x + t, load(x + t) * scale);
    }
}

void accumulate(
    const float* weights, const float* values, int64_t count, int64_t head_dim, float* out)
{
    for (int64_t d = 0; d < head_dim; d += kLanes) {
        Vec acc[4] = {};
        int64_t t = 0;
        for (; t + 4 <= count; t += 4) {
#pragma GCC unroll 4
            for (int i = 0; i < 4; ++i) {
                acc[i] += all(weights[t + i]) * load(values + (t + i) * head_dim + d);
            }
        }
        for (; t < count; ++t) {
            acc[0] += all(weights[t]) * load(values + t * head_dim + d);
        }
        store(out + d, load(out + d) + ((acc[0] + acc[1]) + (acc[2] + acc[3])));
    }
}

void addNorm(float* x, const float* delta, const float* gamma, const float* beta, int64_t width)
{
    Vec total = {};
    for (int64_t i = 0; i < width; i += kLanes) {
        const Vec value = load(x + i) + load(delta + i);
        store(x + i, value);
        total += value;
    }
    const Vec mean = all(sum(total) / float(width));
    Vec square = {};
    for (int64_t i = 0; i < width; i += kLanes) {
        const Vec centred = load(x + i) - mean;
        square += centred * centred;
    }
    const Vec scale = all(1.0f / __builtin_sqrtf(sum(square) / float(width) + 1e-5f));
    for (int64_t i = 0; i < width; i += kLanes) {
        store(x + i, (load(x + i) - mean) * scale * load(gamma + i) + load(beta + i));
    }
}

} // namespace
} // namespace timbre::models::kernels
