#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>

namespace timbre::audio {

/// The sound of what libsndfile does not know: m4a, aac, wma, and the first sound track of a video,
/// through FFmpeg's libraries. For this room only. One object, one thread; flat memory.
class MediaFile {
public:
    /// Errors: WrongFormat (no sound in it that can be read), Corrupt, Unreadable.
    explicit MediaFile(std::filesystem::path path);
    ~MediaFile();

    int samplingRate() const;
    int channels() const;
    int64_t frames() const; ///< as the file claims; 0 when it does not say

    /// As AudioReader::read. Going on is cheap; a jump costs decoding about a second.
    int64_t read(int64_t begin, std::span<float> samples);

    /// Whether something in it could not be decoded, so far.
    bool damaged() const;

private:
    struct Decoder;
    std::unique_ptr<Decoder> m_decoder;
};

} // namespace timbre::audio
