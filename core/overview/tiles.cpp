#include "core/overview/tiles.h"

#include "core/audio/audioreader.h"
#include "core/base/error.h"

#include <algorithm>

namespace timbre::overview {
namespace {

constexpr size_t kMelTiles = 512; // 32 KB each
constexpr size_t kSampleTiles = 64; // 256 KB each

/// What a worker has: its own handle on the file, since a handle belongs to one thread.
struct Worker {
    explicit Worker(const std::filesystem::path& sound)
        : reader(sound)
        , analyser(reader.samplingRate())
    {
    }

    /// Frames [begin, begin + count); zero before the start and after the end.
    std::vector<float> frames(int64_t begin, int64_t count)
    {
        std::vector<float> samples(size_t(count), 0.0f);
        const int64_t before = std::clamp<int64_t>(-begin, 0, count);
        reader.readMean(begin + before, std::span(samples).subspan(size_t(before)));
        return samples;
    }

    std::shared_ptr<const MelTile> mel(const MelTileKey& key)
    {
        const int64_t hop = key.hop(), first = key.index * MelTile::kColumns * hop;
        const auto samples = frames(
            first - MelAnalyser::kWindow / 2, (MelTile::kColumns - 1) * hop + MelAnalyser::kWindow);
        auto tile = std::make_shared<MelTile>();
        for (size_t c = 0; c < tile->columns.size(); ++c) {
            tile->columns[c] =
                analyser.column(std::span(samples).subspan(c * size_t(hop), MelAnalyser::kWindow));
        }
        return tile;
    }

    std::shared_ptr<const SampleTile> samples(int64_t index)
    {
        auto tile = std::make_shared<SampleTile>();
        tile->samples.resize(size_t(SampleTile::kFrames));
        const int64_t got = reader.readMean(index * SampleTile::kFrames, tile->samples);
        tile->samples.resize(size_t(got));
        return tile;
    }

    audio::AudioReader reader;
    MelAnalyser analyser;
};

std::shared_ptr<Worker> workerOn(const std::filesystem::path& sound)
{
    try {
        return std::make_shared<Worker>(sound);
    } catch (const Error&) { // the file went away; the view keeps what it has
        return nullptr;
    }
}

} // namespace

std::unique_ptr<MelTiles> melTilesOf(
    const std::filesystem::path& sound, std::function<void()> ready, int workers)
{
    const auto maker = [sound]() -> MelTiles::Make {
        const auto worker = workerOn(sound);
        return worker ? [worker](const MelTileKey& key) { return worker->mel(key); }
                      : MelTiles::Make();
    };
    return std::make_unique<MelTiles>(kMelTiles, workers, maker, std::move(ready));
}

std::unique_ptr<SampleTiles> sampleTilesOf(
    const std::filesystem::path& sound, std::function<void()> ready, int workers)
{
    const auto maker = [sound]() -> SampleTiles::Make {
        const auto worker = workerOn(sound);
        return worker ? [worker](int64_t index) { return worker->samples(index); }
                      : SampleTiles::Make();
    };
    return std::make_unique<SampleTiles>(kSampleTiles, workers, maker, std::move(ready));
}

} // namespace timbre::overview
