#pragma once

#include "core/weights/checkpoint.h"

#include <map>
#include <string>

namespace timbre::weights {

struct WriteOptions {
    bool half = false; // tensors of float32 and float64 as float16
    std::string prefix = {}; // before every tensor's name; GPT files of the reference have "model."
};

/// {"weight": tensors, "config": dict, "info": text} with the checkpoint's head, as the reference's
/// weight files; its config is a plain dict, so that torch.load(weights_only=True) reads the file.
/// Atomic. Throws Error(NotWritable, DiskFull, NotFound, InvalidArgument).
void writeZip(const std::filesystem::path& path, const Checkpoint& checkpoint,
    const WriteOptions& options = {});

/// Atomic; throws as above.
void writeSafetensors(const std::filesystem::path& path, const TensorMap& tensors,
    const std::map<std::string, std::string>& metadata = {}, const WriteOptions& options = {});

} // namespace timbre::weights
