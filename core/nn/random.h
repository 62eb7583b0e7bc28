#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>

namespace timbre::nn {

/// Random numbers from a counter (Philox 4x32-10, Salmon et al., SC11): the same seed and stream
/// give the same bytes on every machine and with any number of threads, whatever torch's own
/// generator did. Not thread-safe. Results are float32 on the CPU; a following draw goes on where
/// the last one ended.
class Random {
public:
    explicit Random(uint64_t seed, uint64_t stream = 0)
        : m_seed(seed)
        , m_stream(stream)
    {
    }

    at::Tensor uniform(at::IntArrayRef shape); ///< [0, 1)
    at::Tensor normal(at::IntArrayRef shape); ///< mean 0, variance 1 (Box and Muller)
    at::Tensor exponential(at::IntArrayRef shape); ///< mean 1

private:
    template <class Draw>
    at::Tensor fill(at::IntArrayRef shape, Draw draw);

    uint64_t m_seed, m_stream, m_block = 0; ///< m_block counts groups of four 32-bit words
};

} // namespace timbre::nn
