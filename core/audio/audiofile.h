// audio - sound files and sampling rates.
// Gives: sound files read (libsndfile, else FFmpeg) and written (libsndfile), SoX's resampler, 16
// bit integers, the mean of channels. Functions may be called from any thread; an AudioWriter
// belongs to one. Keeps out: torch, models, what the sound says. Throws Error with the path as its
// subject. Units: float samples in [-1, 1] (a float file may exceed them), interleaved; rates in
// Hz. A frame here is one sample of every channel.

#pragma once

#include "core/base/atomicfile.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <vector>

namespace timbre::audio {

struct Audio {
    std::vector<float> samples; ///< interleaved
    int channels = 1;
    int sampling_rate = 0; ///< Hz
    int64_t replaced = 0; ///< samples that were NaN or infinite and are 0 now
    bool truncated = false; ///< the file ends, or breaks, before its header says; the rest is here

    int64_t frames() const { return int64_t(samples.size()) / channels; }
    double seconds() const { return double(frames()) / sampling_rate; }
};

/// The whole file. Integers are divided by 2^(bits - 1), as the reference does (16 bit: 32768).
/// Errors: NotFound, Unreadable, WrongFormat (not sound, or a kind we cannot read), Corrupt
/// (broken, or without a single frame), OutOfMemory.
Audio readAudio(const std::filesystem::path& path);

/// One channel: the mean of all of them. The reference averages two and keeps more as separate
/// clips; librosa, which it uses elsewhere, averages any number. Here it is always the latter.
std::vector<float> channelMean(const Audio& audio);

enum class SampleFormat {
    Wav16, ///< toPcm16: the very integers the reference returns
    Wav24, ///< rounded to the nearest
    Float, ///< WAV, 32 bit float, nothing is clipped
    Flac, ///< 16 bit as Wav16, losslessly packed
};

/// Writes a file of any length at flat memory. The target appears with commit() and not before;
/// without it nothing is left behind. NaN becomes silence; integer formats clip at full scale.
/// Errors: those of AtomicFile; InvalidArgument for a rate or channel count the format cannot hold,
/// and for more than the 4 GB of a WAV.
class AudioWriter {
public:
    AudioWriter(std::filesystem::path path, int sampling_rate, int channels, SampleFormat format);
    ~AudioWriter();
    AudioWriter(const AudioWriter&) = delete;
    AudioWriter& operator=(const AudioWriter&) = delete;

    /// Appends whole frames, interleaved.
    void write(std::span<const float> samples);

    /// Finishes the header and renames; nothing can be written afterwards. Without a single frame
    /// it is Error(InvalidArgument).
    void commit();

private:
    struct Sink;

    void writeBlock(std::span<const float> samples);
    void throwIfFailed();

    std::filesystem::path m_path;
    int m_channels;
    SampleFormat m_format;
    uint64_t m_bytes = 0; ///< of samples, to notice a WAV's limit before it is passed
    AtomicFile m_file;
    std::unique_ptr<Sink> m_sink; ///< last: closes the part file before m_file removes it
};

/// A whole file at once, as AudioWriter.
void writeAudio(const std::filesystem::path& path, std::span<const float> samples,
    int sampling_rate, SampleFormat format, int channels = 1);

} // namespace timbre::audio
