#include "core/training/sampler.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace timbre::training {
namespace {

constexpr double kBucket_s = 2.0;
constexpr int64_t kPooled = 16; // batches whose clips are sorted by length together
constexpr int64_t kBounds[] = {32, 300, 400, 500, 600, 700, 800, 900, 1000, 1100, 1200, 1300, 1400,
    1500, 1600, 1700, 1800, 1900}; // frames, of the reference's data loader

/// SplitMix64 (Steele et al., OOPSLA 2014): the same numbers everywhere, unlike std::shuffle.
class Shuffler {
public:
    explicit Shuffler(uint64_t seed)
        : m_state(seed)
    {
    }

    template <class T>
    void shuffle(std::vector<T>& items)
    {
        for (size_t i = items.size(); i > 1; --i) {
            std::swap(items[i - 1], items[size_t(next() % i)]); // the bias of % is below 1e-15 here
        }
    }

private:
    uint64_t next()
    {
        m_state += 0x9E3779B97F4A7C15u;
        uint64_t z = m_state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
        return z ^ (z >> 31);
    }

    uint64_t m_state;
};

std::vector<Batch> cut(const Batch& order, int64_t batch_size)
{
    std::vector<Batch> batches;
    for (size_t begin = 0; begin < order.size(); begin += size_t(batch_size)) {
        const auto end = std::min(order.size(), begin + size_t(batch_size));
        batches.emplace_back(order.begin() + long(begin), order.begin() + long(end));
    }
    return batches;
}

} // namespace

uint64_t mixed(uint64_t seed, uint64_t a, uint64_t b)
{
    uint64_t z = seed;
    for (const uint64_t value : {a, b}) {
        z += 0x9E3779B97F4A7C15u + value;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
        z ^= z >> 31;
    }
    return z;
}

int64_t repetitions(int64_t clips)
{
    return clips > 0 && clips < 100 ? std::max<int64_t>(2, 100 / clips) : 1;
}

int64_t gptBatchSize(int64_t batch_size, int64_t clips)
{
    return std::max<int64_t>(std::min(batch_size, clips / 4), 1);
}

std::vector<Batch> gptBatches(
    std::span<const double> lengths_s, int64_t batch_size, uint64_t seed, int64_t epoch)
{
    Batch sorted(lengths_s.size());
    std::iota(sorted.begin(), sorted.end(), 0);
    std::ranges::stable_sort(sorted, {}, [&](int64_t i) { return lengths_s[size_t(i)]; });

    Shuffler shuffler(mixed(seed, uint64_t(epoch), 1));
    Batch order, bucket;
    double bound = kBucket_s;
    const auto close = [&] {
        shuffler.shuffle(bucket);
        order.insert(order.end(), bucket.begin(), bucket.end());
        bucket.clear();
    };
    for (const int64_t clip : sorted) {
        if (lengths_s[size_t(clip)] >= bound) { // one bound further per clip, as in the reference
            close();
            bound += kBucket_s;
        }
        bucket.push_back(clip);
    }
    close();
    auto batches = cut(order, batch_size);
    shuffler.shuffle(batches);
    return batches;
}

std::vector<Batch> sovitsBatches(
    std::span<const int64_t> lengths, int64_t batch_size, uint64_t seed, int64_t epoch)
{
    constexpr size_t kBuckets = std::size(kBounds) - 1;
    std::vector<Batch> buckets(kBuckets);
    for (size_t i = 0; i < lengths.size(); ++i) { // a bucket is (lower, upper]
        const auto* upper = std::ranges::lower_bound(kBounds, lengths[i]);
        if (upper != std::end(kBounds) && upper != std::begin(kBounds)) {
            buckets[size_t(upper - std::begin(kBounds)) - 1].push_back(int64_t(i));
        }
    }
    Shuffler shuffler(mixed(seed, uint64_t(epoch), 2));
    std::vector<Batch> batches;
    for (Batch& bucket : buckets) {
        if (bucket.empty()) {
            continue;
        }
        shuffler.shuffle(bucket);
        const auto clips = bucket.size();
        while (bucket.size() % size_t(batch_size) != 0) {
            bucket.push_back(bucket[bucket.size() - clips]);
        }
        const auto whole = cut(bucket, batch_size);
        batches.insert(batches.end(), whole.begin(), whole.end());
    }
    shuffler.shuffle(batches);
    return batches;
}

std::vector<Batch> streamBatches(std::span<const double> lengths_s, int64_t batch_size,
    int64_t steps, uint64_t seed, int64_t epoch)
{
    const auto clips = int64_t(lengths_s.size());
    Batch row, pass(lengths_s.size(), 0);
    int64_t shuffled = -1;
    for (int64_t i = 0; i < steps * batch_size; ++i) {
        const int64_t place = (epoch - 1) * steps * batch_size + i;
        if (place / clips != shuffled) {
            shuffled = place / clips;
            std::iota(pass.begin(), pass.end(), 0);
            Shuffler(mixed(seed, uint64_t(shuffled), 4)).shuffle(pass);
        }
        row.push_back(pass[size_t(place % clips)]);
    }
    const auto pool = size_t(kPooled * batch_size);
    for (size_t begin = 0; begin < row.size(); begin += pool) {
        const auto end = row.begin() + long(std::min(row.size(), begin + pool));
        std::stable_sort(row.begin() + long(begin), end,
            [&](int64_t a, int64_t b) { return lengths_s[size_t(a)] < lengths_s[size_t(b)]; });
    }
    auto batches = cut(row, batch_size);
    Shuffler(mixed(seed, uint64_t(epoch), 5)).shuffle(batches);
    return batches;
}

std::vector<Batch> shuffledBatches(
    int64_t clips, int64_t repeats, int64_t batch_size, uint64_t seed, int64_t epoch)
{
    Shuffler shuffler(mixed(seed, uint64_t(epoch), 3));
    Batch order;
    for (int64_t i = 0; i < repeats; ++i) { // pass by pass, so that no clip waits long
        Batch pass(size_t(clips), 0);
        std::iota(pass.begin(), pass.end(), 0);
        shuffler.shuffle(pass);
        order.insert(order.end(), pass.begin(), pass.end());
    }
    for (size_t i = 0; order.size() % size_t(batch_size) != 0; ++i) {
        order.push_back(order[i]);
    }
    return cut(order, batch_size);
}

} // namespace timbre::training
