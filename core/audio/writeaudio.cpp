#include "core/audio/audiofile.h"

#include "core/audio/pcm16.h"
#include "core/audio/sndfilelock.h"
#include "core/base/error.h"

#include <QtGlobal>
#include <sndfile.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <fcntl.h>
#include <limits>
#include <string>
#include <unistd.h>

namespace timbre::audio {
namespace {

constexpr uint64_t kMostWavBytes =
    std::numeric_limits<uint32_t>::max() - 4096; // less some room for headers
constexpr size_t kBlock = 1 << 14; // samples converted at a time

int sndfileFormat(SampleFormat format)
{
    switch (format) {
    case SampleFormat::Wav16:
        return SF_FORMAT_WAV | SF_FORMAT_PCM_16;
    case SampleFormat::Wav24:
        return SF_FORMAT_WAV | SF_FORMAT_PCM_24;
    case SampleFormat::Float:
        return SF_FORMAT_WAV | SF_FORMAT_FLOAT;
    case SampleFormat::Flac:
        break;
    }
    return SF_FORMAT_FLAC | SF_FORMAT_PCM_16;
}

uint64_t bytesPerSample(SampleFormat format)
{
    return format == SampleFormat::Float ? 4 : format == SampleFormat::Wav24 ? 3 : 2;
}

/// 24 bits at the top of an int, as libsndfile wants them; 1.0 is 2^23, as in reading.
std::vector<int> toPcm24(std::span<const float> samples)
{
    std::vector<int> result(samples.size());
    std::transform(samples.begin(), samples.end(), result.begin(), [](float x) {
        const double value = std::isnan(x) ? 0.0 : std::round(double(x) * 8388608.0);
        return int(std::clamp(value, -8388608.0, 8388607.0)) * 256;
    });
    return result;
}

std::vector<float> withoutNonFinite(std::span<const float> samples)
{
    std::vector<float> result(samples.begin(), samples.end());
    std::replace_if(
        result.begin(), result.end(), [](float x) { return !std::isfinite(x); }, 0.0f);
    return result;
}

} // namespace

/// libsndfile over a descriptor of ours, because its own files lose the cause of a failure (a full
/// disk).
struct AudioWriter::Sink {
    int descriptor = -1;
    int failure = 0; ///< errno of the first write or seek that failed
    SNDFILE* sound = nullptr;

    explicit Sink(const std::filesystem::path& path)
        : descriptor(::open(path.c_str(), O_WRONLY | O_CLOEXEC))
        , failure(descriptor < 0 ? errno : 0)
    {
    }
    ~Sink() { close(); }
    Sink(const Sink&) = delete;
    Sink& operator=(const Sink&) = delete;

    void close()
    {
        if (sound != nullptr) {
            sf_close(sound); // writes the last block and the header; failures land in `failure`
            sound = nullptr;
        }
        if (descriptor >= 0 && ::close(descriptor) != 0 && failure == 0) {
            failure = errno;
        }
        descriptor = -1;
    }

    static sf_count_t length(void* self)
    {
        auto& sink = *static_cast<Sink*>(self);
        const off_t here = ::lseek(sink.descriptor, 0, SEEK_CUR),
                    end = ::lseek(sink.descriptor, 0, SEEK_END);
        ::lseek(sink.descriptor, here, SEEK_SET);
        return end;
    }
    static sf_count_t seek(sf_count_t offset, int whence, void* self)
    {
        return ::lseek(static_cast<Sink*>(self)->descriptor, offset, whence);
    }
    static sf_count_t tell(void* self) { return seek(0, SEEK_CUR, self); }
    static sf_count_t read(void*, sf_count_t, void*) { return 0; }
    static sf_count_t write(const void* bytes, sf_count_t count, void* self)
    {
        auto& sink = *static_cast<Sink*>(self);
        sf_count_t written = 0;
        while (written < count) {
            const auto step = ::write(sink.descriptor, static_cast<const char*>(bytes) + written,
                size_t(count - written));
            if (step < 0 && errno == EINTR) {
                continue;
            }
            if (step < 0) {
                sink.failure = sink.failure != 0 ? sink.failure : errno;
                break;
            }
            written += step;
        }
        return written;
    }
};

AudioWriter::AudioWriter(
    std::filesystem::path path, int sampling_rate, int channels, SampleFormat format)
    : m_path(std::move(path))
    , m_channels(channels)
    , m_format(format)
    , m_file(m_path)
    , m_sink(std::make_unique<Sink>(m_file.file()))
{
    throwIfFailed();
    SF_INFO info{};
    info.samplerate = sampling_rate;
    info.channels = channels;
    info.format = sndfileFormat(format);
    SF_VIRTUAL_IO io{Sink::length, Sink::seek, Sink::read, Sink::write, Sink::tell};
    if (sf_format_check(&info) != 0) {
        const std::lock_guard lock(sndfileLock());
        m_sink->sound = sf_open_virtual(&io, SFM_WRITE, &info, m_sink.get());
    }
    throwIfFailed();
    if (m_sink->sound == nullptr) {
        throw Error(ErrorKind::InvalidArgument, m_path.string(),
            "This kind of file cannot hold " + std::to_string(channels) + " channels at "
                + std::to_string(sampling_rate) + " Hz.");
    }
    sf_command(
        m_sink->sound, SFC_SET_ADD_PEAK_CHUNK, nullptr, SF_FALSE); // it carries the time of day
}

AudioWriter::~AudioWriter() = default;

void AudioWriter::write(std::span<const float> samples)
{
    Q_ASSERT(samples.size() % size_t(m_channels) == 0 && m_sink->sound != nullptr);
    m_bytes += samples.size() * bytesPerSample(m_format);
    if (m_format != SampleFormat::Flac && m_bytes > kMostWavBytes) {
        throw Error(ErrorKind::InvalidArgument, m_path.string(),
            "A WAV file cannot hold more than 4 GB. Choose FLAC, or write several files.");
    }
    const size_t block = kBlock - kBlock % size_t(m_channels);
    while (!samples.empty()) {
        const auto part = samples.first(std::min(block, samples.size()));
        writeBlock(part);
        samples = samples.subspan(part.size());
    }
}

void AudioWriter::writeBlock(std::span<const float> samples)
{
    SNDFILE* sound = m_sink->sound;
    const auto count = sf_count_t(samples.size());
    sf_count_t written = 0;
    if (m_format == SampleFormat::Float) {
        written = sf_write_float(sound, withoutNonFinite(samples).data(), count);
    } else if (m_format == SampleFormat::Wav24) {
        written = sf_write_int(sound, toPcm24(samples).data(), count);
    } else {
        written = sf_write_short(sound, toPcm16(samples).data(), count);
    }
    throwIfFailed();
    if (written != count) {
        throw Error(ErrorKind::Internal, m_path.string(),
            std::string("Writing stopped: ") + sf_strerror(sound));
    }
}

void AudioWriter::throwIfFailed()
{
    if (m_sink->failure != 0) {
        throw systemError(m_sink->failure, m_path.string(), "Writing");
    }
}

void AudioWriter::commit()
{
    if (m_bytes == 0) { // libsndfile would leave a FLAC of no bytes
        throw Error(ErrorKind::InvalidArgument, m_path.string(), "There is no sound to write.");
    }
    m_sink->close();
    throwIfFailed();
    m_file.commit();
}

void writeAudio(const std::filesystem::path& path, std::span<const float> samples,
    int sampling_rate, SampleFormat format, int channels)
{
    AudioWriter writer(path, sampling_rate, channels, format);
    writer.write(samples);
    writer.commit();
}

} // namespace timbre::audio
