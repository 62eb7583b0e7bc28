#pragma once

#include "core/inference/voicebundle.h"
#include "core/training/trainer.h"

#include <optional>
#include <string>

namespace timbre::app {

/// Error(InvalidArgument) for "base", an empty name and names that cannot be a folder's.
void requireVoiceName(const std::string& name);

/// With adapters in place of weights: what a kept adapter belongs to.
struct KeptAdapters {
    inference::VoiceAdapters files;
    std::filesystem::path base_gpt, base_sovits; ///< what training started from
};

/// Turns a training's result into a voice that `speak --voice NAME` knows: copies weights and
/// reference clip to paths::userData()/voices/NAME, with voice.json (written last), training.json
/// (metrics) and NAME.timbre. A voice of that name moves to backups/voices/NAME first; the new
/// bundle is kept there too, the newest five of each name. With `kept` the voice is a small
/// NAME.timbre of adapters alone. -> the voice's folder
std::filesystem::path finishVoice(const std::string& name, const training::TrainingResult& result,
    inference::VoiceRecord record, const std::optional<KeptAdapters>& kept = {});

} // namespace timbre::app
