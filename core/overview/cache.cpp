// The cache of an overview: a header that says which file it belongs to, then plain arrays in the
// byte order of this machine. A cache that does not fit in any way is as good as none.

#include "core/overview/overview.h"

#include "core/base/atomicfile.h"
#include "core/base/error.h"

#include <cstring>
#include <fstream>
#include <type_traits>

namespace timbre::overview {
namespace {

namespace fs = std::filesystem;

struct Header {
    char magic[8] = {'T', 'B', 'O', 'V', 'E', 'R', '0', '1'};
    uint64_t sound_bytes = 0;
    int64_t sound_time = 0; ///< last change, ticks of the file system's clock
    int64_t sampling_rate = 0, frames = 0;
    uint64_t peaks = 0, mels = 0, loudness = 0, clipped = 0; ///< entries of the arrays that follow
};

std::optional<Header> headerOf(const fs::path& sound)
{
    std::error_code failure;
    Header header;
    header.sound_bytes = fs::file_size(sound, failure);
    if (failure) {
        return std::nullopt;
    }
    header.sound_time = fs::last_write_time(sound, failure).time_since_epoch().count();
    return failure ? std::nullopt : std::optional(header);
}

template <class T>
void write(AtomicFile& file, const std::vector<T>& values)
{
    static_assert(std::is_trivially_copyable_v<T>);
    file.write(std::as_bytes(std::span(values)));
}

template <class T>
std::vector<T> readArray(std::ifstream& file, uint64_t count)
{
    std::vector<T> values(count);
    file.read(reinterpret_cast<char*>(values.data()), std::streamsize(count * sizeof(T)));
    return values;
}

uint64_t bytesOf(const Header& header)
{
    return sizeof(Header) + header.peaks * sizeof(Peak) + header.mels * sizeof(MelColumn)
        + header.loudness * sizeof(float) + header.clipped * sizeof(ClippedRun);
}

bool plausible(const Header& stored, const Header& expected, uint64_t file_bytes)
{
    constexpr uint64_t kMost = uint64_t(1) << 32; // entries; keeps bytesOf from overflowing
    return std::memcmp(stored.magic, expected.magic, sizeof stored.magic) == 0
        && stored.sound_bytes == expected.sound_bytes && stored.sound_time == expected.sound_time
        && stored.peaks < kMost && stored.mels < kMost && stored.loudness < kMost
        && stored.clipped < kMost && bytesOf(stored) == file_bytes;
}

} // namespace

fs::path cachePath(const fs::path& sound)
{
    return sound.parent_path() / ".overview" / (sound.filename().string() + ".peaks");
}

void saveOverview(const Overview& overview, const fs::path& sound)
{
    auto header = headerOf(sound);
    if (!header) {
        return;
    }
    const std::lock_guard lock(overview.m_mutex);
    const auto& mels = overview.m_mel.level(0);
    header->sampling_rate = overview.m_sampling_rate;
    header->frames = overview.m_peaks.frames();
    header->peaks = overview.m_peaks.blocks().size();
    header->mels = mels.size();
    header->loudness = overview.m_loudness.values().size();
    header->clipped = overview.m_clipped.size();
    try {
        std::error_code failure; // shows again when the file is made
        fs::create_directory(cachePath(sound).parent_path(), failure);
        AtomicFile file(cachePath(sound));
        file.write(std::as_bytes(std::span(&*header, 1)));
        write(file, overview.m_peaks.blocks());
        write(file, mels);
        write(file, overview.m_loudness.values());
        write(file, overview.m_clipped);
        file.commit();
    } catch (const Error&) { // read-only or full: it is computed again next time
    }
}

bool restoreOverview(Overview& overview, const fs::path& sound)
{
    const auto expected = headerOf(sound);
    std::error_code failure;
    const auto bytes = fs::file_size(cachePath(sound), failure);
    std::ifstream file(cachePath(sound), std::ios::binary);
    Header header;
    if (!expected || failure || !file.read(reinterpret_cast<char*>(&header), sizeof header)
        || !plausible(header, *expected, bytes)
        || header.sampling_rate != overview.m_sampling_rate) {
        return false;
    }
    auto peaks = readArray<Peak>(file, header.peaks);
    auto mels = readArray<MelColumn>(file, header.mels);
    auto loudness = readArray<float>(file, header.loudness);
    auto clipped = readArray<ClippedRun>(file, header.clipped);
    if (!file) {
        return false;
    }
    const std::lock_guard lock(overview.m_mutex);
    overview.m_peaks.restore(std::move(peaks), header.frames);
    overview.m_mel.restore(std::move(mels));
    overview.m_loudness.restore(std::move(loudness));
    overview.m_clipped = std::move(clipped);
    overview.m_complete = true;
    return true;
}

} // namespace timbre::overview
