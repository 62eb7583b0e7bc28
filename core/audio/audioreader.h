#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>

namespace timbre::audio {

/// Parts of a sound file of any length, at flat memory. One object, one thread; several objects may
/// read the same file. Units as in audiofile.h.
class AudioReader {
public:
    /// Errors: those of readAudio.
    explicit AudioReader(std::filesystem::path path);
    ~AudioReader();
    AudioReader(AudioReader&&) noexcept;
    AudioReader& operator=(AudioReader&&) noexcept;

    int samplingRate() const;
    int channels() const;
    int64_t frames() const; ///< as the header claims; a broken file may end earlier

    /// Fills `samples` (whole frames, interleaved) from frame `begin` on -> frames read, fewer only
    /// at the end. NaN and infinity read as 0.
    int64_t read(int64_t begin, std::span<float> samples);

    /// The same as one channel, the mean of all.
    int64_t readMean(int64_t begin, std::span<float> samples);

private:
    struct File;
    std::unique_ptr<File> m_file;
};

} // namespace timbre::audio
