// weights - checkpoint file in, named tensors out, and back.
// Gives: readCheckpoint (torch zip, legacy torch.save, altered head, safetensors, Hugging Face
// folder), writers, loadInto, version detection. Nothing in a file is ever executed. Keeps out:
// what the tensors mean. Throws Error(NotFound, WrongFormat, Corrupt, WrongVersion,
// MismatchedModel). Any function may be called from any thread.

#pragma once

#include "core/weights/format/container.h"

#include <ATen/core/Tensor.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

namespace timbre::weights {

/// Tensors by name, in the order of names.
using TensorMap = std::map<std::string, at::Tensor>;

struct Checkpoint {
    TensorMap tensors; ///< under their own names: a common "weight" dict and the prefix "model." of
                       ///< GPT files are gone
    nlohmann::json
        config; ///< the file's config record, or config.json of a folder; null when there is none
    std::string info; ///< the reference's free text, e.g. "GPT-e15"
    Container container = Container::Zip;
    std::string head; ///< two digits that replaced "PK" ("05" v2Pro, "06" v2ProPlus), else empty
    std::filesystem::path path;
};

/// Reads a file of any container, told by its content and not by its name, or a Hugging Face
/// folder. Tensors keep the file's dtype and share a mapping of the file. Names are straightened:
/// weight norm is always weight_g/weight_v, CTranslate2's '/' is '.'. Of a training checkpoint this
/// gives the model; see Document for the rest.
Checkpoint readCheckpoint(const std::filesystem::path& path);

/// Memory-mapped: the tensors share the mapping, which lives as long as any of them. They must not
/// be written to.
TensorMap readSafetensors(const std::filesystem::path& path);

/// The text entries of a safetensors file's "__metadata__".
std::map<std::string, std::string> readSafetensorsMetadata(const std::filesystem::path& path);

/// The tensors whose names begin with `prefix`, without it: withoutPrefix(tensors, "hubert.").
TensorMap withoutPrefix(const TensorMap& tensors, std::string_view prefix);

/// The tensors without those whose names begin with `prefix`.
TensorMap without(TensorMap tensors, std::string_view prefix);

} // namespace timbre::weights
