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
    /// `folder` holds libdeepfilter.so and DeepFilterNet3_onnx.tar.gz -> null where that is not so.
    static std::unique_ptr<DeepFilter> open(const std::filesystem::path& folder);
    ~DeepFilter();

    /// Begins to load the network, in a thread of its own.
    void warmUp();

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
    std::mutex m_mutex; ///< guards m_spare
    std::future<StatePtr> m_spare; ///< last: joined before the library goes
};

} // namespace timbre::cleaning
