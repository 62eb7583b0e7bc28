#include "core/inference/engine.h"

#include "core/base/error.h"
#include "core/base/memory.h"
#include "core/inference/speaking.h"
#include "core/inference/stopwatch.h"
#include "core/inference/torcherrors.h"

#include <torch/torch.h>

#include <mutex>
#include <utility>

namespace timbre::inference {
namespace {

torch::Device chosenDevice(DeviceChoice choice)
{
    const auto& devices = openDevices();
    if (choice == DeviceChoice::Cuda && !devices.cuda_usable) {
        throw Error(ErrorKind::Device, "cuda", devices.detail + " Use --device cpu.");
    }
    const bool cuda = choice != DeviceChoice::Cpu && devices.cuda_usable;
    return cuda ? torch::Device(torch::kCUDA, 0) : torch::Device(torch::kCPU);
}

} // namespace

class Engine::Impl {
public:
    explicit Impl(const EngineOptions& options)
        : m_pool(options.memory_budget_bytes, chosenDevice(options.device))
        , m_loader(m_pool, ModelStore())
        , m_text(m_loader, false)
        , m_strict_text(m_loader, true)
        , m_references(m_loader, m_text)
    {
    }

    SpeakReport speak(const Voice& voice, std::string_view text, const SpeakOptions& options,
        const SentenceSink& sink, jobs::Context& job)
    {
        const std::lock_guard lock(m_mutex);
        const c10::InferenceMode guard;
        SpeakReport report;
        const Networks networks = load(voice, report);
        TextFeatures& features = options.strict_compatibility ? m_strict_text : m_text;
        features.forgetMissing();
        const PreparedReference* reference = nullptr;
        {
            Stopwatch watch(report.work.reference);
            job.checkpoint();
            reference = &m_references.get(voice, networks, options.lexicons);
        }
        Speaking(networks, *reference, features, options, report).run(text, sink, job);
        returnFreedMemory();
        job.progress({1.0, "sentence", report.sentences, report.sentences});
        return report;
    }

    int samplingRate(const Voice& voice)
    {
        const std::lock_guard lock(m_mutex);
        const c10::InferenceMode guard;
        Stopwatch watch(m_load_s);
        return m_loader.voice(voice).samplingRate();
    }

private:
    Networks load(const Voice& voice, SpeakReport& report)
    {
        Networks networks;
        {
            Stopwatch watch(m_load_s);
            networks = m_loader.voice(voice);
        }
        report.work.load = std::exchange(m_load_s, 0.0);
        report.gpt = networks.gpt_name;
        report.sovits = networks.sovits_name;
        report.version = networks.sovits->config.version;
        report.sampling_rate = networks.samplingRate();
        report.device = m_pool.device().is_cuda() ? openDevices().cuda_name : "cpu";
        return networks;
    }

    std::mutex m_mutex;
    double m_load_s = 0.0; // seconds spent loading that no report has told yet
    ModelPool m_pool;
    NetworkLoader m_loader;
    TextFeatures m_text, m_strict_text;
    ReferenceCache m_references;
};

Engine::Engine(EngineOptions options)
    : m_impl(std::make_unique<Impl>(options))
{
}

Engine::~Engine() = default;

SpeakReport Engine::speak(const Voice& voice, std::string_view text, const SpeakOptions& options,
    const SentenceSink& sink, jobs::Context& job)
{
    return translated([&] { return m_impl->speak(voice, text, options, sink, job); });
}

int Engine::samplingRate(const Voice& voice)
{
    return translated([&] { return m_impl->samplingRate(voice); });
}

} // namespace timbre::inference
