#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <vector>

namespace timbre::training {

/// Things of one kind, one per clip, on their way into one tensor; time is their last dimension.
struct Rows {
    std::vector<at::Tensor> rows;

    void add(const at::Tensor& row) { rows.push_back(row); }
    int64_t longest() const;
    at::Tensor lengths() const; ///< [B] int64
    /// Side by side [B, ..., length], filled up with zeros or cut at their ends.
    at::Tensor filled(int64_t length) const;
    at::Tensor filled() const { return filled(longest()); }
};

/// An undefined tensor stays undefined.
inline at::Tensor moved(const at::Tensor& tensor, at::Device device)
{
    return tensor.defined() ? tensor.to(device) : tensor;
}

} // namespace timbre::training
