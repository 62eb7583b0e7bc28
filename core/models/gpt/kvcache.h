#pragma once

#include <ATen/core/Tensor.h>

#include <vector>

namespace timbre::models {

/// Keys and values of what a transformer has read so far, so that a new token costs one position.
/// Memory is taken in blocks ahead of need: nothing is copied per token.
class KvCache {
public:
    explicit KvCache(int64_t layers);

    struct Past {
        at::Tensor k, v; ///< views [B, H, length, D]
    };

    /// Adds new positions [B, H, T, D] to one layer and returns all so far. Every layer adds the
    /// same T in a pass.
    Past append(int64_t layer, const at::Tensor& k, const at::Tensor& v);

    /// Forgets what comes after the first `length` positions.
    void truncate(int64_t length);

    /// Keeps these rows of the batch, in this order; int64 indices on the cache's device.
    void keepRows(const at::Tensor& rows);

    int64_t length() const { return m_layers.back().length; }

private:
    struct Layer {
        at::Tensor k, v; // [B, H, capacity, D]
        int64_t length = 0;
    };
    std::vector<Layer> m_layers;
};

} // namespace timbre::models
