#pragma once

#include "core/cleaning/sound.h"

#include <filesystem>
#include <future>
#include <memory>
#include <mutex>

namespace timbre::cleaning {

/// DeepFilterNet3 (Schröter et al. 2023, arXiv:2305.08227): neural noise removal at 48 kHz, through
/// the C functions of its library, which is loaded at run time. Any thread.
class DeepFilter {
public:
    static constexpr int kRate = 48000;

    /// `folder` holds libdeepfilter.so and DeepFilterNet3_onnx.tar.gz -> null where that is not so.
    static std::unique_ptr<DeepFilter> open(const std::filesystem::path& folder);
    ~DeepFilter();

    /// Begins to load the network, in a thread of its own.
    void warmUp();

    /// One sound given piece by piece, at 48 kHz and one channel. One thread.
    class Stream;
    enum class Memory { None, OfOthers };
    /// Loads a network unless one is ready (warmUp). `OfOthers`: one that still remembers a second
    /// of some other sound will do, which is quicker, but not the same each time.
    std::unique_ptr<Stream> stream(double limit_db, Memory memory = Memory::None);

    /// Takes away noise, at most limit_db of it, from a sound of any rate; `amount` 0..1 is the
    /// share that goes. What lies above 24 kHz stays as it is.
    void clean(Sound& sound, double amount, double limit_db, Work& work);

private:
    struct Library;
    struct State;
    struct Free {
        const Library* library;
        void operator()(State* state) const;
    };
    using StatePtr = std::unique_ptr<State, Free>;

    explicit DeepFilter(std::unique_ptr<Library> library, std::filesystem::path network);
    StatePtr load() const;
    StatePtr fresh();
    std::vector<float> cleaned48k(std::vector<float> samples, double limit_db, Work work);

    std::unique_ptr<Library> m_library; ///< immutable
    std::filesystem::path m_network;
    std::mutex m_mutex; ///< guards what follows
    StatePtr m_used; ///< may be null
    std::future<StatePtr> m_spare; ///< last: joined before the library goes
};

class DeepFilter::Stream {
public:
    /// So many samples must be given until sample 0 comes out: one window, two frames ahead.
    static constexpr size_t kDelay = 1440;

    ~Stream();

    /// Any number of samples -> the next clean ones, fewer or more than were given.
    std::vector<float> next(std::span<const float> noisy);

private:
    friend class DeepFilter;
    Stream(DeepFilter& owner, StatePtr state);

    DeepFilter& m_owner;
    StatePtr m_state;
    std::vector<float> m_waiting; ///< less than a frame
    size_t m_skip = kDelay; ///< samples to come that are before the first
};

} // namespace timbre::cleaning
