#include "core/inference/voiceprints.h"

#include "core/audio/resample.h"
#include "core/base/paths.h"
#include "core/inference/torcherrors.h"
#include "core/models/fingerprint.h"
#include "core/models/open.h"

#include <torch/torch.h>

#include <mutex>

namespace timbre::inference {
namespace {

constexpr int kRate = 16000;
constexpr size_t kPart = kRate * 16 / 10;

} // namespace

class VoicePrints::Impl {
public:
    explicit Impl(const std::filesystem::path& network)
        : m_network(models::open(network, models::loadFingerprint))
    {
    }

    std::vector<float> of(std::span<const float> samples16k)
    {
        const std::lock_guard lock(m_mutex);
        const c10::InferenceMode guard;
        const auto print =
            m_network
                ->embed(torch::tensor(at::ArrayRef<float>(samples16k.data(), samples16k.size())))
                .contiguous();
        return {print.data_ptr<float>(), print.data_ptr<float>() + print.numel()};
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
    auto at16k = audio::resampleHq(samples, sampling_rate, kRate);
    at16k.resize(std::max<size_t>(at16k.size(), 400)); // one frame of its spectrogram
    return translated([&] { return m_impl->of(at16k); });
}

std::vector<std::vector<float>> VoicePrints::parts(
    std::span<const float> samples, int sampling_rate)
{
    const auto at16k = audio::resampleHq(samples, sampling_rate, kRate);
    std::vector<std::vector<float>> prints;
    for (size_t at = 0; at == 0 || at + kPart / 2 <= at16k.size(); at += kPart) {
        const auto part = std::span(at16k).subspan(at, std::min(kPart, at16k.size() - at));
        prints.push_back(of(part, kRate));
    }
    return prints;
}

} // namespace timbre::inference
