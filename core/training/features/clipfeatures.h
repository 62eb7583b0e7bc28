#pragma once

#include "core/weights/checkpoint.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace timbre::training {

/// All that training needs of one clip. Undefined tensors: the kind of model takes none.
struct ClipFeatures {
    std::string name; ///< of the wave file; the reference's folders use it as the key
    std::string norm; ///< normalised text
    std::vector<std::string> phone_names;
    at::Tensor phones; ///< [P] int64
    at::Tensor word2ph; ///< [characters] int64: phones per character; zh and yue only
    at::Tensor bert; ///< [bert_dim, P]; undefined: zeros
    at::Tensor ssl; ///< [ssl_dim, T] content features (official layouts)
    at::Tensor codes; ///< [N] int64, 25 per second
    at::Tensor wave; ///< [samples] float32 at the acoustic model's rate
    at::Tensor sv; ///< [sv_dim] speaker vector
    at::Tensor f0; ///< [4 N] Hz, 0 where unvoiced, frames of 10 ms (base model)
    at::Tensor phone_of_code; ///< [N] int64, which phone is being spoken (base model)

    double seconds() const { return double(codes.size(0)) / 25.0; }
};

/// One safetensors file; a cache of it is valid as long as its key is.
void writeFeatures(const std::filesystem::path& path, const ClipFeatures& features);

/// Nothing when the file is not there or damaged: the features are then made again.
std::optional<ClipFeatures> readFeatures(const std::filesystem::path& path);

} // namespace timbre::training
