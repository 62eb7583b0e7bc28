#pragma once

#include "core/weights/format/layout.h"

namespace timbre::weights {

/// model.bin of CTranslate2, version 6.
struct CTranslate2File {
    std::string spec; // "WhisperSpec"
    std::vector<TensorSpan>
        tensors; // names as in the file, "encoder/conv1/weight"; aliases as tensors of their own
};

bool looksLikeCTranslate2(const Source& source);

CTranslate2File parseCTranslate2(const Source& source);

} // namespace timbre::weights
