#include "core/training/steps/sovitsbatch.h"

#include <torch/torch.h>

#include <algorithm>
#include <numeric>

namespace timbre::training {
namespace {

at::Tensor moved(const at::Tensor& tensor, at::Device device)
{
    return tensor.defined() ? tensor.to(device) : tensor;
}

/// The last frame again where features end early; what is too much is cut off.
at::Tensor withFrames(const at::Tensor& ssl, int64_t frames)
{
    const int64_t missing = frames - ssl.size(1);
    if (missing <= 0) {
        return ssl.slice(1, 0, frames);
    }
    return torch::cat({ssl, ssl.slice(1, ssl.size(1) - 1).expand({-1, missing})}, 1);
}

/// Rows of different lengths in their last dimension -> one tensor with `length` of them.
at::Tensor filledUp(const std::vector<at::Tensor>& rows, int64_t length)
{
    std::vector<at::Tensor> filled;
    for (const auto& row : rows) {
        filled.push_back(torch::constant_pad_nd(row, {0, length - row.size(-1)}));
    }
    return torch::stack(filled);
}

int64_t longest(const std::vector<at::Tensor>& rows)
{
    int64_t length = 0;
    for (const auto& row : rows) {
        length = std::max(length, row.size(-1));
    }
    return length;
}

at::Tensor lengths(const std::vector<at::Tensor>& rows)
{
    std::vector<int64_t> values;
    for (const auto& row : rows) {
        values.push_back(row.size(-1));
    }
    return torch::tensor(values, torch::kLong);
}

} // namespace

SovitsBatch SovitsBatch::to(at::Device device) const
{
    return {moved(ssl, device), moved(spec, device), moved(spec_lens, device), moved(wave, device),
        moved(text, device), moved(text_lens, device), moved(sv, device)};
}

SovitsBatch collate(std::span<const SovitsExample> examples, const dsp::SpectrogramOptions& options)
{
    std::vector<at::Tensor> all_specs;
    for (const auto& example : examples) {
        all_specs.push_back(dsp::linearSpectrogram(example.wave, options)[0]);
    }
    std::vector<size_t> order(examples.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(
        order, [&](size_t a, size_t b) { return all_specs[a].size(1) > all_specs[b].size(1); });

    std::vector<at::Tensor> ssl, spec, wave, text, sv;
    for (const size_t i : order) {
        const SovitsExample& example = examples[i];
        spec.push_back(all_specs[i]);
        ssl.push_back(withFrames(example.ssl.to(torch::kFloat), all_specs[i].size(1)));
        wave.push_back(example.wave.unsqueeze(0));
        text.push_back(example.phones);
        if (example.sv.defined()) {
            sv.push_back(example.sv.flatten().to(torch::kFloat));
        }
    }
    const int64_t frames = 2 * (longest(spec) / 2 + 1);
    return {filledUp(ssl, frames), filledUp(spec, frames), lengths(spec),
        filledUp(wave, longest(wave)), filledUp(text, longest(text)), lengths(text),
        sv.empty() ? at::Tensor() : torch::stack(sv)};
}

} // namespace timbre::training
