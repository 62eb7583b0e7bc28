#pragma once

#include "core/weights/checkpoint.h"

#include <filesystem>

namespace timbre::models {

/// open(path, loadGpt): the network in a checkpoint file or folder. Throws what reading and loading
/// throw.
template <class Load>
auto open(const std::filesystem::path& path, Load load)
{
    return load(weights::readCheckpoint(path));
}

} // namespace timbre::models
