#include "core/cleaning/deepfilter.h"

#include "core/audio/resample.h"

#include <dlfcn.h>

#include <algorithm>

namespace timbre::cleaning {
namespace {

constexpr int kRate = 48000;
constexpr size_t kDelay =
    1440; ///< samples the library's sound comes late: one window, two frames ahead

struct CloseLibrary {
    void operator()(void* handle) const { dlclose(handle); }
};

} // namespace

struct DeepFilter::Library {
    std::unique_ptr<void, CloseLibrary> handle;
    State* (*create)(const char* path, float limit_db, const char* log_level) = nullptr;
    void (*free)(State*) = nullptr;
    size_t (*frameLength)(State*) = nullptr;
    float (*process)(State*, float* input, float* output) = nullptr;
    void (*setLimit)(State*, float limit_db) = nullptr;

    template <typename F>
    bool find(F*& function, const char* name)
    {
        function = reinterpret_cast<F*>(dlsym(handle.get(), name));
        return function != nullptr;
    }

    bool complete()
    {
        return find(create, "df_create") && find(free, "df_free")
            && find(frameLength, "df_get_frame_length") && find(process, "df_process_frame")
            && find(setLimit, "df_set_atten_lim");
    }
};

void DeepFilter::Free::operator()(State* state) const
{
    library->free(state);
}

std::unique_ptr<DeepFilter> DeepFilter::open(const std::filesystem::path& folder)
{
    const auto network = folder / "DeepFilterNet3_onnx.tar.gz";
    auto library = std::make_unique<Library>();
    library->handle.reset(dlopen((folder / "libdeepfilter.so").c_str(), RTLD_NOW | RTLD_LOCAL));
    std::error_code ignored;
    if (!library->handle || !library->complete() || !std::filesystem::exists(network, ignored)) {
        return nullptr;
    }
    return std::unique_ptr<DeepFilter>(new DeepFilter(std::move(library), network));
}

DeepFilter::DeepFilter(std::unique_ptr<Library> library, std::filesystem::path network)
    : m_library(std::move(library))
    , m_network(std::move(network))
{
}

DeepFilter::~DeepFilter() = default;

void DeepFilter::warmUp()
{
    const std::lock_guard lock(m_mutex);
    if (!m_spare.valid()) {
        m_spare = std::async(std::launch::async, [this] { return load(); });
    }
}

DeepFilter::StatePtr DeepFilter::load() const
{
    return {m_library->create(m_network.c_str(), 100.0f, nullptr), Free{m_library.get()}};
}

/// A network without memory of another sound: the library cannot reset one, and loading takes half
/// a second, so the next is loaded while this one works.
DeepFilter::StatePtr DeepFilter::fresh()
{
    warmUp();
    std::future<StatePtr> spare;
    {
        const std::lock_guard lock(m_mutex);
        std::swap(spare, m_spare);
    }
    if (!spare.valid()) { // another thread was quicker
        return load();
    }
    auto state = spare.get();
    warmUp();
    return state;
}

std::vector<float> DeepFilter::cleaned48k(std::vector<float> samples, double limit_db, Work work)
{
    const auto state = fresh();
    m_library->setLimit(state.get(), float(limit_db));
    const size_t length = samples.size(), frame = m_library->frameLength(state.get());
    const size_t frames = (length + kDelay + frame - 1) / frame;
    samples.resize(frames * frame, 0.0f);
    std::vector<float> result(samples.size());
    for (size_t i = 0; i < frames; ++i) {
        if (i % 25 == 0) {
            work.at(double(i) / double(frames));
        }
        m_library->process(state.get(), samples.data() + i * frame, result.data() + i * frame);
    }
    return {result.begin() + kDelay, result.begin() + long(kDelay + length)};
}

void DeepFilter::clean(Sound& sound, double amount, double limit_db, Work& work)
{
    const double share = 1.0 / double(sound.channels.size());
    for (size_t c = 0; c < sound.channels.size(); ++c) {
        auto& channel = sound.channels[c];
        const auto noisy = audio::resampleHq(channel, sound.sampling_rate, kRate);
        auto noise =
            cleaned48k(noisy, limit_db, work.part(double(c) * share, double(c + 1) * share));
        std::ranges::transform(
            noisy, noise, noise.begin(), [](float x, float clean) { return x - clean; });
        // The noise is taken away, rather than the clean sound taken over: no band is lost.
        noise = audio::resampleHq(noise, kRate, sound.sampling_rate);
        for (size_t i = 0; i < std::min(channel.size(), noise.size()); ++i) {
            channel[i] -= float(amount) * noise[i];
        }
    }
}

} // namespace timbre::cleaning
