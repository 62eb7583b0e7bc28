#include "core/audio/soundhandle.h"

#include "core/audio/sndfilelock.h"
#include "core/base/error.h"

#include <string>
#include <system_error>

namespace timbre::audio {
namespace {

constexpr int kMostChannels = 64, kMostHz = 768000;

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
            "The file holds no sound that can be read. Try WAV, FLAC, OGG, MP3 or M4A.");
    default:
        return Error(ErrorKind::Corrupt, path.string(), "The file is damaged (" + reason + ")");
    }
}

} // namespace

SoundHandle openSound(const std::filesystem::path& path, SF_INFO& info)
{
    requireRegularFile(path);
    SoundHandle file;
    {
        const std::lock_guard lock(sndfileLock());
        file.reset(sf_open(path.c_str(), SFM_READ, &info));
        if (!file) {
            throw openError(path);
        }
    }
    if (info.channels > kMostChannels || info.samplerate > kMostHz) {
        throw Error(ErrorKind::Corrupt, path.string(),
            "The file claims " + std::to_string(info.channels) + " channels at "
                + std::to_string(info.samplerate) + " Hz, which cannot be right.");
    }
    return file;
}

std::unique_ptr<MediaFile> openMediaOrSound(
    const std::filesystem::path& path, SoundHandle& sound, SF_INFO& info)
{
    try {
        sound = openSound(path, info);
        return nullptr;
    } catch (const Error& error) {
        if (error.kind() != ErrorKind::WrongFormat) {
            throw;
        }
    }
    auto media = std::make_unique<MediaFile>(path);
    info.channels = media->channels();
    info.samplerate = media->samplingRate();
    info.frames = media->frames();
    return media;
}

std::mutex& sndfileLock()
{
    static std::mutex mutex;
    return mutex;
}

} // namespace timbre::audio
