#include "core/audio/audiofile.h"

#include "core/audio/soundhandle.h"
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

constexpr int64_t kBlockFrames = 1
    << 16; // grown as it is read: a header's own count is not to be trusted

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

void readAll(MediaFile& media, Audio& audio)
{
    const auto block = size_t(kBlockFrames) * size_t(audio.channels);
    for (int64_t got = kBlockFrames; got == kBlockFrames;) {
        const size_t before = audio.samples.size();
        const int64_t begin = audio.frames();
        audio.samples.resize(before + block);
        got = media.read(begin, std::span(audio.samples).subspan(before));
        audio.samples.resize(before + size_t(got) * size_t(audio.channels));
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

Audio readAudio(const std::filesystem::path& path)
try {
    SF_INFO info{};
    SoundHandle file;
    const auto media = openMediaOrSound(path, file, info);
    Audio audio{.samples = {}, .channels = info.channels, .sampling_rate = info.samplerate};
    if (media) {
        readAll(*media, audio);
    } else {
        readAll(file.get(), audio);
    }
    if (audio.samples.empty()) {
        throw Error(ErrorKind::Corrupt, path.string(), "The file holds no sound.");
    }
    audio.truncated = media
        ? media->damaged() || audio.frames() + info.samplerate / 4 < info.frames // claims are rough
        : dataChunkWasCutShort(file.get()) || audio.frames() < info.frames
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
