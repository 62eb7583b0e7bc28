#include "core/audio/recordingfile.h"

#include "core/base/error.h"

#include <QtGlobal>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <fcntl.h>
#include <unistd.h>
#include <vector>

namespace timbre::audio {
namespace {

constexpr int64_t kHeaderBytes = 44, kMostBytes = 0xffffffffLL - 4096;
constexpr int kBits = 24;

void putLittle(std::vector<unsigned char>& bytes, uint32_t value, int size)
{
    for (int i = 0; i < size; ++i) {
        bytes.push_back(static_cast<unsigned char>(value >> (8 * i)));
    }
}

void putText(std::vector<unsigned char>& bytes, std::string_view text)
{
    bytes.insert(bytes.end(), text.begin(), text.end());
}

std::vector<unsigned char> header(int sampling_rate, int channels)
{
    const auto frame = uint32_t(channels * kBits / 8);
    std::vector<unsigned char> bytes;
    putText(bytes, "RIFF");
    putLittle(bytes, kHeaderBytes - 8, 4);
    putText(bytes, "WAVEfmt ");
    putLittle(bytes, 16, 4);
    putLittle(bytes, 1, 2); // plain PCM
    putLittle(bytes, uint32_t(channels), 2);
    putLittle(bytes, uint32_t(sampling_rate), 4);
    putLittle(bytes, uint32_t(sampling_rate) * frame, 4);
    putLittle(bytes, frame, 2);
    putLittle(bytes, kBits, 2);
    putText(bytes, "data");
    putLittle(bytes, 0, 4);
    return bytes;
}

/// 1.0 is 2^23, as in reading.
std::vector<unsigned char> packed(std::span<const float> samples)
{
    std::vector<unsigned char> bytes;
    bytes.reserve(samples.size() * 3);
    for (const float x : samples) {
        const double value = std::isnan(x) ? 0.0 : std::round(double(x) * 8388608.0);
        putLittle(bytes, uint32_t(int32_t(std::clamp(value, -8388608.0, 8388607.0))), 3);
    }
    return bytes;
}

} // namespace

RecordingFile::RecordingFile(std::filesystem::path path, int sampling_rate, int channels)
    : m_path(std::move(path))
    , m_frame_bytes(int64_t(channels) * kBits / 8)
{
    m_descriptor = ::open(m_path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    if (m_descriptor < 0 && errno == EEXIST) {
        throw Error(
            ErrorKind::NotWritable, m_path.string(), "A recording of this name exists already.");
    }
    if (m_descriptor < 0) {
        throw systemError(errno, m_path.string(), "Recording");
    }
    try {
        writeAt(0, header(sampling_rate, channels));
    } catch (const Error&) {
        ::close(m_descriptor);
        ::unlink(m_path.c_str()); // it holds nothing yet
        throw;
    }
}

RecordingFile::~RecordingFile()
{
    ::close(m_descriptor);
}

void RecordingFile::write(std::span<const float> samples)
{
    Q_ASSERT(int64_t(samples.size()) * 3 % m_frame_bytes == 0);
    const auto bytes = packed(samples);
    if (m_bytes + int64_t(bytes.size()) > kMostBytes) {
        throw Error(ErrorKind::InvalidArgument, m_path.string(),
            "A WAV file cannot hold more than 4 GB. Start another recording.");
    }
    writeAt(kHeaderBytes + m_bytes, bytes);
    m_bytes += int64_t(bytes.size());
    writeSizes();
}

/// Only overwrites, so that it works on a full disk. RIFF pads chunks to even sizes; readers do not
/// insist on it at the end of the file, and a pad byte would be overwritten by the next block.
void RecordingFile::writeSizes()
{
    std::vector<unsigned char> size;
    putLittle(size, uint32_t(m_bytes + kHeaderBytes - 8), 4);
    writeAt(4, size);
    size.clear();
    putLittle(size, uint32_t(m_bytes), 4);
    writeAt(kHeaderBytes - 4, size);
}

void RecordingFile::writeAt(int64_t offset, std::span<const unsigned char> bytes)
{
    while (!bytes.empty()) {
        const auto step = ::pwrite(m_descriptor, bytes.data(), bytes.size(), offset);
        if (step < 0 && errno == EINTR) {
            continue;
        }
        if (step < 0) {
            throw systemError(errno, m_path.string(), "Recording");
        }
        bytes = bytes.subspan(size_t(step));
        offset += step;
    }
}

void RecordingFile::flush()
{
    if (::fdatasync(m_descriptor) != 0) {
        throw systemError(errno, m_path.string(), "Recording");
    }
}

} // namespace timbre::audio
