#include "core/inference/transcriber.h"

#include "core/audio/resample.h"
#include "core/inference/modelstore.h"
#include "core/inference/torcherrors.h"
#include "core/models/whispertranscribe.h"

#include <torch/torch.h>

#include <mutex>

namespace timbre::inference {
namespace {

std::filesystem::path installedWhisper()
{
    if (const auto model = ModelStore().first("whisper")) {
        return model->path;
    }
    throw Error(ErrorKind::MissingModel, "Whisper",
        "The transcriber is not installed. Run packaging/setup again.");
}

torch::Device deviceFor(DeviceChoice choice)
{
    const bool cuda = choice != DeviceChoice::Cpu && openDevices().cuda_usable;
    return cuda ? torch::Device(torch::kCUDA, 0) : torch::Device(torch::kCPU);
}

} // namespace

class Transcriber::Impl {
public:
    Impl(const std::filesystem::path& folder, DeviceChoice device)
        : m_transcriber(folder.empty() ? installedWhisper() : folder, deviceFor(device))
    {
    }

    Transcription transcribe(std::span<const float> samples, int sampling_rate,
        const std::string& language, jobs::Context& job)
    {
        const std::lock_guard lock(m_mutex);
        const c10::InferenceMode guard;
        models::TranscribeOptions options;
        options.language = language == "auto" ? "" : language;
        options.progress = [&job](double share) {
            job.checkpoint();
            job.progress({share, "transcribe", 0, 0});
        };
        const auto resampled = audio::resampleHq(samples, sampling_rate, 16000);
        const auto transcript = m_transcriber.transcribe(torch::tensor(resampled), options);
        Transcription result{transcript.text, transcript.language, {}};
        for (const auto& segment : transcript.segments) {
            for (const auto& word : segment.words) {
                result.words.push_back({word.text, word.confidence});
            }
        }
        return result;
    }

private:
    std::mutex m_mutex;
    models::Transcriber m_transcriber;
};

Transcriber::Transcriber(std::filesystem::path folder, DeviceChoice device)
    : m_impl(translated([&] { return std::make_unique<Impl>(folder, device); }))
{
}

Transcriber::~Transcriber() = default;

Transcription Transcriber::transcribe(std::span<const float> samples, int sampling_rate,
    const std::string& language, jobs::Context& job)
{
    return translated([&] { return m_impl->transcribe(samples, sampling_rate, language, job); });
}

} // namespace timbre::inference
