#include "core/training/features/aligner.h"

#include "core/models/gpt/alignment.h"
#include "core/models/gpt/session.h"

#include <torch/torch.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace timbre::training {
namespace {

constexpr int64_t kSteps = 3; // stay, the next phone, the one after it
constexpr float kLeast = 1e-4f; // of attention
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
    const torch::InferenceMode no_gradients;
    const models::GptInput input{
        .phones = {phones.const_data_ptr<int64_t>(), phones.const_data_ptr<int64_t>() + count}};
    const auto session = models::makeSession(*gpt);
    session->start({&input, 1});
    models::AlignmentTracker tracker(*gpt->config.timbre->alignment, 0, count, {});
    auto cost = torch::empty({length, count});
    for (int64_t i = 0; i < length; ++i) {
        const int64_t code = codes[i].item<int64_t>();
        session->setWindow(0, tracker.window());
        session->step({&code, 1});
        const auto attention = session->attention(0);
        tracker.advance(attention);
        std::ranges::transform(attention, cost[i].data_ptr<float>(),
            [](float looked) { return -std::log(looked + kLeast); });
    }
    return torch::tensor(cheapestWay(cost));
}

} // namespace timbre::training
