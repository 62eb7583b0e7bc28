#include "core/audio/audioreader.h"

#include "core/audio/mediafile.h"
#include "core/audio/soundhandle.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace timbre::audio {

struct AudioReader::File {
    SF_INFO info{};
    SoundHandle sound;
    int64_t next = 0; ///< frame the handle stands at
    std::unique_ptr<MediaFile> media; ///< instead, for what libsndfile does not know
    std::vector<float> interleaved;
};

AudioReader::AudioReader(std::filesystem::path path)
    : m_file(std::make_unique<File>())
{
    m_file->media = openMediaOrSound(path, m_file->sound, m_file->info);
}

AudioReader::~AudioReader() = default;
AudioReader::AudioReader(AudioReader&&) noexcept = default;
AudioReader& AudioReader::operator=(AudioReader&&) noexcept = default;

int AudioReader::samplingRate() const
{
    return m_file->info.samplerate;
}

int AudioReader::channels() const
{
    return m_file->info.channels;
}

int64_t AudioReader::frames() const
{
    return m_file->info.frames;
}

int64_t AudioReader::read(int64_t begin, std::span<float> samples)
{
    if (m_file->media) {
        return m_file->media->read(begin, samples);
    }
    SNDFILE* sound = m_file->sound.get();
    if (begin != m_file->next) { // seeking costs a compressed file a fresh start of its decoder
        m_file->next = sf_seek(sound, begin, SEEK_SET);
    }
    if (m_file->next != begin) {
        m_file->next = -1;
        return 0;
    }
    const auto wanted = int64_t(samples.size()) / channels();
    const int64_t got = std::max<int64_t>(0, sf_readf_float(sound, samples.data(), wanted));
    m_file->next += got;
    for (float& x : samples.first(size_t(got) * size_t(channels()))) {
        x = std::isfinite(x) ? x : 0.0f;
    }
    return got;
}

int64_t AudioReader::readMean(int64_t begin, std::span<float> samples)
{
    const auto count = size_t(channels());
    if (count == 1) {
        return read(begin, samples);
    }
    auto& interleaved = m_file->interleaved;
    interleaved.resize(samples.size() * count);
    const int64_t got = read(begin, interleaved);
    for (size_t i = 0; i < size_t(got); ++i) {
        const float* frame = interleaved.data() + i * count;
        samples[i] = std::accumulate(frame, frame + count, 0.0f) / float(count);
    }
    return got;
}

} // namespace timbre::audio
