#include "core/nn/random.h"

#include <torch/torch.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace timbre::nn {
namespace {

using Words = std::array<uint32_t, 4>;

/// One round of Philox: two 32 x 32 bit products, their halves exchanged and mixed with the key.
Words mixed(const Words& x, uint32_t key0, uint32_t key1)
{
    const uint64_t a = 0xD2511F53ull * x[0], b = 0xCD9E8D57ull * x[2];
    return {
        uint32_t(b >> 32) ^ x[1] ^ key0, uint32_t(b), uint32_t(a >> 32) ^ x[3] ^ key1, uint32_t(a)};
}

Words philox(uint64_t seed, uint64_t stream, uint64_t block)
{
    Words x{uint32_t(block), uint32_t(block >> 32), uint32_t(stream), uint32_t(stream >> 32)};
    auto key0 = uint32_t(seed), key1 = uint32_t(seed >> 32);
    for (int round = 0; round < 10; ++round) {
        x = mixed(x, key0, key1);
        key0 += 0x9E3779B9u; // golden ratio
        key1 += 0xBB67AE85u; // sqrt(3) - 1
    }
    return x;
}

/// (0, 1): never the ends, so that a logarithm is finite.
double open(uint32_t word)
{
    return (double(word) + 0.5) / 4294967296.0;
}

} // namespace

template <class Draw>
at::Tensor Random::fill(at::IntArrayRef shape, Draw draw)
{
    auto result = torch::empty(shape, torch::kFloat);
    auto* values = result.mutable_data_ptr<float>();
    for (int64_t i = 0, count = result.numel(); i < count; i += 4) {
        const std::array<double, 4> four = draw(philox(m_seed, m_stream, m_block++));
        for (int64_t j = 0; j < std::min<int64_t>(4, count - i); ++j) {
            values[i + j] = float(four[j]);
        }
    }
    return result;
}

at::Tensor Random::uniform(at::IntArrayRef shape)
{
    const auto draw = [](uint32_t word) {
        return (word >> 8) / 16777216.0;
    }; // 24 bits: exact in a float
    return fill(shape, [&](const Words& w) {
        return std::array{draw(w[0]), draw(w[1]), draw(w[2]), draw(w[3])};
    });
}

at::Tensor Random::normal(at::IntArrayRef shape)
{
    return fill(shape, [](const Words& w) {
        const double r0 = std::sqrt(-2.0 * std::log(open(w[0]))),
                     r1 = std::sqrt(-2.0 * std::log(open(w[2])));
        const double a0 = 2.0 * std::numbers::pi * open(w[1]),
                     a1 = 2.0 * std::numbers::pi * open(w[3]);
        return std::array{
            r0 * std::cos(a0), r0 * std::sin(a0), r1 * std::cos(a1), r1 * std::sin(a1)};
    });
}

at::Tensor Random::exponential(at::IntArrayRef shape)
{
    const auto draw = [](uint32_t word) { return -std::log(open(word)); };
    return fill(shape, [&](const Words& w) {
        return std::array{draw(w[0]), draw(w[1]), draw(w[2]), draw(w[3])};
    });
}

} // namespace timbre::nn
