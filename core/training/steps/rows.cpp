#include "core/training/steps/rows.h"

#include <torch/torch.h>

#include <algorithm>

namespace timbre::training {

int64_t Rows::longest() const
{
    int64_t length = 0;
    for (const auto& row : rows) {
        length = std::max(length, row.size(-1));
    }
    return length;
}

at::Tensor Rows::lengths() const
{
    std::vector<int64_t> values;
    for (const auto& row : rows) {
        values.push_back(row.size(-1));
    }
    return torch::tensor(values, torch::kLong);
}

at::Tensor Rows::filled(int64_t length) const
{
    std::vector<at::Tensor> all;
    for (const auto& row : rows) {
        all.push_back(at::constant_pad_nd(row, {0, length - row.size(-1)})); // negative: cut
    }
    return torch::stack(all);
}

} // namespace timbre::training
