#include "core/training/features/aligner.h"

#include <torch/torch.h>

#include <limits>
#include <vector>

namespace timbre::training {
namespace {

constexpr int64_t kSteps = 3; // stay, the next phone, the one after it
constexpr float kFar = std::numeric_limits<float>::max() / 4;

/// cost [N, P] -> the path of least cost, [N] phones.
std::vector<int64_t> cheapestWay(const torch::Tensor& cost)
{
    const auto costs = cost.accessor<float, 2>();
    const int64_t codes = cost.size(0), phones = cost.size(1);
    std::vector<std::vector<int8_t>> step(
        static_cast<size_t>(codes), std::vector<int8_t>(static_cast<size_t>(phones), 0));
    std::vector<float> best(static_cast<size_t>(phones), kFar);
    best[0] = costs[0][0];
    for (int64_t i = 1; i < codes; ++i) {
        for (int64_t p = phones - 1; p >= 0; --p) { // from the end: the values before are still old
            float least = kFar;
            for (int64_t back = 0; back < kSteps && back <= p; ++back) {
                if (best[size_t(p - back)] < least) {
                    least = best[size_t(p - back)];
                    step[size_t(i)][size_t(p)] = int8_t(back);
                }
            }
            best[size_t(p)] = least < kFar ? least + costs[i][p] : kFar;
        }
    }
    std::vector<int64_t> way(static_cast<size_t>(codes), 0);
    int64_t phone = phones - 1;
    for (int64_t i = codes - 1; i >= 0; --i) {
        way[size_t(i)] = phone;
        phone -= step[size_t(i)][size_t(phone)];
    }
    return way;
}

} // namespace

at::Tensor alignedPhones(models::Gpt& gpt, const at::Tensor& phones, const at::Tensor& codes)
{
    const int64_t count = phones.size(0), length = codes.size(0);
    if (!gpt->config.timbre || !gpt->config.timbre->alignment || count > length * (kSteps - 1)) {
        return {};
    }
    const torch::NoGradGuard no_gradients;
    std::vector<at::Tensor> attention;
    const models::GptPass pass{
        .blocked = models::prefixBlocked(count, length, phones.device()), .attention = &attention};
    gpt->forward(phones.unsqueeze(0), {}, codes.unsqueeze(0), pass);
    // The query at position count - 1 + i gives code i, so its attention tells that code's phone.
    const auto heads = attention.back()[0].mean(0); // [T, T]
    const auto of_codes = heads.slice(0, count - 1, count - 1 + length).slice(1, 0, count);
    const auto cost = -(of_codes + 1e-4).log();
    return torch::tensor(cheapestWay(cost.to(torch::kCPU, torch::kFloat).contiguous()));
}

} // namespace timbre::training
