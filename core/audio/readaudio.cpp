#include "core/audio/audiofile.h"

#include "core/audio/sndfilelock.h"
#include "core/base/error.h"

#include <sndfile.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <new>
#include <numeric>
#include <sstream>
#include <string>

namespace timbre::audio {
namespace {

constexpr int kMostChannels = 64, kMostHz = 768000;
constexpr int64_t kBlockFrames = 1
    << 16; // grown as it is read: a header's own count is not to be trusted

struct CloseSound {
    void operator()(SNDFILE* file) const { sf_close(file); }
};
using SoundFile = std::unique_ptr<SNDFILE, CloseSound>;

/// Says beforehand what libsndfile would say less clearly, or only after blocking on a pipe.
void requireRegularFile(const std::filesystem::path& path)
{
    std::error_code failure;
    const auto status = std::filesystem::status(path, failure);
    if (status.type() == std::filesystem::file_type::not_found) {
        throw Error(ErrorKind::NotFound, path.string(), "There is no such file.");
    }
    if (failure) {
        throw systemError(failure.value(), path.string(), "Reading");
    }
    if (status.type() != std::filesystem::file_type::regular) {
        throw Error(
            ErrorKind::Unreadable, path.string(), "This is not a file. Choose a sound file.");
    }
    if (std::filesystem::file_size(path, failure) == 0) {
        throw Error(ErrorKind::Corrupt, path.string(), "The file is empty.");
    }
}

Error openError(const std::filesystem::path& path)
{
    const std::string reason = sf_strerror(nullptr);
    switch (sf_error(nullptr)) {
    case SF_ERR_SYSTEM:
        return Error(
            ErrorKind::Unreadable, path.string(), "The file cannot be opened (" + reason + ")");
    case SF_ERR_UNRECOGNISED_FORMAT:
    case SF_ERR_UNSUPPORTED_ENCODING:
        return Error(ErrorKind::WrongFormat, path.string(),
            "The file holds no sound that can be read. Try WAV, FLAC, OGG or MP3.");
    default:
        return Error(ErrorKind::Corrupt, path.string(), "The file is damaged (" + reason + ")");
    }
}

SoundFile openSound(const std::filesystem::path& path, SF_INFO& info)
{
    const std::lock_guard lock(sndfileLock());
    SoundFile file(sf_open(path.c_str(), SFM_READ, &info));
    if (!file) {
        throw openError(path);
    }
    return file;
}

/// libsndfile shortens a WAV's or AIFF's data chunk that claims more than the file holds, and tells
/// so only in its log. A claim near 2 or 4 GB comes from a recorder that did not know the length.
bool dataChunkWasCutShort(SNDFILE* file)
{
    std::array<char, 4096> log{};
    sf_command(file, SFC_GET_LOG_INFO, log.data(), int(log.size()));
    std::istringstream lines{std::string(log.data())};
    for (std::string line; std::getline(lines, line);) {
        const bool data = line.starts_with("data : ") || line.starts_with(" SSND : ");
        if (data && line.find("(should be") != std::string::npos) {
            return std::atoll(line.c_str() + line.find(':') + 1) < 0x7fff0000LL;
        }
    }
    return false;
}

void readAll(SNDFILE* file, Audio& audio)
{
    const auto channels = size_t(audio.channels);
    for (;;) {
        const size_t before = audio.samples.size();
        audio.samples.resize(before + size_t(kBlockFrames) * channels);
        const sf_count_t got = sf_readf_float(file, audio.samples.data() + before, kBlockFrames);
        audio.samples.resize(before + size_t(std::max<sf_count_t>(got, 0)) * channels);
        if (got <= 0) {
            return;
        }
    }
}

int64_t silenceNonFinite(std::vector<float>& samples)
{
    int64_t replaced = 0;
    for (float& x : samples) {
        if (!std::isfinite(x)) {
            x = 0.0f;
            ++replaced;
        }
    }
    return replaced;
}

} // namespace

std::mutex& sndfileLock()
{
    static std::mutex mutex;
    return mutex;
}

Audio readAudio(const std::filesystem::path& path)
try {
    requireRegularFile(path);
    SF_INFO info{};
    const auto file = openSound(path, info);
    if (info.channels > kMostChannels || info.samplerate > kMostHz) {
        throw Error(ErrorKind::Corrupt, path.string(),
            "The file claims " + std::to_string(info.channels) + " channels at "
                + std::to_string(info.samplerate) + " Hz, which cannot be right.");
    }
    Audio audio{.samples = {}, .channels = info.channels, .sampling_rate = info.samplerate};
    readAll(file.get(), audio);
    if (audio.samples.empty()) {
        throw Error(ErrorKind::Corrupt, path.string(), "The file holds no sound.");
    }
    audio.truncated = dataChunkWasCutShort(file.get()) || audio.frames() < info.frames
        || sf_error(file.get()) != SF_ERR_NO_ERROR;
    audio.replaced = silenceNonFinite(audio.samples);
    return audio;
} catch (const std::bad_alloc&) {
    throw Error(
        ErrorKind::OutOfMemory, path.string(), "The sound is too long for this computer's memory.");
}

std::vector<float> channelMean(const Audio& audio)
{
    const auto channels = size_t(audio.channels);
    std::vector<float> mean(size_t(audio.frames()));
    for (size_t i = 0; i < mean.size(); ++i) {
        const float* frame = audio.samples.data() + i * channels;
        mean[i] = std::accumulate(frame, frame + channels, 0.0f) / float(channels);
    }
    return mean;
}

} // namespace timbre::audio
