#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace timbre::models {

enum class Kind {
    Gpt, ///< text to semantic tokens
    Sovits, ///< tokens to sound
    Hubert, ///< content encoder of the official models
    Bert, ///< context of Mandarin text
    SpeakerEncoder, ///< ERes2NetV2, for v2Pro and v2ProPlus
    Whisper, ///< transcription
};

/// "gpt", "sovits", "hubert", "bert", "speaker-encoder", "whisper".
const char* name(Kind kind);

struct Identity {
    Kind kind = Kind::Gpt;
    std::string version; ///< v1, v2, v2Pro, v2ProPlus or base, where a kind has versions
    std::string info; ///< the reference's free text, e.g. "GPT-e15"
    int64_t parameters = 0;
};

/// What a checkpoint file or a Hugging Face or CTranslate2 folder is, by the names and shapes of
/// its tensors. Throws what readCheckpoint throws; Error(WrongFormat) for a network this program
/// does not know, Error(WrongVersion) for a SoVITS it cannot speak with.
Identity identify(const std::filesystem::path& path);

} // namespace timbre::models
