#pragma once

#include "core/training/sampler.h"

#include <ATen/core/grad_mode.h>

#include <chrono>
#include <condition_variable>
#include <exception>
#include <functional>
#include <map>
#include <mutex>
#include <thread>

namespace timbre::training {

/// Makes the batches of an epoch ready before they are asked for, in threads of its own, so that
/// the device does not wait for the disk and the spectrograms. What comes out depends on the batch
/// alone, not on the threads. With no threads everything is made when it is asked for.
/// expect() and take() belong to the training thread; `make` is called from any.
template <class Item>
class Prefetcher {
public:
    using Make = std::function<Item(const Batch& batch, int64_t epoch, int64_t index)>;

    Prefetcher(Make make, int threads)
        : m_make(std::move(make))
        , m_count(threads)
    {
    }
    ~Prefetcher() { stop(); }
    Prefetcher(const Prefetcher&) = delete;
    Prefetcher& operator=(const Prefetcher&) = delete;

    /// The batches of an epoch, and with which one it goes on.
    void expect(int64_t epoch, const std::vector<Batch>& batches, int64_t from)
    {
        stop();
        m_epoch = epoch;
        m_batches = batches;
        m_next = m_asked = from;
        m_ready.clear();
        m_error = nullptr;
        m_stopping = false;
        for (int i = 0; i < m_count; ++i) {
            m_threads.emplace_back([this] { work(); });
        }
    }

    /// Batch `index`, or a part of it, which nobody foresaw and is made now. Throws what `make`
    /// throws.
    Item take(const Batch& batch, int64_t index)
    {
        const auto begin = std::chrono::steady_clock::now();
        auto item = waited(batch, index);
        m_waited_s =
            std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        return item;
    }

    double waited_s() const { return m_waited_s; } ///< by the latest take()

private:
    static constexpr int64_t kAhead = 4; // batches ready or in the making, of each thread

    Item waited(const Batch& batch, int64_t index)
    {
        {
            std::unique_lock lock(m_mutex);
            const bool foreseen = m_count > 0 && index >= m_asked
                && index < int64_t(m_batches.size()) && m_batches[size_t(index)] == batch;
            if (foreseen) {
                m_changed.wait(lock, [&] { return m_ready.contains(index) || m_error; });
                if (m_error) {
                    std::rethrow_exception(m_error);
                }
                auto item = std::move(m_ready.at(index));
                m_ready.erase(m_ready.begin(), m_ready.upper_bound(index));
                m_asked = index + 1;
                m_changed.notify_all();
                return item;
            }
        }
        return m_make(batch, m_epoch, index);
    }

    void work()
    {
        const at::NoGradGuard no_gradients;
        for (;;) {
            int64_t index = 0;
            {
                std::unique_lock lock(m_mutex);
                m_changed.wait(lock, [&] {
                    return m_stopping || m_next >= int64_t(m_batches.size())
                        || m_next < m_asked + kAhead * m_count;
                });
                if (m_stopping || m_next >= int64_t(m_batches.size())) {
                    return;
                }
                index = m_next++;
            }
            try {
                auto item = m_make(m_batches[size_t(index)], m_epoch, index);
                const std::lock_guard lock(m_mutex);
                m_ready.emplace(index, std::move(item));
            } catch (...) {
                const std::lock_guard lock(m_mutex);
                m_error = std::current_exception();
            }
            m_changed.notify_all();
        }
    }

    void stop()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_stopping = true;
        }
        m_changed.notify_all();
        m_threads.clear(); // joins
    }

    const Make m_make;
    const int m_count;
    int64_t m_epoch = 1; // this and the next are read by threads, changed while there are none
    std::vector<Batch> m_batches;
    std::mutex m_mutex; // guards what follows
    std::condition_variable m_changed;
    std::map<int64_t, Item> m_ready;
    int64_t m_next = 0, m_asked = 0;
    std::exception_ptr m_error;
    bool m_stopping = false;
    double m_waited_s = 0.0; // training thread
    std::vector<std::jthread> m_threads; // last: joined before what they use goes
};

} // namespace timbre::training
