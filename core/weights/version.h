#pragma once

#include "core/weights/checkpoint.h"

#include <string_view>

namespace timbre::weights {

enum class ModelVersion {
    v1,
    v2,
    v2Pro,
    v2ProPlus,
    v3, ///< also its LoRA files
    v4, ///< also its LoRA files
    base, ///< the model that ships with the program
};

/// "v2ProPlus"
std::string_view versionName(ModelVersion version);

/// The version of a SoVITS file, by the first of these that says it: the MD5 of a known pretrained
/// file's start, the two digits at its head, its tensors and config. The reference's rule by file
/// size is not used: the tensors say more. Error(WrongFormat) when the tensors are no SoVITS model
/// at all.
ModelVersion sovitsVersion(const Checkpoint& checkpoint);

/// The version of a GPT file: v1 and v2 differ in their table of phones; v2 serves v2Pro,
/// v2ProPlus, v3 and v4 too. Error(WrongFormat) when the tensors are no GPT model.
ModelVersion gptVersion(const Checkpoint& checkpoint);

} // namespace timbre::weights
