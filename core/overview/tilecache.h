#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <thread>
#include <vector>

namespace timbre::overview {

/// Pieces of something large, made by worker threads when they are looked at. The most recently
/// used ones are kept. find() and want() belong to one thread.
template <class Key, class Tile>
class TileCache {
public:
    /// Makes one tile; each worker gets its own from `maker`, called on the worker's thread. An
    /// empty function or null tile means that it cannot be made: it is not asked for again.
    using Make = std::function<std::shared_ptr<const Tile>(const Key&)>;

    /// `ready` is called from a worker after each tile that was made.
    TileCache(
        size_t capacity, int workers, std::function<Make()> maker, std::function<void()> ready)
        : m_capacity(capacity)
        , m_maker(std::move(maker))
        , m_ready(std::move(ready))
    {
        for (int i = 0; i < workers; ++i) {
            m_workers.emplace_back([this](std::stop_token stop) { work(stop); });
        }
    }

    /// Null while it is not there yet.
    std::shared_ptr<const Tile> find(const Key& key)
    {
        const std::lock_guard lock(m_mutex);
        const auto found = m_tiles.find(key);
        if (found == m_tiles.end()) {
            return nullptr;
        }
        m_order.splice(m_order.begin(), m_order, found->second.place);
        return found->second.tile;
    }

    /// What is visible now, most urgent first. Replaces the former wishes: tiles that are no longer
    /// looked at are not begun.
    void want(const std::vector<Key>& keys)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_wanted.clear();
            for (const Key& key : keys) {
                if (!m_tiles.count(key) && !m_being_made.count(key)) {
                    m_wanted.push_back(key);
                }
            }
            if (m_wanted.empty()) {
                return;
            }
        }
        m_wake.notify_all();
    }

    /// Nothing is wanted or being made.
    bool idle() const
    {
        const std::lock_guard lock(m_mutex);
        return m_wanted.empty() && m_being_made.empty();
    }

    int64_t made() const
    {
        const std::lock_guard lock(m_mutex);
        return m_made;
    }

private:
    struct Entry {
        std::shared_ptr<const Tile> tile;
        typename std::list<Key>::iterator place;
    };

    std::optional<Key> next(std::stop_token stop)
    {
        std::unique_lock lock(m_mutex);
        if (!m_wake.wait(lock, stop, [this] { return !m_wanted.empty(); })) {
            return std::nullopt;
        }
        const Key key = m_wanted.front();
        m_wanted.pop_front();
        m_being_made.insert(key);
        return key;
    }

    void keep(const Key& key, std::shared_ptr<const Tile> tile)
    {
        const std::lock_guard lock(m_mutex);
        m_being_made.erase(key);
        ++m_made;
        m_order.push_front(key);
        m_tiles[key] = {std::move(tile), m_order.begin()};
        while (m_tiles.size() > m_capacity) {
            m_tiles.erase(m_order.back());
            m_order.pop_back();
        }
    }

    void work(std::stop_token stop)
    {
        Make make; // made with the first wish: opening a file nobody looks at costs time
        bool opened = false;
        while (const auto key = next(stop)) {
            if (!opened) {
                make = m_maker();
                opened = true;
            }
            keep(*key, make ? make(*key) : nullptr);
            m_ready();
        }
    }

    const size_t m_capacity;
    const std::function<Make()> m_maker;
    const std::function<void()> m_ready;
    mutable std::mutex m_mutex; // guards all below but the workers
    std::condition_variable_any m_wake;
    std::list<Key> m_order, m_wanted; // m_order: latest use first
    std::map<Key, Entry> m_tiles;
    std::set<Key> m_being_made;
    int64_t m_made = 0;
    std::vector<std::jthread> m_workers; // last: stopped and joined before what they use goes
};

} // namespace timbre::overview
