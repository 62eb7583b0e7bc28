#include "core/cleaning/deepfilter.h"

#include "core/audio/resample.h"

#include <dlfcn.h>

#include <algorithm>

namespace timbre::cleaning {
namespace {

constexpr size_t kBlock = 12000; ///< samples between two looks at whether to stop

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
    , m_used(nullptr, Free{m_library.get()})
{
}

DeepFilter::~DeepFilter() = default;

void DeepFilter::warmUp()
{
    const std::lock_guard lock(m_mutex);
    if (!m_spare.valid() && !m_used) {
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
    std::future<StatePtr> spare;
    {
        const std::lock_guard lock(m_mutex);
        std::swap(spare, m_spare);
    }
    return spare.valid() ? spare.get() : load();
}

std::unique_ptr<DeepFilter::Stream> DeepFilter::stream(double limit_db, Memory memory)
{
    StatePtr state(nullptr, Free{m_library.get()});
    if (memory == Memory::OfOthers) {
        const std::lock_guard lock(m_mutex);
        std::swap(state, m_used);
    }
    if (!state) {
        state = fresh();
        if (memory == Memory::None) { // the next sound will want another
            warmUp();
        }
    }
    m_library->setLimit(state.get(), float(limit_db));
    return std::unique_ptr<Stream>(new Stream(*this, std::move(state)));
}

DeepFilter::Stream::Stream(DeepFilter& owner, StatePtr state)
    : m_owner(owner)
    , m_state(std::move(state))
{
}

DeepFilter::Stream::~Stream()
{
    const std::lock_guard lock(m_owner.m_mutex);
    m_owner.m_used = std::move(m_state);
}

std::vector<float> DeepFilter::Stream::next(std::span<const float> noisy)
{
    m_waiting.insert(m_waiting.end(), noisy.begin(), noisy.end());
    const size_t frame = m_owner.m_library->frameLength(m_state.get());
    const size_t whole = m_waiting.size() / frame * frame;
    std::vector<float> clean(whole);
    for (size_t at = 0; at < whole; at += frame) {
        m_owner.m_library->process(m_state.get(), m_waiting.data() + at, clean.data() + at);
    }
    m_waiting.erase(m_waiting.begin(), m_waiting.begin() + long(whole));
    const size_t early = std::min(m_skip, whole);
    m_skip -= early;
    clean.erase(clean.begin(), clean.begin() + long(early));
    return clean;
}

std::vector<float> DeepFilter::cleaned48k(std::vector<float> samples, double limit_db, Work work)
{
    const auto running = stream(limit_db);
    const size_t length = samples.size();
    samples.resize(length + Stream::kDelay + kBlock, 0.0f);
    std::vector<float> result;
    for (size_t at = 0; result.size() < length; at += kBlock) {
        work.at(double(result.size()) / double(length));
        const auto clean =
            running->next(std::span(samples).subspan(at, std::min(kBlock, samples.size() - at)));
        result.insert(result.end(), clean.begin(), clean.end());
    }
    result.resize(length);
    return result;
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
