#pragma once

#include "core/inference/voice.h"

#include <map>
#include <string>

/// A whole voice in one file, to keep and to give away: NAME.timbre, a safetensors file with both
/// networks' tensors ("gpt.", "sovits."), the reference clips as 16 bit samples ("clip.0") and in
/// its metadata a JSON record "timbre-voice" (configs, texts, metrics, licence, consent).
namespace timbre::inference {

/// What a voice says about itself. Free text; empty entries are left out.
struct VoiceRecord {
    std::string speaker; ///< whose voice it is
    std::string licence; ///< what others may do with it
    std::string consent; ///< who agreed to what, and when
    std::map<std::string, double> metrics; ///< e.g. "similarity", "error_rate"
};

/// Writes a voice with its weights (in half precision) and clips. Atomic. Throws as reading its
/// files does, and Error(NotWritable, DiskFull).
void writeBundle(const std::filesystem::path& file, const Voice& voice, const VoiceRecord& record);

/// Unpacks a bundle into a folder with a voice.json and gives its voice. Error(WrongFormat,
/// WrongVersion, Corrupt).
Voice unpackBundle(const std::filesystem::path& file, const std::filesystem::path& folder);

/// Only the record.
VoiceRecord readBundleRecord(const std::filesystem::path& file);

/// A *.timbre file ready to speak: unpacked once below paths::userData()/unpacked, by its content.
Voice openBundle(const std::filesystem::path& file);

} // namespace timbre::inference
