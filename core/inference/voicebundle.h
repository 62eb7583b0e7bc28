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

/// Files of adapters (safetensors, core/nn/lora.h) in place of a voice's weights. An empty path:
/// the network is the base as it is.
struct VoiceAdapters {
    std::filesystem::path gpt, sovits;
};

/// Writes a voice with its weights (in half precision) and clips. Atomic. Throws as reading its
/// files does, and Error(NotWritable, DiskFull).
void writeBundle(const std::filesystem::path& file, const Voice& voice, const VoiceRecord& record);

/// A small bundle: only adapters and which weights they belong to, told by content. voice.gpt and
/// voice.sovits are those base weights. Where it is opened, the same files must be known: shipped
/// with the program or imported. Throws as writeBundle.
void writeAdapterBundle(const std::filesystem::path& file, const Voice& voice,
    const VoiceAdapters& adapters, const VoiceRecord& record);

/// Error(MismatchedModel) unless the weights ship with the program or are imported: only then an
/// adapter of them can be opened. kind: "gpt" or "sovits".
void requireKnownBase(const std::filesystem::path& weights, const std::string& kind);

/// Unpacks a bundle into a folder with a voice.json and gives its voice; adapters are merged
/// with their base. Error(WrongFormat, WrongVersion, Corrupt), and Error(MismatchedModel) when the
/// base of its adapters is not known here.
Voice unpackBundle(const std::filesystem::path& file, const std::filesystem::path& folder);

/// Only the record.
VoiceRecord readBundleRecord(const std::filesystem::path& file);

/// A *.timbre file ready to speak: unpacked once below paths::userData()/unpacked, by its content.
Voice openBundle(const std::filesystem::path& file);

} // namespace timbre::inference
