#include "core/training/steps/ganlosses.h"

#include <torch/torch.h>

namespace timbre::training {
namespace {

at::Tensor distanceFrom(const models::Judgement& judgement, double wanted)
{
    return (judgement.score.to(torch::kFloat) - wanted).square().mean();
}

at::Tensor sumOf(const std::vector<at::Tensor>& values)
{
    return torch::stack(values).sum();
}

at::Tensor stftMagnitudes(const at::Tensor& wave, int64_t length)
{
    const auto window = torch::hann_window(length, wave.options());
    const auto spectrum = torch::view_as_real(at::stft(wave, length, length / 4, length, window,
        /*center=*/true, "reflect", /*normalized=*/false, /*onesided=*/true,
        /*return_complex=*/true));
    return torch::sqrt(spectrum.square().sum(-1) + 1e-7);
}

} // namespace

AdversaryLosses adversaryLosses(
    const std::vector<models::Judgement>& real, const std::vector<models::Judgement>& fake)
{
    AdversaryLosses losses;
    for (size_t i = 0; i < real.size(); ++i) {
        losses.real.push_back(distanceFrom(real[i], 1.0));
        losses.fake.push_back(distanceFrom(fake[i], 0.0));
    }
    losses.sum = sumOf(losses.real) + sumOf(losses.fake);
    return losses;
}

FoolingLosses foolingLosses(const std::vector<models::Judgement>& fake)
{
    FoolingLosses losses;
    for (const auto& judgement : fake) {
        losses.each.push_back(distanceFrom(judgement, 1.0));
    }
    losses.sum = sumOf(losses.each);
    return losses;
}

at::Tensor featureLoss(
    const std::vector<models::Judgement>& real, const std::vector<models::Judgement>& fake)
{
    std::vector<at::Tensor> distances;
    for (size_t i = 0; i < real.size(); ++i) {
        for (size_t layer = 0; layer < real[i].features.size(); ++layer) {
            const auto seen = real[i].features[layer].detach().to(torch::kFloat);
            distances.push_back((seen - fake[i].features[layer].to(torch::kFloat)).abs().mean());
        }
    }
    return 2 * sumOf(distances);
}

at::Tensor klLoss(const at::Tensor& z_p, const at::Tensor& logs_q, const at::Tensor& m_p,
    const at::Tensor& logs_p, const at::Tensor& z_mask)
{
    const auto mean = m_p.to(torch::kFloat), log_deviation = logs_p.to(torch::kFloat);
    const auto distance = (z_p.to(torch::kFloat) - mean).square() * (-2 * log_deviation).exp();
    const auto kl = log_deviation - logs_q.to(torch::kFloat) - 0.5 + 0.5 * distance;
    return (kl * z_mask).sum() / z_mask.sum();
}

at::Tensor stftLoss(const at::Tensor& wave, const at::Tensor& target)
{
    std::vector<at::Tensor> losses;
    for (const int64_t length : {2048, 1024, 512, 256}) {
        const auto ours = stftMagnitudes(wave, length), theirs = stftMagnitudes(target, length);
        losses.push_back((ours.log() - theirs.log()).abs().mean());
        losses.push_back((theirs - ours).norm() / theirs.norm().clamp_min(1e-5));
    }
    return sumOf(losses) / (double(losses.size()) / 2);
}

at::Tensor segments(const at::Tensor& x, const at::Tensor& begins, int64_t length)
{
    std::vector<at::Tensor> rows;
    for (int64_t b = 0; b < begins.size(0); ++b) {
        rows.push_back(x[b].narrow(1, begins[b].item<int64_t>(), length));
    }
    return torch::stack(rows);
}

Untouched::Untouched(const torch::nn::Module& module)
{
    for (auto& parameter : module.parameters()) {
        if (parameter.requires_grad()) {
            m_parameters.push_back(parameter.set_requires_grad(false));
        }
    }
}

Untouched::~Untouched()
{
    for (auto& parameter : m_parameters) {
        parameter.set_requires_grad(true);
    }
}

} // namespace timbre::training
