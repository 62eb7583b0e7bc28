#pragma once

#include "core/training/stage.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>

namespace timbre::training {

/// What `timbre train-base` is told: sizes of the networks and how each stage learns. A JSON file;
/// resources/recipes has ready ones and this room's README explains every entry.
struct BaseConfig {
    std::string name; ///< of the model; its files are called after it
    nlohmann::json sovits, gpt; ///< sizes that differ from the shipped model's
    int64_t codebook_size = 1024;
    double held_out = 0.02; ///< share of each speaker's clips that is only measured with
    int64_t epoch_steps = 500; ///< steps between two exports, measurements and checkpoints
    ScratchRecipe sovits_recipe, gpt_recipe;
    std::string text; ///< the whole file, for the key of a run
};

/// Error(NotFound, WrongFormat) for a file that is none, Error(InvalidArgument) that names the
/// entry that is unknown or does not fit.
BaseConfig readBaseConfig(const std::filesystem::path& file);

} // namespace timbre::training
