#pragma once

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

} // namespace timbre::audio
