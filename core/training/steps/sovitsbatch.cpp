#include "core/training/steps/sovitsbatch.h"

#include "core/training/steps/rows.h"

#include <torch/torch.h>

#include <algorithm>
#include <numeric>

namespace timbre::training {
namespace {

/// The last frame again where features end early; what is too much is cut off.
at::Tensor withFrames(const at::Tensor& ssl, int64_t frames)
{
    const int64_t missing = frames - ssl.size(1);
    if (missing <= 0) {
        return ssl.slice(1, 0, frames);
    }
    return torch::cat({ssl, ssl.slice(1, ssl.size(1) - 1).expand({-1, missing})}, 1);
}

} // namespace

dsp::SpectrogramOptions spectrogramOptions(const models::SovitsConfig& config)
{
    return {config.filter_length, config.hop_length, config.win_length};
}

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

    Rows ssl, spec, wave, text, sv;
    for (const size_t i : order) {
        const SovitsExample& example = examples[i];
        spec.add(all_specs[i]);
        ssl.add(withFrames(example.ssl.to(torch::kFloat), all_specs[i].size(1)));
        wave.add(example.wave.unsqueeze(0));
        text.add(example.phones);
        if (example.sv.defined()) {
            sv.add(example.sv.flatten().to(torch::kFloat));
        }
    }
    const int64_t frames = 2 * (spec.longest() / 2 + 1);
    return {ssl.filled(frames), spec.filled(frames), spec.lengths(), wave.filled(), text.filled(),
        text.lengths(), sv.rows.empty() ? at::Tensor() : sv.filled()};
}

} // namespace timbre::training
