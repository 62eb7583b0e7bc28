#include "core/inference/voiceprints.h"

#include "core/audio/resample.h"
#include "core/base/paths.h"
#include "core/inference/torcherrors.h"
#include "core/models/fingerprint.h"
#include "core/models/open.h"

#include <torch/torch.h>

#include <algorithm>
#include <mutex>

namespace timbre::inference {
namespace {

constexpr int kRate = 16000;
constexpr size_t kShortest = 400; ///< samples: one frame of the spectrogram

std::vector<float> numbers(const torch::Tensor& print)
{
    const auto row = print.contiguous();
    return {row.data_ptr<float>(), row.data_ptr<float>() + row.numel()};
}

} // namespace

class VoicePrints::Impl {
public:
    explicit Impl(const std::filesystem::path& network)
        : m_network(models::open(network, models::loadFingerprint))
    {
    }

    Clip clip(std::span<const float> samples16k)
    {
        const std::lock_guard lock(m_mutex);
        const c10::InferenceMode guard;
        const auto windows = m_network->windows(
            torch::tensor(at::ArrayRef<float>(samples16k.data(), samples16k.size())));
        Clip result{numbers(m_network->whole(windows)), {}};
        for (const auto& window : windows.unbind(0)) {
            result.parts.push_back(numbers(window));
        }
        return result;
    }

private:
    std::mutex m_mutex;
    models::Fingerprint m_network;
};

VoicePrints::VoicePrints(std::filesystem::path network)
    : m_impl(translated([&] {
        return std::make_unique<Impl>(
            network.empty() ? paths::resource("base-model/fingerprint.safetensors") : network);
    }))
{
}

VoicePrints::~VoicePrints() = default;

std::vector<float> VoicePrints::of(std::span<const float> samples, int sampling_rate)
{
    return clip(samples, sampling_rate).whole;
}

VoicePrints::Clip VoicePrints::clip(std::span<const float> samples, int sampling_rate)
{
    auto at16k = audio::resampleHq(samples, sampling_rate, kRate);
    at16k.resize(std::max<size_t>(at16k.size(), kShortest));
    return translated([&] { return m_impl->clip(at16k); });
}

} // namespace timbre::inference
