#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

namespace timbre::audio {

/// A WAV (24 bit) that grows while it is recorded and can be read at any moment: every write()
/// leaves a header that is true, so that a program that dies, or a disk that is full, loses at most
/// the block in hand. Unlike AudioWriter it appears at once under its name. One object, one thread.
class RecordingFile {
public:
    /// Creates `path`; an existing file is Error(NotWritable), since a take is never overwritten.
    RecordingFile(std::filesystem::path path, int sampling_rate, int channels);
    ~RecordingFile(); ///< closes; what was written stays
    RecordingFile(const RecordingFile&) = delete;
    RecordingFile& operator=(const RecordingFile&) = delete;

    /// Appends whole frames, interleaved; clips at full scale, NaN is 0. After Error(DiskFull, ...)
    /// the file holds everything up to the failed block and takes no more. A WAV ends at 4 GB; that
    /// is Error(InvalidArgument).
    void write(std::span<const float> samples);

    /// Everything reaches the disk, not only the system's memory.
    void flush();

    int64_t frames() const { return m_bytes / m_frame_bytes; }
    const std::filesystem::path& path() const { return m_path; }

private:
    void writeAt(int64_t offset, std::span<const unsigned char> bytes);
    void writeSizes();

    std::filesystem::path m_path;
    int m_descriptor = -1;
    int64_t m_frame_bytes, m_bytes = 0; ///< m_bytes: of samples, as the header says
};

} // namespace timbre::audio
