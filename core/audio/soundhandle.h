#pragma once

#include "core/audio/mediafile.h"

#include <sndfile.h>

#include <filesystem>
#include <memory>

namespace timbre::audio {

struct CloseSound {
    void operator()(SNDFILE* file) const { sf_close(file); }
};
using SoundHandle = std::unique_ptr<SNDFILE, CloseSound>;

/// Opens a sound for reading and fills `info`. For this room only. Errors: those of readAudio that
/// show before the first sample.
SoundHandle openSound(const std::filesystem::path& path, SF_INFO& info);

/// The one door of the room: fills `sound`, or returns a MediaFile where libsndfile does not know
/// the format. `info` has channels, rate and claimed frames either way. Errors: as openSound.
std::unique_ptr<MediaFile> openMediaOrSound(
    const std::filesystem::path& path, SoundHandle& sound, SF_INFO& info);

} // namespace timbre::audio
